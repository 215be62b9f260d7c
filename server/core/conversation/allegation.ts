// Words that say a worker or other staff did the patient harm: hit, touched, took money, threatened, insulted, told secrets.
// Not a detector: it knows who, then what, and says nothing when either is in doubt.
import { fold, plain } from './fold.ts'
import { DONE_TO_ME_EN, DONE_TO_ME_ES, DRUNK_ES, HARM_EN, HARM_ES, STOP_IT } from './harm-words.ts'

export interface About {
  /** The words are for the worker or about them: then "she", "he" and "you" are that worker. */
  readonly worker: boolean
  /** First name of the worker; null: not known. */
  readonly name: string | null
}

const WORKER = new RegExp(
  String.raw`\b(?:(?:my own|my|your|our|the|this|that|his|a|one of (?:the|your|my)|mi|la|el|su|sus|los|las|una?|es[ae]|est[ae]|mis) )?(?:(?:old|new|last|former|current|housing|health|outreach|mental health|drug|program) )?` +
    String.raw`(?:case ?managers?|case ?workers?|social workers?|(?<!social )workers?|counsell?ors?|therapists?|clinicians?|nurses?|staff|cm|employees?|housing specialist|trabajador(?:a|es|as)?(?: social(?:es)?)?|manejador(?:a|es)?(?: de casos?)?|consejer[oa]s?|enfermer[oa]s?|terapeutas?|encargad[oa]s?|emplead[oa]s?|personal de (?:ustedes|la oficina|el programa)|promotor(?:a|es)?)\b` +
    String.raw`(?: (?:you|yall|they) (?:sent|gave|assigned)(?: me)?| from (?:your|the) (?:office|program)| (?:ayer|hoy|mismo|misma|de ustedes|del programa))?`,
  'g',
)
const STAFF = /\b(?:you people|you guys|ustedes)\b/g
/** Whoever else a patient tells of. */
const OTHER =
  /\b(?:(?:my|mi|mis|the|a|an|un|una|la|el|los|las|her|his|some|this|that|your) )?(?:ex(?: \w*(?:husband|wife|boyfriend|girlfriend))?|husband|wife|boyfriend|girlfriend|bf|gf|partner|baby ?dadd(?:y|ys)|dad|daddy|father|stepdad|mom|mother|brother|sister|cousin|uncle|aunt|landlord|manager|neighbou?rs?|roommate|boss|coworkers?|friends?|dude|guy|man|men|woman|lady|people|police|cops?|officer|judge|doctor|dr|cashier|driver|dog|place|somebody|someone|anybody|nobody|everybody|who|it|dealer|pastor|teacher|esposo|esposa|marido|mujer|novi[oa]|pareja|papa|padre|padrastro|mama|madre|hermano|hermana|prim[oa]|ti[oa]|caser[oa]|duen[oa]|vecin[oa]s?|jefe|jefa|amig[oa]s?|tipo|hombre|senor|senora|gente|policia|juez|doctora?|perro|alguien|nadie|quien|compañer[oa]|companer[oa]|suegr[oa]|cunad[oa])\b/g
/** Done to them is done to the patient. */
const KIN =
  /\b(?:my|our|mis?|nuestr[oa]s?|the|los) (?:kids?|sons?|daughters?|child(?:ren)?|baby|babies|little (?:boy|girl)|boys?|girls?|hij[oa]s?|nin[oa]s?|bebe)\b/g
const THIRD = /^(?:she|he|shes|hes|ella)$/
/** Also an office, or a county. */
const THEY = /^(?:they|theyre|ellos|ellas)$/
const ELSE = '@o'
const STAFFED = '@w'
const SELF = '@i'
const KIDS = '@k'

/** Between a worker and the deed: a word that hands the deed to somebody else, or into doubt. */
const BREAKS =
  /@[oik]|\b(?:when|after|before|because|since|if|while|knows?|knew|saw|about|how|until|helped|cuando|despues|antes|porque|desde|si|mientras|sabe|supo|vio|sobre|ayudo|ayuda|hasta)\b/
const DENIED =
  /\b(?:never|not|no|nor|dont|didnt|doesnt|wont|wouldnt|isnt|wasnt|hasnt|havent|aint|without|nunca|jamas|tampoco|sin|ni)\b(?! (?:only|solo|longer|good))/
