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
      String.raw`(?:im )?not (?:doing|answering|participating|gonna answer|going to answer)\b(?! (?:that|this|it|the))`,
      String.raw`(?:ya )?(?:no|nunca) (?:me|nos) (?:(?:est[ae]n?|sigan?|anden?) )?(?:mand[ea]n|envi[ea]n|escrib|text|contact[ea]n|llamen|llame\b|molest[ea]|busqu|marqu|pregunt[ea]|hablen|hable\b)\w*`,
      String.raw`(?:ya )?no mand[ea]n?\b|(?:ya )?(?:no insistan|dejen|dejenme|dejeme|dejenos)\b|(?:ya )?(?:dejen?|deja|paren?) de (?:mand|envi|escrib|text|molest|llam|contact|pregunt)\w*`,
      String.raw`(?:ya )?no (?:quiero|deseo|voy a) (?:participar|seguir|contestar mas|hacer esto)\b|(?:saquenme|sacame|saqueme|salir) de (?:aqui|esto)\b`,
    ].join('|') +
    ')',
)

const UNWANTED =
  /\b(?:dont|do not|no longer|never|not|without|hate|tired of|sick of|ya no|no (?:quiero|deseo|necesito)|no me gusta|odio|hart[oa] de|no mas|no more)\b/
const TEXTS = /\b(?:text(?:s|ing|ed)?|messages?|messaging|sms|surveys?|mensajes?|textos?|encuestas?)\b/
/** Something is to end, and texts are what ends. */
const ENDS =
  /\b(?:stop|stopp|quit|cease|discontinue|end|cancel|unsubscribe|remove|delete|erase|no more|enough|terminen?|termine|cancelen?|dejen?|deje|paren?|quiten?|saquen?|borren?|eliminen?|basta|suspendan?)\b/
const SENDING =
  /\b(?:text(?:s|ing)?|messag\w*|sms|contacting|writing me|surveys?|list|system|my (?:number|phone)|mensajes?|textos?|encuestas?|escribir\w*|mandar\w*|mandand\w*|textear\w*|sistema|lista|mi (?:numero|telefono|celular|nombre))\b/
const DISCONTINUE =
  /^(?:please )?(?:discontinue|desist|terminate|unenroll(?: me)?|unsub|deactivate)(?: (?:this|these|it|service|please|now|thanks))*$/
/** "She never answers my texts" is about a worker. */
const ABOUT_OTHERS =
  /\b(?:she|he|they|her|his|him|their|ella|el|ellos|my (?!number|phone|name)|mis?(?! (?:numero|telefono|celular|nombre))|sus?|answers?|replies|returns?|contesta|responde|worker|trabajador[a]?|drink\w*|smok\w*|using|fum\w*|tom(?:ar|o|ando)|beb\w*)\b/
const HAS_NUMBER = /\d/

/** @param said folded plain words, less what leads to them. */
export function isCurtStop(said: string): boolean {
  if (OPENS.test(`${said} `) || DISCONTINUE.test(said)) return true
  if (ABOUT_OTHERS.test(said) || HAS_NUMBER.test(said)) return false
  return (UNWANTED.test(said) && TEXTS.test(said)) || (ENDS.test(said) && SENDING.test(said))
}
