// Reads an option's words through typos and courtesies: "compleetly", "alot", "yes, a lot", "I trust him a lot".
import { NUMBER_WORD } from './number-words.ts'
import { spellOut } from './spell-out.ts'

type Labels = ReadonlyMap<string, number>

/** None changes what the option beside it says. */
const BEFORE =
  /^(?:just|only|honestly|well|um+|uh+|h+m+|meh|totally|quite|whole|pretty much|really|like|so|very|oh|para(?= nada)|id say|i would say|i feel|i feel like|my answer is|the answer is|solo|nomas|pues|bueno|la verdad(?: es que)?|diria que|yo diria|yo digo|totalmente|(?:oh )?(?:honey )?(?:i )?(?:do |really |just )*trust (?:her|him|them|(?:that|this|my) \w+|(?!a\b|the\b|me\b|no\b)\w+(?= (?:completely|a lot|a little|some|not at all)))(?: like)?|(?:yo )?(?:le |me )?(?:confio|tengo)(?: en (?:ella|el))?|id go|id go with|its|hi|hello|hey|hola|good (?:morning|afternoon|evening)|buen[oa]s (?:dias|tardes|noches)|ok|okay) /
/** A doubt, and a point all the same; beside a yes it is none. */
const UNSURE =
  /^(?:maybe|probably|prolly|i think|i guess|quizas?|creo que|creo|kinda|kind of|sorta|sort of|mas o menos|como) /
const AFTER =
  / (?:bit|period|and (?:i mean (?:it|that)|that is it)|please|thanks|thank you|thank god|honestly|i think|i guess|i suppose|lol|anymore|no more|any longer|right now|now|today|sorry|tbh|to be honest|so far|yes|for sure|of course|trust|of trust|with (?:her|him|them)|(?:in|to|with|by) (?:her|him|them)|(?:her|him|them)|nomas|nada mas|por favor|gracias a dios|gracias|la verdad|ya|de nada|creo|creo yo|por ahora|ahorita|de confianza|confianza|(?:en|de) (?:ella|el)|hun|hon|honey|dear|mij[ao]|mi (?:reina|amor|nina|hija|hijo|rey)|jefa|herman[ao]|amig[ao]|bro|dude|girl|man|ja+(?:ja)*|ha(?:ha)*|(?:but )?not (?:a lot|much|that much|too much)|(?:pero )?no (?:mucho|tanto|todo)|en mi trabajadora?|en absoluto|si|senor[ai]?(?:ta)?|maam|sir|god bless(?: you)?|(?:que )?dios (?:l[ae]|los|te) bendiga)$/
/** Why, once the option is named. */
const BECAUSE =
  / (?:because|since|she|he|they|shes|hes|theyre|it|its|and (?:she|he|they|shes|hes|im)|but (?:she|he|they|its|im|i)|porque|por que|es|siempre|pero|ella|el|ellos|y (?:es|me|siempre|ella|el)|ya que|me) .+$/s
const AGREES = /^(?:yes|yeah|yep|si) /
const DENIES = /^(?:no|nope|nah|naw|nel|nop) /
const NEGATIVE = /^(?:not|nothing|nada|never|nunca|no)\b/
const ABOUT_WORKER = /^(?:she|he|that|this|they|shes|hes|thats|theyre)(?: is| are)? /
const NOT_AT_ALL =
  /^(?:i )?(?:really )?(?:dont|do not|cant|didnt|doesnt) (?:\w+ ){1,4}(at all)$|^(?:yo |ya )?no (?:le |me )*(?:confio|tengo confianza|tengo|creo)(?: (?:en|de) (?:ella|el))? (?:para )?(nada)(?: de confianza)?(?: (?:en|de) (?:ella|el))?$/

/** @param words folded and plain. Null: no option, or not sure which. */
export function nearLabel(words: string, labels: Labels): number | null {
  for (const form of formsOf(spellOut(words), labels)) {
    const named = labels.get(form) ?? misspelt(form, labels)
    if (named !== null && named !== undefined) return named
  }
  return null
}

function formsOf(words: string, labels: Labels): string[] {
  const none = NOT_AT_ALL.exec(words.replace(/^la verdad (?:es que )?| period$/g, ''))
  if (none) return [none[2] ?? 'not at all']
  const forms = peeled(saidOnce(words), labels)
  const reasoned = hasYesOrNo(labels)
    ? undefined
    : forms.find((form) => BECAUSE.test(form) && !DOUBTS.test(form))
  return reasoned === undefined ? forms : [...forms, ...peeled(reasoned.replace(BECAUSE, ''), labels)]
}

/** "A lot a lot" is "a lot". */
function saidOnce(words: string): string {
  const [first, second] = [words.slice(0, words.length / 2), words.slice(words.length / 2 + 1)]
  return words === `${first} ${second}` && first === second ? first : words
}

