// Single words and signs that are a whole message: stop, start, yes, no, skip, thanks.
import { plain } from './fold.ts'
import { optOutsInLatin } from './look-alikes.ts'
import { NUMBER_WORD } from './number-words.ts'
import { spellOut } from './spell-out.ts'

const set = (words: string) => new Set(words.split('|'))

const STOP = set(
  'pause|pausa|pausar|stop|stopall|stop all|unsubscribe|quit|end|cancel|revoke|optout|opt out|' +
    'alto|parar|basta|cancelar|no mas|baja|salir|detener|стоп',
)
/** These are no part of a sentence about something else, when they stand alone between two full stops. */
const STOP_IN_A_SENTENCE = set('stop|stopall|stop all|unsubscribe|opt out|optout|alto')
const START = set('start|unstop|resume|comenzar|reanudar|start again|empezar')
const YES = set('yes|y|yeah|yep|yup|ok|okay|sure|si|s|claro|yes please|si por favor|esta bien')
const NO = set('no|n|nope|nah|no thanks|no thank you|no gracias')
const SKIP = new RegExp(
  '^(?:' +
    [
      String.raw`(?:9|nine|nueve|pass|next|omitir|omito|saltar|salta|paso|siguiente|proxima|skp|skipp)`,
      String.raw`(?:(?:can|could|may) (?:i|we) |ill |i will |im gonna |lets |let me |want to |i want to |id rather |id like to |wanna )?skip(?: (?:this|that|it|the|one|question|for now))*`,
      String.raw`(?:i )?(?:can i |can we )?(?:pass|next)(?: (?:on|the|this|that|it|one|question))*`,
      String.raw`(?:(?:id|i|would|ill|really|just) )*(?:prefer|rather|choose)(?: (?:to|2))? not(?: (?:(?:to|2) )?(?:say|answer|respond|tell|discuss|talk about)(?: (?:it|that|this|this one|that one|the question|about it))?)?`,
      String.raw`no (?:answer|comment|response)(?: next(?: question)?)?|sin (?:comentarios?|respuesta)|n a`,
      String.raw`(?:i )?(?:really )?(?:dont|do not|dnt|wont|not gonna|not going to|im not gonna|im not|not) (?:(?:want|wanna|care|feel comfortable|comfortable|feel like|like)(?: to)? )?(?:answer|answering|say|saying|respond|tell|talk about|talking about|discuss)(?: (?:it|that|this|that one|this one|the question|that question|this question|right now|now|about it))*`,
      String.raw`(?:next|another|different) (?:one|question)`,
      String.raw`(?:la |el |a la )?(?:que sigue|siguiente|proxima|otra)(?: pregunta)?|(?:pasar|paso|salt[ao]|omit[ao]|omitir|saltar|brinca|brincar|brincala|saltala|pasala|la paso|me la salto|omitela|omit[ae]la|salt[ae]la|saltes?ela|me la (?:brinco|salto|paso)|(?:esa|esta) me la (?:brinco|salto|paso)|(?:quisiera|quiero|puedo|prefiero|voy a|mejor) (?:omitir|saltar|pasar|brincar)(?:la|me)?)(?: (?:a |de |en )?(?:la|esta|esa|esto|eso|siguiente|que sigue|pregunta))*`,
      String.raw`(?:yo |mejor )?prefiero no (?:decir|contestar|responder|hablar)(?:lo)?(?: (?:eso|esa|esta|esto|de eso|nada|pregunta|a eso))*|prefiero que no`,
      String.raw`(?:es[ao]|est[ao]) no(?: l[ao])? (?:contesto|respondo|digo|(?:quiero|voy a|puedo) (?:contestar|responder|decir))`,
      String.raw`(?:yo |mejor |esa |esta |eso |esto |la |lo )*no (?:la |lo )?(?:(?:quiero|voy a|puedo|deseo|gustaria|me gustaria) )?(?:contestar(?:la|lo)?|contesto|respondo|responder(?:la|lo)?|decir(?:lo)?|digo)(?: (?:eso|esa|esta|esto|la|pregunta|nada|a eso))*`,
    ].join('|') +
    ')$',
)
const THANKS = set(
  'thanks|thank you|thx|ty|ok|okay|gracias|muchas gracias|ok gracias|ok thanks|de nada|good|bye|adios',
)

export const isYes = (words: string) => YES.has(words)
export const isNo = (words: string) => NO.has(words)
const COURTESY =
  /^(?:please|sorry|ok|okay|um+|por favor|perdon|lo siento|no thanks|no gracias|thanks) (?=.)|(?<=.) (?:please|thanks|thank you|sorry|por favor|gracias|9|lol|ok|if (?:thats|its|it is|that is) (?:ok|okay|alright)|its (?:private|personal)|hun|hon|honey|mija|mijo|senorita|maam|bro)$/g
export const withoutCourtesy = (words: string): string =>
  spellOut(words).replace(COURTESY, '').replace(COURTESY, '')

/** Two texts' worth: a longer one is a story, and no whole message of a few words. */
export const LONGEST_REPLY = 320

export const isSkip = (words: string) => words.length <= LONGEST_REPLY && SKIP.test(withoutCourtesy(words))
export const isStart = (words: string) => START.has(words)
export const isThanks = (words: string) => THANKS.has(words)
export const isStopSentence = (words: string) => STOP_IN_A_SENTENCE.has(words)

/** Signs that mean stop all by themselves. */
const STOP_SIGNS = /^(?:🛑|⛔|🚫|✋)+$/u
const DRESSING = /[\s\p{Cf}\p{M}\p{Emoji_Modifier}.!]/gu

export function isStop(raw: string, words: string): boolean {
  return STOP_SIGNS.test(raw.replace(DRESSING, '')) || STOP.has(words) || STOP.has(once(words))
}

/** "stop stop stop" and "s t o p" are "stop". */
function once(words: string): string {
  const parts = words.split(' ')
  if (parts.length > 2 && parts.every((part) => part.length === 1)) return optOutsInLatin(parts.join(''))
  return parts.every((part) => part === parts[0]) ? (parts[0] ?? '') : words
}

const LED_BY_NUMBER = new RegExp(String.raw`^\W*(?:\d|(?:${NUMBER_WORD}))\b`)

/** A folded text less the number that leads it: "5 stop" is first of all a stop. */
export function afterNumber(folded: string): string {
  return plain(folded.replace(LED_BY_NUMBER, ''))
}
