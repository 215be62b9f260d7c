// Single words and signs that are a whole message: stop, start, yes, no, skip, thanks.
import { plain } from './fold.ts'
import { NUMBER_WORD } from './number-words.ts'

const set = (words: string) => new Set(words.split('|'))

const STOP = set(
  'stop|stopall|stop all|unsubscribe|quit|end|cancel|revoke|optout|opt out|' +
    'alto|parar|basta|cancelar|no mas|baja|salir|detener',
)
/** These are no part of a sentence about something else, when they stand alone between two full stops. */
const STOP_IN_A_SENTENCE = set('stop|stopall|stop all|unsubscribe|opt out|optout|alto')
const START = set('start|unstop|resume|comenzar|reanudar|start again|empezar')
const YES = set('yes|y|yeah|yep|yup|ok|okay|sure|si|s|claro|yes please|si por favor|esta bien')
const NO = set('no|n|nope|nah|no thanks|no thank you|no gracias')
const SKIP = set(
  '9|skip|omitir|saltar|nine|nueve|skip this|skip this one|skip it|skip please|pass|next|next question|' +
    'prefer not to say|id prefer not to say|i prefer not to say|rather not say|rather not|id rather not|' +
    'id rather not answer|prefer not to answer|no answer|no comment|i dont want to answer|dont want to answer|' +
    'i dont want to say|paso|salta|siguiente|la siguiente|siguiente pregunta|prefiero no contestar|' +
    'prefiero no responder|no quiero contestar|no quiero responder|no quiero decir|sin comentarios',
)
const THANKS = set(
  'thanks|thank you|thx|ty|ok|okay|gracias|muchas gracias|ok gracias|ok thanks|de nada|good|bye|adios',
)

export const isYes = (words: string) => YES.has(words)
export const isNo = (words: string) => NO.has(words)
export const isSkip = (words: string) =>
  SKIP.has(words.replace(/(?<=.) (?:please|pls|plz|por favor|porfa)$/, ''))
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
  if (parts.length > 2 && parts.every((part) => part.length === 1)) return parts.join('')
  return parts.every((part) => part === parts[0]) ? (parts[0] ?? '') : words
}

const LED_BY_NUMBER = new RegExp(String.raw`^\W*(?:\d|(?:${NUMBER_WORD}))\b`)

/** A folded text less the number that leads it: "5 stop" is first of all a stop. */
export function afterNumber(folded: string): string {
  return plain(folded.replace(LED_BY_NUMBER, ''))
}