const DOUBTED = /\b(?:if|what if|hope|si|ojala|espero)\b(?: \S+){0,2} $/

const either = (forms: readonly string[]) => forms.join('|')
const all = (...parts: readonly string[]) => new RegExp(String.raw`(?<![^ ])${parts.join('')}`, 'g')
const ACTIVE = all(`${STAFFED}((?: \\S+){0,8}?) (?:${either([...HARM_EN, ...HARM_ES, DRUNK_ES])})`)
const AFTERWARDS = all(`(?:${either(HARM_ES)})((?: \\S+){0,4}?) ${STAFFED}(?= |$)`)
const PASSIVE = all(`(?:${DONE_TO_ME_EN}(?: \\w+){0,2}? by|${DONE_TO_ME_ES}(?: \\w+){0,2}? por) ${STAFFED}`)
/** Spanish leaves "he" and "you" out. */
const UNDERSTOOD = all(`(?:${either([...HARM_ES, DRUNK_ES])})(?= |$)`)
const STOPS = all(STOP_IT)
const JOINS =
  /\b(?:y|e|que|a|al|con|para|pero|o|porque|le|cuando|and|i|por|en|but)\b|@|\b(?:fui|dije|digo|conte)\b/

/** @param words folded, plain and spelled out. */
export function accusesWorker(words: string, about: About): boolean {
  const told = withActors(words, about)
  const named = told.includes(STAFFED)
  const understood = about.worker && !told.includes(ELSE)
  return (
    (named && holds(told, ACTIVE, (between) => !BREAKS.test(between) && !DENIED.test(between))) ||
    (named && holds(told, AFTERWARDS, (between, before) => !JOINS.test(between) && isTheirs(before))) ||
    (named && holds(told, PASSIVE)) ||
    (understood && holds(told, UNDERSTOOD, (_, before) => isTheirs(before))) ||
    (understood && holds(told, STOPS))
  )
}

/** Said somewhere, and nothing right before it denies it. */
function holds(
  told: string,
  deed: RegExp,
  fits: (between: string, before: string) => boolean = () => true,
): boolean {
  return [...told.matchAll(deed)].some(({ 1: between = '', index }) => {
    const before = wordsBefore(told, index)
    return !DENIED.test(before) && !DOUBTED.test(`${before} `) && fits(between, before)
  })
}

const BEFORE = 3

/** Without reading all that stands before them once more for each deed. */
function wordsBefore(told: string, index: number): string {
  const end = told[index - 1] === ' ' ? index - 1 : index
  let from = end
  for (let word = 0; word < BEFORE && from > 0; word += 1) from = told.lastIndexOf(' ', from - 1)
  return told.slice(Math.max(0, from + 1), end)
}

/** "I yelled at you" is the patient's own. */
const isTheirs = (before: string): boolean => !/@i(?: \S+)?$/.test(before)

/** The words with each actor as a sign: a worker, the patient, anybody else; a pronoun is whoever was named before it. */
function withActors(words: string, about: About): string {
  const name = about.name === null ? '' : plain(fold(about.name))
  const named = name === '' ? words : words.replaceAll(new RegExp(String.raw`\b${name}\b`, 'g'), STAFFED)
  const marked = named
    .replaceAll(WORKER, STAFFED)
    .replaceAll(STAFF, STAFFED)
    .replaceAll(KIN, KIDS)
    .replaceAll(OTHER, ELSE)
    .replace(/\bel(?= (?:me|nos|no me|siempre|ya|lleg|vino|anda|huele)\b)/g, 'ella')
  let last: string | null = null
  return marked
    .split(' ')
    .map((word) => {
      if (word === STAFFED) last = word
      else if (word === ELSE || word === KIDS) last = ELSE
      else if (/^(?:i|im|ive|ill|id|yo)$/.test(word)) return SELF
      else if (THIRD.test(word)) return last ?? (about.worker ? STAFFED : ELSE)
      else if (THEY.test(word)) return last ?? ELSE
      else if (/^(?:you|youre|youve|usted|tu|ud)$/.test(word)) return about.worker ? STAFFED : ELSE
      return word
    })
    .join(' ')
}
