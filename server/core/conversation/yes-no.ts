// Reads a reply to a question that offers yes and no and nothing between: "yes, she did", "no, todavía no", "claro que sí".
import { fold, plain } from './fold.ts'

const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`)

const YES = whole(
  '(?:hell |heck |oh |si |sip |ya |y |um |well )?(?:yes|yess+|ys|yse|yeah|yea|yep|yup|ye|yah|ya|y|u+h+ ?huh|mhm+)(?: (?:yes|please|thx|maam|there was|there is|i have|we have|thank god|god bless|finally|always|very much|ofc|sir|maam|mam|miss|thanks|thank you|of course|for sure|definitely|absolutely|indeed|i do|i did|i am|i have|she did|he did|they did|it did|it was|it is|she does|he does|they do|we did))*',
  '(?:(?:yes|yeah) )?(?:i|we|she|he|they|it) (?:did|do|have|am|are|was|does|will)|(?:sure|yes) (?:did|do|have|am|was|is)|there (?:was|is)|(?:yes )?(?:of course|ofc|absolutely|definitely|for sure|totally|certainly|sure|sure thing)',
  '(?:si|s)(?: (?:si|claro que si|claro|por favor|gracias|senor|senora|senorita|por supuesto|seguro|como no))*',
  '(?:claro|por supuesto|desde luego|asi es|como no|simon|sip|seguro)(?: que si| si)?',
)
const NO = whole(
  '(?:hell |heck |oh |nah |pues |um |well |si |y )?(?:no+|n|nope|nah|naw|nop|nel)(?: (?:no|naw|nothing(?: new| yet| really| at all| to report)?|none|nada nuevo|ninguno|ninguna|por ahora|ahorita|por el momento|hasta ahora|esta vez|this time|right now|anything|not at all|not this time|not now|not today|sorry|lo siento|perdon|fijese|sir|maam|thanks|thank you|gracias|way|senor|senora|senorita|not yet|not really|im good|im ok|im fine|todavia|todavia no|aun no|para nada|nada|never|nunca))*',
  'no (?:i|she|he|it|they|we) (?:dont|didnt|doesnt|do not|did not|isnt|wasnt|arent|havent|hasnt|cant|wont|am not)',
  '(?:not (?:really|at all|this time|now|today|lately|this month|right now)|nothing(?: new| yet| really| at all| to report| this month)?|none|negative|nunca|ningun[oa]|nada(?: nuevo| de nada| por ahora| todavia)?|never|i (?:did not|didnt|dont|havent|have not)|por ahora no|ahorita no|not yet|of course not|definitely not|absolutely not|claro que no|por supuesto que no|todavia no|aun no|para nada)',
)

/** Yes, and then a reason; by "si" without its accent or a comma it may be "if". */
const YES_BECAUSE =
  /^(?:yes|yeah|yep|yup|yea|(?:si\b(?=\s*[,.!]|\s+(?:ya|consegui|encontre|pude|logre|hubo)\b)))[\s,.!]+(.+)$/s
const ACCENTED = /^[\s¡]*s[íì](?!\p{L})/iu
const NO_BECAUSE =
  /^no(?:\s*[,.!]+\s*|\s+(?=(?:i|im|ive|he|hes|she|shes|they|it|its|we|ella|not|aun|todavia)\b))(.+)$/s
const DOUBT =
  /[?\d]|\b(?:but|pero|maybe|or|except|unless|if|kinda|kind|sorta|sort|only|sometimes|quizas?|tal vez|a veces|aunque|wait|not|dont|didnt|doesnt|cant|isnt|wasnt|never|nunca|nope|nah|almost|casi|part|idk|depends?|depende|nose|no se)\b/

/** True, false, or null when neither is sure. */
export function readYesNo(raw: string): boolean | null {
  const folded = fold(raw)
  const words = plain(folded).replace(/\b(\w)\1{2,}\b/g, '$1')
  const collapsed = words.replace(/\b(yes|si|no)(\w)\2*\b/g, (all, word: string, last: string) =>
    word.endsWith(last) ? word : all,
  )
  if (YES.test(collapsed)) return true
  if (NO.test(collapsed)) return false
  const because = YES_BECAUSE.exec(
    ACCENTED.test(raw.normalize('NFC')) ? folded.replace(/^\W*si\s/, 'si, ') : folded,
  )?.[1]
  if (because !== undefined) return DOUBT.test(because) || /\bno\b/.test(because) ? null : true
  const not = NO_BECAUSE.exec(folded)?.[1]
  if (not === undefined || /\b(?:yes|yeah|yep|si)\b/.test(not)) return null
  // A second "not" only says it again.
  return DOUBT.test(not.replace(/\b(?:not|dont|didnt|doesnt|cant|isnt|wasnt|never|nunca)\b/g, ''))
    ? null
    : false
}
