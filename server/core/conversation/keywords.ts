// What a whole message may mean outside the questions: stop, pause, wrong number, help, language, danger.
import { plain } from './fold.ts'

const set = (words: string) => new Set(words.split('|'))

const STOP = set(
  'stop|stopall|stop all|unsubscribe|quit|end|cancel|revoke|optout|opt out|' +
    'alto|parar|basta|cancelar|no mas|baja|salir|detener',
)
const START = set('start|unstop|resume|comenzar|reanudar|start again|empezar')
const YES = set('yes|y|yeah|yep|yup|ok|okay|sure|si|s|claro|yes please|si por favor|esta bien')
const NO = set('no|n|nope|nah|no thanks|no thank you|no gracias')
const HELP = set('help|info|ayuda|help please|please help|help me|ayuda por favor|ayudame|informacion')
const HELP_ELSEWHERE = set(
  'i need help|necesito ayuda|who is this|whos this|what is this|quien es|que es esto',
)
const SKIP = set('9|skip|omitir|saltar|nine|nueve')
const THANKS = set(
  'thanks|thank you|thx|ty|ok|okay|gracias|muchas gracias|ok gracias|ok thanks|de nada|good|bye|adios',
)
const CALL = set(
  'call me|call me back|can you call me|could you call me|i want a call|i need a call|can someone call me|' +
    'can somebody call me|have someone call me|i want someone to call me|llameme|llamame|llamenme|' +
    'quiero una llamada|necesito una llamada|me puede llamar|me pueden llamar|puede llamarme|pueden llamarme|' +
    'quiero que me llamen|quiero que me llame|necesito que me llamen|necesito que me llame',
)
const CHANGE_WORKER = set(
  'different worker|new worker|i want a different worker|i want a new worker|otro trabajador|otra trabajadora|' +
    'quiero otro trabajador|quiero otra trabajadora|cambiar de trabajador',
)
const SPANISH = set(
  'espanol|en espanol|spanish|in spanish|habla espanol|hablo espanol|solo espanol|no english|spanish only',
)
const ENGLISH = set('english|in english|ingles|en ingles|english only|no spanish|speak english')

export const isYes = (words: string) => YES.has(words)
export const isNo = (words: string) => NO.has(words)
export const isSkip = (words: string) => SKIP.has(words)
export const isStart = (words: string) => START.has(words)
export const isThanks = (words: string) => THANKS.has(words)
export const asksForCall = (words: string) => CALL.has(lessPlease(words))
export const asksForChange = (words: string) => CHANGE_WORKER.has(words)

/** Signs that mean stop all by themselves. */
const STOP_SIGNS = /^(?:🛑|⛔|🚫|✋)+$/u
const DRESSING = /[\s\p{Cf}\p{M}\p{Emoji_Modifier}.!]/gu

export function isStop(raw: string, words: string): boolean {
  return STOP_SIGNS.test(raw.replace(DRESSING, '')) || STOP.has(words) || STOP.has(once(words))
}

/** "stop stop stop" and "s t o p" are "stop". */
function once(words: string): string {
  const parts = words.split(' ')
  if (parts.length > 2 && parts.every((part) => part.length === 1)) return parts.join('')
  return parts.every((part) => part === parts[0]) ? (parts[0] ?? '') : words
}

export function asksForHelp(words: string, ownWords: boolean): boolean {
  return HELP.has(words) || (!ownWords && HELP_ELSEWHERE.has(words))
}

const lessPlease = (words: string) =>
  words.replace(/^(?:please|por favor|pls) | (?:please|por favor|pls)$/g, '')

export function languageAsked(words: string): 'en' | 'es' | null {
  const bare = lessPlease(words)
  if (SPANISH.has(bare)) return 'es'
  return ENGLISH.has(bare) ? 'en' : null
}

const CRISIS = new RegExp(
  [
    String.raw`\bkill(?:ing)? (?:my ?self|me)\b`,
    String.raw`\bsuicid`,
    String.raw`\b(?:end|ending|take|taking) my (?:own )?life\b`,
    String.raw`\bend it all\b`,
    String.raw`\b(?:want|wanna|going|ready|wish i could|need) (?:to )?die\b`,
    String.raw`\bbetter off dead\b`,
    String.raw`\b(?:dont|do not|no longer) (?:want to|wanna) (?:live|be alive|be here anymore|exist)\b`,
    String.raw`\b(?:hurt|harm|hurting|harming|cutting) my ?self\b`,
    String.raw`\bmatarme\b|\bme (?:voy a|quiero) matar\b`,
    String.raw`\b(?:quiero|quisiera) morir(?:me)?\b|\bme quiero morir\b`,
    String.raw`\bquitarme la vida\b|\bacabar con mi vida\b`,
    String.raw`\bno quiero (?:seguir )?(?:vivir|viviendo)\b`,
    String.raw`\b(?:hacerme dano|lastimarme|cortarme)\b`,
  ].join('|'),
)

/** Words after which a person should call, whatever else they say. Not a detector: most danger is worded otherwise. */
export const soundsLikeCrisis = (words: string) => CRISIS.test(words)

const WRONG_NUMBER = new RegExp(
  [
    String.raw`^(?:(?:sorry|hi|hey|hello|hola|i|think|u|you|youve|ve|have|has|got|this|is|its|it|thats|that|the|a|must|texted|are|texting|dialed|please|stop|but|disculpe|perdon|creo|que|tiene|tienen|es|este|el|un|lo|siento)\s)*(?:wrong (?:number|person|phone|num|no)|(?:numero|telefono|celular) equivocado|persona equivocada)(?:\s(?:sorry|please|stop|thanks|thank|you|texting|messaging|me|here|por|favor|gracias|perdon|disculpe|no|escriban|mas))*$`,
    String.raw`^(?:\w+\s)?se equivoc(?:o|a|an|aron) de (?:numero|persona)\b`,
    String.raw`^(?:esta |estan )?equivocad[oa]s?(?: de (?:numero|persona))?$`,
    String.raw`^(?:this|that) (?:is not|isnt) (?:\w+ ?){1,3}(?:number|phone)(?: anymore| any more)?$`,
    String.raw`^\w+(?: \w+)? (?:does not|doesnt|no longer) (?:has|have|uses?|owns?) this (?:number|phone)(?: anymore)?$`,
    String.raw`^este (?:ya )?no es el (?:numero|telefono|celular) de \w+(?: \w+)?$`,
    String.raw`^(?:ya )?no es mi numero$`,
  ].join('|'),
)

export const isWrongNumber = (words: string) => WRONG_NUMBER.test(words)

/** A folded text less the digit that leads it: "5 stop" is first of all a stop. */
export function afterDigit(folded: string): string {
  return plain(folded.replace(/^\W*\d\b/, ''))
}