/** Where yes and no are options themselves, they are no courtesies, and what follows them may turn them round. */
const hasYesOrNo = (labels: Labels): boolean => ['yes', 'no', 'si'].some((word) => labels.has(word))

/** A reason may hold neither another point nor a second thought. */
const DOUBTS = new RegExp(
  String.raw`\b(?:${NUMBER_WORD}|\d+|or|maybe|not (?:sure|really)|depends|o|quizas?|tal vez|depende|no se)\b`,
)

/** As many courtesies as anybody says; more would let a text of nothing else cost time. */
const MOST_PEELED = 12

function peeled(words: string, labels: Labels): string[] {
  let form = words
  const forms = [form]
  const yesOrNo = hasYesOrNo(labels)
  let before = ''
  for (let peels = 0; before !== form && peels < MOST_PEELED; peels += 1) {
    before = form
    form = form.replace(BEFORE, '').replace(AFTER, '')
    if (!yesOrNo) form = form.replace(UNSURE, '')
    forms.push(form)
    if (!yesOrNo && AGREES.test(form) && !NEGATIVE.test(form.replace(AGREES, '')))
      form = form.replace(AGREES, '')
    if (!yesOrNo && DENIES.test(form) && NEGATIVE.test(form.replace(DENIES, '')))
      form = form.replace(DENIES, '')
  }
  forms.push(form)
  if (ABOUT_WORKER.test(form) && /\bnot my\b/.test(form)) forms.push(form.replace(ABOUT_WORKER, ''))
  return forms
}

/** No option is longer, with whatever letters said twice. */
const LONGEST = 160

/** Another number in the words may be what was meant. */
const NUMBERS = new RegExp(String.raw`\b(?:${NUMBER_WORD}|\d+)\b`)

function misspelt(words: string, labels: Labels): number | null {
  if (words.length > LONGEST || NUMBERS.test(words)) return null
  const near = new Set<number>()
  const said = heard(words)
  for (const { value, ...meant } of soundsOf(labels)) if (isNear(said, meant)) near.add(value)
  const [only, another] = near
  return only !== undefined && another === undefined ? only : null
}

/** One letter for two of the same, and letters that sound alike in Spanish. */
const sound = (words: string) =>
  words
    .replace(/(.)\1+/gu, '$1')
    .replace(/^poqu?it(?:o|ito)$/, 'un poco')
    .replace(/\bpoqu?it(?:o|ito)\b/g, 'poco')
    .replace(/\bnadita\b/g, 'nada')
    .replace(/^an? (?=\w{3})/, '')
    .replace(/^a (?:whole|good|hole) lot$/, 'a lot')
    .replace(/^(?:100 percent(?: completely)?|100 completely)$/, 'completely')
    .replace(/^(?:completamente|totalmente|al (?:cien|100)(?: por ciento)?)(?: confio)?$/, 'por completo')
    .replace(/^sum$/, 'some')
    .replace(/^x(?=completo)/, 'por ')
    .replaceAll('qu', 'c')
    .replaceAll('k', 'c')
    .replaceAll('z', 's')
    .replaceAll('v', 'b')

interface Heard {
  readonly words: readonly string[]
  /** "alot", "porcompleto": blanks forgotten. */
  readonly together: string
  readonly hadBlanks: boolean
}

const heard = (words: string): Heard => ({
  words: sound(words).split(' '),
  together: sound(words.replaceAll(' ', '')),
  hadBlanks: words.includes(' '),
})

const known = new WeakMap<Labels, (Heard & { readonly value: number })[]>()

/** Once for all forms of a reply. */
function soundsOf(labels: Labels) {
  const before = known.get(labels)
  if (before) return before
  const sounds = [...labels].map(([label, value]) => ({ ...heard(label), value }))
  known.set(labels, sounds)
  return sounds
}

function isNear(said: Heard, meant: Heard): boolean {
  if (meant.hadBlanks && said.together === meant.together) return true
  if (said.words.length !== meant.words.length) return false
  return said.words.every((word, at) => isTypo(word, meant.words[at] ?? ''))
}

/** Short words must be right: one letter makes "not" of "now", and "macho" of "mucho". */
function isTypo(word: string, meant: string): boolean {
  if (word === meant) return true
  if (meant.length < 5 || word[0] !== meant[0]) return false
  const substitutions = meant.length >= 7
  const most = meant.length >= 9 ? 2 : 1
  if (Math.abs(word.length - meant.length) > most) return false
  if (!substitutions && word.length === meant.length && !isSwap(word, meant)) return false
  return distance(word, meant) <= most
}

function isSwap(word: string, meant: string): boolean {
  return [...word].sort().join('') === [...meant].sort().join('')
}

/** Letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      row.push(least)
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length] ?? 0
}
