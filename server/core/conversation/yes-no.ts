// Reads a reply to a question that offers yes and no and nothing between: "yes, she did", "no, todavía no", "claro que sí".
import { clauses, fold, plain } from './fold.ts'
import { withoutCourtesy } from './keywords.ts'
import { spellOut } from './spell-out.ts'

const whole = (...forms: readonly string[]) => new RegExp(`^(?:${forms.join('|')})$`)

const YES = whole(
  '(?:hell |heck |oh |si |sip |ya |y |um |well |ok )?(?:yes|yeh|yea+|yess+|yess+|ys|yse|yeah|yea|yep|yup|ye|yah|ya|y|u+h+ ?huh|mhm+)(?: (?:yes|please|thx|there was|there is|i have|we have|thank god|god bless|finally|always|very much|ofc|sir|maam|mam|miss|thanks|thank you|of course|for sure|definitely|absolutely|indeed|i do|i did|i am|she did|he did|they did|it did|it was|it is|she does|he does|they do|we did))*',
  '(?:(?:yes|yeah) )?(?:i|we|she|he|they|it) (?:did|do|have|am|are|was|does|will)|(?:fo|for) (?:sho|sure)|aja+|efectivamente|exacto|correcto|afirmativo|(?:ya )?lo creo(?: que si)?|ya lo creo que si|exactly|correct|indeed|(?:i |we )?(?:sure|yes) (?:did|do|have|am|was|is)|there (?:was|is)|(?:yes )?(?:of course|ofc|absolutely|definitely|for sure|totally|certainly|sure|sure thing)',
  '(?:ok |pues |eso |ay |ah |oh )?(?:si+|s|sipi+|sip)(?: (?:si|que si|mij[ao]|mi (?:reina|amor|hija|hijo|rey)|amig[ao]|herman[ao]|joven|dios mio|pues|como no|ya|tambien|hubo|tuve|mucho|muchos|bastante|demasiado|claro|por favor|gracias|senor|senora|senorita|por supuesto|seguro))*',
  '(?:claro|por supuesto|desde luego|asi es|como no|simon|sip|seguro)(?: que si| si)?',
)
const NO = whole(
  '(?:hell |heck |oh |nah |pues |um |well |si |y |nada |fijese que |ay |ok |la verdad )?(?:no+|n|nope|nah|na+|naw|nop|nel)(?: (?:no|nop|nope|mam|pues|vale|hubo|paso nada|nada de nada|mij[ao]|mi (?:reina|amor|hija|hijo)|la verdad|not this month|not lately|i dont think so|creo que no|que yo sepa|naw|nothing(?: new| yet| really| at all| to report)?|none|nada nuevo|ninguno|ninguna|por ahora|ahorita|por el momento|hasta ahora|esta vez|this time|right now|anything|not at all|not this time|not now|not today|sorry|lo siento|perdon|fijese|sir|maam|thanks|thank you|gracias|way|senor|senora|senorita|not yet|not really|im good|im ok|im fine|todavia|aun no|para nada|nada|never|nunca))*',
  'no (?:i|she|he|it|they|we) (?:dont|didnt|doesnt|do not|did not|isnt|wasnt|arent|havent|hasnt|cant|wont|am not)',
  '(?:esta vez no|tampoco(?: no)?|creo que no|(?:sadly|unfortunately|lamentablemente|desafortunadamente|por desgracia) (?:no|not)|no (?:unfortunately|sadly|luck|este mes|esta vez|lamentablemente|desafortunadamente)|not (?:one|a) (?:single )?thing|i dont think so|not (?:really|at all|this time|now|today|lately|this month|right now)|nothing(?: new| yet| really| at all| to report| this month)?|none|negative|nunca|ningun[oa]|nada(?: nuevo| de nada| por ahora| todavia)?|never|i (?:did not|didnt|dont|havent|have not)|por ahora no|ahorita no|not yet|of course not|definitely not|absolutely not|claro que no|por supuesto que no|todavia no|aun no|para nada)',
)

/** What may come first and says nothing. */
const LEADS =
  '(?:(?:oh|well|um|uh|ah|ay|ok|pues|bueno|hell|heck|orale|hello|hi|hola|la verdad|honestly|fijese que|unfortunately|sadly) )*'
