// Finds the one number that a reply clearly gives; anything with a doubt in it gives none.
import { withoutLeads } from './number-leads.ts'
import { NUMBER_WORD as WORD, NUMBER_WORDS } from './number-words.ts'

const NUMBER = String.raw`(?:\d+|(?:${WORD})\b)`

const ALONE = new RegExp(String.raw`^(${NUMBER})[\s.,!?)\]"*:;]*$`)
const OUT_OF = new RegExp(
  String.raw`^(${NUMBER})\s*(?:\/|out of|of|de(?: un total de)?|sobre)\s*(${NUMBER})(?=$|[\s.,!?)])[.,!?)]*\s*(.*)$`,
)
const DECORATED = new RegExp(String.raw`^(${NUMBER})(?=\D*$)(?:\s*[,.:;!?)\]*=-]+\s*|\s+)(\D*)$`)

/** "This is Mrs Hayes, I would say a 4": whatever leads to it holds no other number. */
const SAID_LAST = new RegExp(
  String.raw`^(?:(?!\b(?:${WORD}|or|not|between|maybe|no|o|entre)\b)\D)*\b(?:(?:i|we)(?:'?d| would| will|'?ll|'?m gonna| am going to| gotta)? (?:say|give|rate|put|pick|choose)|my (?:answer|number|score)(?: is|:)?|so(?: its)?|so im gonna say|o sea|asi que|entonces|por eso|le (?:doy|pongo|daria|voy a (?:dar|poner))|(?:yo )?(?:diria|digo|pongo)|mi (?:respuesta|numero)(?: es|:))(?: (?:a|an|un|una|her|him|them|it|el|que|like|about|around|at|como|is|es|ella))* (${NUMBER})[\s.,!)\]"*:;]*$`,
)

/** "It was a 2 before, now it's a 4": what was is told apart from what is. */
const WAS = /\b(?:was|used to be|era|antes|before|by mistake|por error|sin querer)\b/
const IS = new RegExp(
  String.raw`\b(?:now|ahora|i meant?|quise decir|its|it's|it is|es|im at|i'm at|at)(?: (?:its|it's|a|an|un|es|like|more like|at|is|im|i'm|around|about|como)){0,4} (${NUMBER})[\s.,!]*$`,
)
/** What a number of these counts is no point. */
const COUNTED = new RegExp(
  String.raw`\b${NUMBER} (?:of (?:my|the|them)|(?:time|minute|min|hour|hr|day|week|month|year|yr|kid|child|people|person|call|visit|appointment|vez|vece|vec|minuto|hora|dia|semana|mese|me|ano|hijo|hija|nino|persona|llamada|visita|cita)s?|vece?s|veses|children)\b|\b(?:apt|apartment|room|suite|number|unit|calle|numero) \d+\b`,
  'g',
)
export const withoutCounts = (words: string): string => words.replace(COUNTED, '')

/** A number before these counts something else, or is only half of what was said. */
const NOT_A_REPLY =
  /^(?:(?:of|or|to|o|out|less|plus|minus|ish|st|nd|rd|th|and (?:a )?half|y medi[oa]|y pico|tomorrow|tonight|manana|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|[ap]\.?\s?m|percent|por ciento|o'?clock|not (?:sure|an?|really|my)|no longer)\b|%|\+|-|\/|(?:time|minute|min|hour|hr|day|week|month|year|yr|kid|child|people|person|dollar|buck|block|mile|call|visit|appointment|vez|veces|minuto|hora|dia|semana|mes|ano|hijo|hija|nino|persona|dolar|llamada|visita|cita)(?:s|es)?\b|(?:children|kids|de la (?:tarde|manana|noche)|anos)\b)/
const NUMBER_SLANG: Readonly<Record<number, RegExp>> = {
  1: /^(?:bad|good|thing|more|another)\b/,
  2: /^(?:much|many|bad|late|day|night|nite|morrow|moro|be|b|do|get|good)\b/,
  4: /^(?:real|ever|me|u|you|now|sure|get|the|my|a|him|her|them)\b/,
}
const COURTESY =
  /^(?:hun|hon|honey|dear|mij[ao]|le (?:doy|pongo)|nada mas|nomas|por favor|gracias|please|thanks|thank you)[.!]*$/
/** One is more often "someone" than a point. */
const SECOND_THOUGHT = new RegExp(
  String.raw`\b(?:(?!one\b|uno\b)(?:${WORD})|(?:or|to|and|maybe|not|no|o|u|y|a|quizas|tal vez)\s+(?:maybe |a |an |un |una )?(?:${WORD}))\b`,
)

export interface NumberFound {
  readonly value: number
  /** What stands beside it, folded. */
  readonly beside: string
}

/** @param text folded. @param top the scale's last point: "4 out of 10" says nothing on a scale of 5. */
export function findNumber(
  text: string,
  top: number,
  isLabel: (folded: string) => boolean = () => false,
): NumberFound | null {
  // A heart is no number; alone it stays and is none either.
  const said = text
    .replace(/(?<=\S\s?)<3+/g, '')
    .replace(/(?<=^|\s)[:;=]['-]?[()/\\|dpx*]+(?=\s|$)/g, ' ')
    .replace(/^(\d)(?:[\s,.!]+\1){2,}[.!]*$/, '$1')
    .trim()
  const rest = withoutLeads(said)
  const alone = ALONE.exec(rest) ?? SAID_LAST.exec(said)
  if (alone) return { value: valueOf(alone[1]), beside: '' }
  const corrected = WAS.test(said) ? IS.exec(said) : null
  if (corrected) return { value: valueOf(corrected[1]), beside: '' }
  const outOf = OUT_OF.exec(rest)
  if (outOf) {
    const clear = valueOf(outOf[2]) === top && !/\d/.test(outOf[3] ?? '')
    return clear ? { value: valueOf(outOf[1]), beside: '' } : null
  }
  const decorated = DECORATED.exec(rest)
  if (!decorated) return null
  const [value, beside] = [valueOf(decorated[1]), (decorated[2] ?? '').trim()]
  if (isLabel(beside)) return { value, beside }
  // "is 5 good or bad?" asks us.
  if (beside.includes('?')) return null
  const isWord = !/^\d/.test(decorated[1] ?? '')
  // "one of them", "un día dos": a spelled one or two is more often a word among words than a reply.
  if (isWord && value < 3 && !COURTESY.test(beside)) return null
  if (NOT_A_REPLY.test(beside) || NUMBER_SLANG[value]?.test(beside) || SECOND_THOUGHT.test(beside))
    return null
  return { value, beside }
}

function valueOf(text: string | undefined): number {
  return NUMBER_WORDS[text ?? ''] ?? Number(text)
}
