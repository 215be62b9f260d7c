// Ways to say "no more texts" that are heard where no own words were asked for: nobody's goal is lost by hearing them widely.
const CONTACT =
  'text|txt|msg|messag|contact|call|bother|bug|harass|spam|send|ask|writ|annoy|email|hit|blow|pester|reach|mess'
const OPENS = new RegExp(
  '^(?:' +
    [
      // "stop ffs", "stop contacting this number i will report you"; not "stop by", "stop drinking", "stop my meds".
      String.raw`(?:stop|stahp|stopp|quit|cease|alto|basta) (?!by\b|in\b|over\b|at\b|on\b|my\b|and\b|a\b|de\b|the (?!texts?|messages?|msgs?|questions?|surveys?)|\w+ing\b)`,
      String.raw`(?:stop|stahp|quit|cease) (?:\w+ )?(?:${CONTACT})\w*ing?\b`,
      String.raw`(?:yes|no|yeah|nah|nope|si|ok) (?:stop|unsubscribe|alto)\b`,
      String.raw`(?:remove|delete|block|drop|unsubscribe|erase) (?:me|us|my|this number)\b|(?:take|get) (?:me|us|my number) off\b`,
      String.raw`(?:i )?want out\b|(?:im |i am )?done with (?:this|these|that|it|you|yall)(?: |$)|(?:i )?(?:dont|do not|no longer) (?:want|wanna) (?:to )?(?:do )?(?:this|these|participate|be (?:in|part))`,
      String.raw`(?:im )?not (?:doing|answering|participating|gonna answer|going to answer)\b`,
      String.raw`(?:ya )?(?:no|nunca) (?:me|nos) (?:(?:est[ae]n?|sigan?|anden?) )?(?:mand[ea]n|envi[ea]n|escrib|text|contact[ea]n|llamen|llame\b|molest[ea]|busqu|marqu|pregunt[ea]|hablen|hable\b)\w*`,
      String.raw`(?:ya )?no mand[ea]n?\b|(?:ya )?(?:no insistan|dejen|dejenme|dejeme|dejenos)\b|(?:ya )?(?:dejen?|deja|paren?) de (?:mand|envi|escrib|text|molest|llam|contact|pregunt)\w*`,
      String.raw`(?:ya )?no (?:quiero|deseo|voy a) (?:participar|seguir|contestar mas|hacer esto)\b|(?:saquenme|sacame|saqueme|salir) de (?:aqui|esto)\b`,
    ].join('|') +
    ')',
)

const UNWANTED =
  /\b(?:dont|do not|no longer|never|hate|tired of|sick of|ya no|no quiero|no me gusta|odio|hart[oa] de)\b/
const TEXTS = /\b(?:texts?|txts?|messages?|msgs?|sms|surveys?|mensajes?|textos?|encuestas?)\b/
/** "She never answers my texts" is about a worker. */
const ABOUT_OTHERS =
  /\b(?:she|he|they|her|his|their|ella|el|my|mis?|sus?|answers?|replies|returns?|contesta|responde)\b/

/** @param said folded plain words, less what leads to them. */
export function isCurtStop(said: string): boolean {
  return OPENS.test(`${said} `) || (UNWANTED.test(said) && TEXTS.test(said) && !ABOUT_OTHERS.test(said))
}