/** Yes, and then a reason; by "si" without its accent or a comma it may be "if". */
const YES_BECAUSE = new RegExp(
  `^${LEADS}(?:of course )?(?:yes|yeah|yep|yup|yea|sip|sii+|(?:si (?:senora?|senorita|mij[ao]|joven|amig[ao])|si(?=\\s*[,.!]|\\s+(?:ya|consegui|encontre|pude|logre|hubo)\\b))\\b)[\\s,.!]+(.+)$`,
  's',
)
const ACCENTED = /^[\s¡]*s[íì](?!\p{L})/iu
const NO_BECAUSE = new RegExp(
  `^${LEADS}(?:no+|nope|nah|naw|nel|nop|nunca|jamas|never|not at all|para nada)(?:[\\s,.!]+)(.+)$`,
  's',
)
/** "No sé", "no comment": a no that says neither. */
const NO_OF_ANOTHER_KIND =
  /^(?:se|comment|answer|problems?|problema|mames|mas|more|idea|clue|me acuerdo|recuerdo|estoy segur[oa]|way|worries|sabria|conozco|quiero|quisiera|puedo decir|entend\w+|tengo idea|one here|number|es (?:mi|este|el|la)|hay nadie|le entiendo|comprendo|trabajo con|hablen|me (?:mande|escrib|text|llam|molest)\w*|english|spanish|espanol|ingles|thank|hay de que|importa|good|entiendo|hablo|soy|thanks? but)\b/
const DOUBT =
  /[?]|\b(?:but|pero|maybe|or|except|unless|if|kinda|kind|sorta|sort|only|sometimes|quizas?|tal vez|a veces|aunque|wait|not|dont|didnt|doesnt|cant|isnt|wasnt|never|nunca|nope|nah|almost|casi|part|idk|depends?|depende|nose|no se)\b|^\W*\d\W*$/
/** "I wish I could say yes but no": the last word is the answer. */
const IN_THE_END =
  /(?:\b(?:but|so|pero|asi que|entonces|(?:the |my )?answer (?:is|would be)|(?:la |mi )?respuesta (?:es|seria)|its an?|it is an?|id say|i say|digo que|ya despues|al final|ahora)) (yes|yeah|no|nope|si)(?: (?:from me|for me|por mi parte|dawg|thanks|thank you|gracias))*$/
const ONE_SIDED =
  /^(?:negativo|jamas|nunca|never did|never|negative|uh uh|nuh uh|nothing yet|aun nada|todavia nada)$/

/** True, false, or null when neither is sure. */
export function readYesNo(raw: string): boolean | null {
  const folded = spellOut(fold(raw))
  const words = plain(folded).replace(/\b(\w)\1{2,}\b/g, '$1')
  const collapsed = words.replace(/\b(yes|si|no)(\w)\2*\b/g, (all, word: string, last: string) =>
    word.endsWith(last) ? word : all,
  )
  const bare = withoutCourtesy(collapsed)
  if (YES.test(bare)) return true
  if (NO.test(bare) || ONE_SIDED.test(bare)) return false
  const last = raw.includes('?') ? undefined : inTheEnd(raw)
  if (last !== undefined) return !last.startsWith('n')
  const because = YES_BECAUSE.exec(
    ACCENTED.test(raw.normalize('NFC')) ? folded.replace(/^\W*si\s/, 'si, ') : folded,
  )?.[1]
  if (because !== undefined) return DOUBT.test(because) || /\bno\b(?! problem)/.test(because) ? null : true
  const not = NO_BECAUSE.exec(folded)?.[1]
  if (not === undefined || NO_OF_ANOTHER_KIND.test(not) || /\b(?:yes|yeah|yep|si)\b/.test(not)) return null
  // A second "not" only says it again.
  return DOUBT.test(not.replace(SAID_AGAIN, '')) ? null : false
}

const SAID_AGAIN =
  /\b(?:maybe|quizas?|tal vez|not|dont|didnt|doesnt|cant|isnt|wasnt|never|nunca|nope|nah|if they|if she|if he)\b/g

const FEWEST = 4
/** Of the whole, or of the one part that says it. */
function inTheEnd(raw: string): string | undefined {
  const whole = plain(spellOut(fold(raw)))
  // "Yes but no" is both.
  if (whole.split(' ').length < FEWEST) return undefined
  return [whole, ...clauses(raw).map(spellOut)].flatMap((part) => IN_THE_END.exec(part)?.[1] ?? [])[0]
}
