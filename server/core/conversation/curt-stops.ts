// Ways to say "no more texts" that are heard where no own words were asked for: nobody's goal is lost by hearing them widely.
const CONTACT =
  'text|txt|msg|messag|contact|call|bother|bug|harass|spam|send|ask|writ|annoy|email|hit|blow|pester|reach|mess'
/** What people stop in their own lives, and what they get off. */
const HABIT =
  '(?:cig\\w*|smokes|tobacco|nicotine|weed|meth|crack|dope|drugs|heroin|fentanyl|pills|alcohol|beer|liquor|soda|sugar|sweets|candy|junk|caffeine|coffee|bread|vap\\w*|school|work|probation|parole)'
const OPENS = new RegExp(
  '^(?:' +
    [
      // "stop ffs", "stop contacting this number i will report you"; not "stop by", "stop drinking", "stop my meds", "quit cigs".
      String.raw`(?:stop|stahp|stopp|quit|cease|alto|basta) (?!by\b|in\b|over\b|at\b|on\b|my\b|and\b|a\b|de\b|signs?\b|lights?\b|el\b|en\b|con (?:tener|que|ser|un|una|mi)\b|${HABIT}\b|the (?!texts?|messages?|msgs?|questions?|surveys?)|\w+ing\b)`,
      String.raw`(?:stop|stahp|quit|cease) (?:\w+ )?(?:${CONTACT})\w*ing?\b`,
      String.raw`(?:yes|no|yeah|nah|nope|si|ok) (?:stop|unsubscribe|alto)\b`,
      String.raw`(?:remove|delete|block|drop|unsubscribe|erase) (?:me|us|my(?! (?:ex|old|mom|dad|sister|brother|cousin|debts?))|this number)\b|(?:take|get) (?:me|us|my number) off\b(?! (?:(?:the|this|that|my|a|of) )*(?:wait|insulin|street|couch|methadone|medic|meds|lease|${HABIT}))`,
      String.raw`(?:i )?want out\b|(?:im |i am )?done with (?:this|these|that|it|you|yall)(?: |$)|(?:i )?(?:dont|do not|no longer) (?:want|wanna) (?:to )?(?:do )?(?:this|these|participate|be (?:in|part))`,
      String.raw`(?:make|get) (?:this|these|them|these texts) (?:to )?stop\b|me quiero (?:dar de baja|salir)(?: |$)`,
      String.raw`(?:im )?not (?:doing|answering|participating|gonna answer|going to answer)\b(?! (?:that|this|it|the))`,
      String.raw`(?:ya )?(?:no|nunca) (?:me|nos) (?:(?:est[ae]n?|sigan?|anden?) )?(?:mand[ea]n|envi[ea]n|escrib|text|contact[ea]n|llamen|llame\b|molest[ea]|busqu|marqu|pregunt[ea]|hablen|hable\b)\w*(?! (?:(?:a|al) (?:otr|un|la (?:clinica|carcel|calle)|es[ea]|hospital|refugio)|(?:mis?|el|la|los) (?:medic|pastill|cheque|estampill|cupon|dinero|tarjeta|comida|transporte)))`,
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
  /\b(?:stop|stopp|quit|cease|discontinue|end|cancel|unsubscribe|remove|delete|erase|no more|enough|terminen?|termine|cancelen?|dejen?|deje|paren?|quiten?|saquen?|borren?|eliminen?|basta|suspendan?|parenle|cut it out|knock it off|hold off|pausar?|pausen|desuscrib\w+|aint doing|not doing|take)\b/
const SENDING =
  /\b(?:text(?:s|ing)?|messag\w*|sms|contacting|writing me|blow(?:ing)? up|surveys?|per text|(?:please|porfa) stop (?:these|this)|list|system|my (?:number|phone)|mensajes?|textos?|encuestas?|escribir\w*|mandar\w*|mandand\w*|pausar (?:los )?mensajes|textear\w*|sistema|lista|mi (?:numero|telefono|celular|nombre))\b/
const DISCONTINUE =
  /^(?:please )?(?:discontinue|desist|terminate|unenroll(?: me)?|desuscribir(?:me)?|desuscribanme|unsub|deactivate)(?: (?:this|these|it|service|please|now|thanks))*$/
/** "She never answers my texts" is about a worker. */
const ABOUT_OTHERS =
  /\b(?:she|he|they|her|his|him|their|ella|el|ellos|my (?!number|phone|name|plan|data|minutes|bill|time|day|life|cell)|mis?(?! (?:numero|telefono|celular|nombre))|sus?|collectors?|scammers?|telemarketers?|answers?|replies|returns?|contesta|responde|worker|trabajador[a]?|drink\w*|smok\w*|using|fum\w*|tom(?:ar|o|ando)|beb\w*)\b/
const HAS_NUMBER = /\d/
/** Said to whoever writes, wherever in the message it stands. */
const TO_US =
  /\bno (?:me|nos) (?:vuelvan?|manden?|escriban?|llamen?|texteen?|molesten?|contacten?|busquen?|esten?)\b(?! (?:a|al) (?:otr|un|la (?:clinica|carcel|calle)|es[ea]|hospital|refugio))|\b(?:do not|dont|never) (?:ever )?(?:text|message|contact|write) (?:me|us|this)\b/

/** @param said folded plain words, less what leads to them. */
export function isCurtStop(said: string): boolean {
  if (BLOCKS.test(said) && SENDING.test(said)) return true
  if (OPENS.test(`${said} `) || DISCONTINUE.test(said)) return true
  if (TO_US.test(said) && !/\b(?:ella|el|she|he)\b/.test(said)) return true
  if (ABOUT_OTHERS.test(said) || HAS_NUMBER.test(said)) return false
  return (UNWANTED.test(said) && TEXTS.test(said)) || (ENDS.test(said) && SENDING.test(said))
}

const THESE_TEXTS =
  /\b(?:these|this|your|estos|estas|los|sus|con los) (?:texts?|messages?|surveys?|mensaj\w+|textos?|encuestas?|preguntas de texto)\b/
const WANTS_NO_MORE =
  /\b(?:no longer|dont|do not|ya no|no) (?:wish|want|deseo|quiero|need|necesito)(?: to)?(?: que me)? (?:receive|get|have|recibir|mand\w+|lleg\w+)\b/
const OF_TEXTS = /\b(?:texts?|messages?|mensajes?|textos?|encuestas?|surveys?)\b/
const NOT_ASKED_FOR = /\b(?:never signed up|nunca me apunte)\b/
const SO_STOP = /\b(?:stop|no me manden|paren)\b/
const NO_MORE_TEXTS =
  /\bno (?:me )?(?:vuelvan? a (?:escribir|mandar|llamar|textear)|manden mas|manden mensajes|escriban mas)|\bya no me lleguen\b/
/** Threats to block are a stop said angrily. */
const BLOCKS = /\b(?:block(?:ing)?|bloque\w+) (?:you|yall|this|these|si|numero|los)?|\blos voy a bloquear\b/
const AWAY =
  /\b(?:leave me|hold off|stop|quit|no more|dejenme|dejeme|parenle|paren|basta|ya no quiero|take my number|aint doing|not doing)\b/

/** Also where own words were asked for: nobody's goal speaks of these texts. @param said folded plain words. */
export const isAboutTheseTexts = (said: string): boolean =>
  !ABOUT_OTHERS.test(said) &&
  (NO_MORE_TEXTS.test(said) ||
    isFollowedBy(said, WANTS_NO_MORE, OF_TEXTS) ||
    isFollowedBy(said, NOT_ASKED_FOR, SO_STOP) ||
    (AWAY.test(said) && THESE_TEXTS.test(said)))

function isFollowedBy(said: string, first: RegExp, then: RegExp): boolean {
  const found = first.exec(said)
  return found !== null && then.test(said.slice(found.index + found[0].length))
}
