// Words after which a person should call, whatever else they say. Not a detector: most danger is worded otherwise.

const CRISIS = new RegExp(
  [
    String.raw`\bkill(?:ing)? my ?self\b|\bkill me\b`,
    String.raw`^(?:im )?(?:gonna |wanna |want to |going to )?kms(?: tonight| now| today| rn)?$|\b(?:gonna|wanna|want to|going to|might|imma|just) kms\b`,
    String.raw`\bsuicid`,
    String.raw`\b(?:end|ending|take|taking) my (?:own )?life\b`,
    String.raw`\bend it all\b|\b(?:wanna|want to|gonna|going to|ready to|thinking (?:of|about)|need to) end(?:ing)? it(?: all)?$`,
    String.raw`\b(?:want|wanna|going|ready|wish i could|need) (?:to )?die\b`,
    String.raw`\b(?:wish i (?:was|were)|(?:id |would )?rather be|want to be|wanna be|better off|mejor) (?:dead|muert[oa])\b`,
    String.raw`\bbetter off without me\b`,
    String.raw`\b(?:no reason|nothing|no point) (?:left )?(?:to|in|for) (?:live|living)\b|\bcant (?:go on|do this|take (?:it|this)) (?:anymore|any more|no more)\b|\bdont want to (?:be here|wake up|go on)\b|\blife is not worth it\b|\bnot worth living\b`,
    String.raw`\b(?:dont|do not|no longer) (?:want to|wanna) (?:live|be alive|be here anymore|exist)\b`,
    String.raw`\b(?:hurt|harm|hurting|harming|cutting) my ?self\b`,
    String.raw`\bmatarme\b|\bme (?:voy a|quiero) matar\b`,
    String.raw`\b(?:quiero|quisiera) (?:morir(?:me)?|estar muert[oa])\b|\bme quiero morir\b`,
    String.raw`\bojala (?:me muriera|estuviera muert[oa])\b`,
    String.raw`\bquitarme la vida\b|\bme (?:quiero|voy a) quitar la vida\b|\bquitarme de este mundo\b|\bacabar con mi vida\b`,
    String.raw`\bno quiero (?:seguir )?(?:vivir|viviendo|estar aqui|despertar)\b|\bno (?:vale la pena|tiene sentido|tengo ganas de|tengo por que|tengo razon para) (?:seguir )?(?:vivir|viviendo|la vida)\b|\bsin ganas de vivir\b|\bya no (?:puedo|aguanto) mas$`,
    String.raw`\b(?:hacerme dano|lastimarme|cortarme)\b`,
  ].join('|'),
)

export const soundsLikeCrisis = (words: string) => CRISIS.test(words)
