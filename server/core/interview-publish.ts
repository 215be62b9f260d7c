// What keeps a survey definition from being published: read from the raw JSON, since survey-core drops what it does not know.
import { FACT_NAMES, parseCondition } from './interview.ts'
import {
  isRecord,
  questionProblems,
  unknownProperties,
  type PublishProblem,
} from './interview-publish-question.ts'

export type { PublishProblem }

const SURVEY_PROPERTIES = ['title', 'pages']
const PAGE_PROPERTIES = ['name', 'visibleIf', 'elements']
const PAGE_NAME = /^[a-z][a-z0-9-]{0,39}$/
const ITEM_NAME = /^[A-Z][A-Za-z0-9]{0,11}(_[23])?$/

/** Empty: the survey may be published. `place` is a page's or a question's name, or "survey". */
export function publishProblems(definition: unknown): PublishProblem[] {
  if (!isRecord(definition))
    return [
      {
        place: 'survey',
        sentence: 'This is not a survey: no JSON object. It begins with { and ends with }.',
      },
    ]
  const found = unknownProperties('survey', definition, SURVEY_PROPERTIES)
  const pages = listOf(definition['pages'])
  if (pages.length === 0)
    found.push({ place: 'survey', sentence: 'It has no pages. Give it "pages", each with a question.' })
  const asked: Asked = { items: new Set(), pages: new Set() }
  pages.forEach((page, index) => found.push(...pageProblems(page, `page ${index + 1}`, asked)))
  return found
}

/** What stands before the place being read. */
interface Asked {
  readonly items: Set<string>
  readonly pages: Set<string>
}

function pageProblems(page: unknown, fallback: string, asked: Asked): PublishProblem[] {
  if (!isRecord(page)) return [{ place: fallback, sentence: 'This is not a page.' }]
  const name = page['name']
  const place = typeof name === 'string' && PAGE_NAME.test(name) ? `page ${name}` : fallback
  const found = unknownProperties(place, page, PAGE_PROPERTIES)
  if (place === fallback)
    found.push({ place, sentence: 'Its name must be small letters, digits and hyphens.' })
  if (asked.pages.has(place))
    found.push({ place, sentence: 'Another page has this name. Rename one of them.' })
  asked.pages.add(place)
  const elements = listOf(page['elements'])
  if (elements.length === 0)
    found.push({ place, sentence: 'It asks nothing. Give it a question, or take the page out.' })
  const readers = new Set(elements.map((element) => (isRecord(element) ? element['readers'] : undefined)))
  if (readers.has('sealed') && readers.size > 1) {
    found.push({
      place,
      sentence: 'Sealed questions share no page with others. Move them to a page of their own.',
    })
  }
  found.push(...conditionProblems(place, page['visibleIf'], asked))
  elements.forEach((element, index) => {
    found.push(...elementProblems(element, `${place}, question ${index + 1}`, asked))
  })
  return found
}

function elementProblems(element: unknown, fallback: string, asked: Asked): PublishProblem[] {
  if (!isRecord(element)) return [{ place: fallback, sentence: 'This is not a question.' }]
  const name = element['name']
  if (typeof name !== 'string' || !ITEM_NAME.test(name)) {
    return [
      {
        place: fallback,
        sentence:
          'Its name must be a capital letter, then letters and digits, 12 at most; _2 or _3 after it means the second or third goal.',
      },
    ]
  }
  const found = questionProblems(name, element)
  if (asked.items.has(name))
    found.push({ place: name, sentence: 'It is asked twice. Rename one of the two, or take it out.' })
  found.push(...conditionProblems(name, element['visibleIf'], asked))
  asked.items.add(name)
  return found
}

function conditionProblems(place: string, text: unknown, asked: Asked): PublishProblem[] {
  if (text === undefined) return []
  const condition = typeof text === 'string' ? parseCondition(text) : null
  if (!condition)
    return [{ place, sentence: 'Its condition cannot be read. Write it like {P2} = 1 and {hasGoal} = 1.' }]
  const found: PublishProblem[] = []
  if (condition.callsFunctions)
    found.push({ place, sentence: 'Its condition calls a function; compare values only.' })
  for (const name of condition.names) {
    const known = asked.items.has(name) || FACT_NAMES.some((fact) => fact === name)
    if (known) continue
    found.push({
      place,
      sentence: `Its condition names {${name}}, which is no fact and no question before it.${nearest(name, asked)}`,
    })
  }
  return found
}

/** The name that was meant, when one letter is wrong. */
function nearest(name: string, asked: Asked): string {
  const near = [...asked.items, ...FACT_NAMES].find((known) => isSlip(name, known))
  return near === undefined ? '' : ` Did you mean {${near}}?`
}

function isSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1 || meant.length < 2) return false
  if (written.toLowerCase() === meant.toLowerCase()) return true
  const at = [...meant].findIndex((letter, index) => letter !== written[index])
  const tail = (text: string, from: number) => text.slice(from)
  const [here, next] = [Math.max(at, 0), Math.max(at, 0) + 1]
  const changed = tail(written, next) === tail(meant, next)
  const missed = tail(written, here) === tail(meant, next)
  const added = tail(written, next) === tail(meant, here)
  // Names of two signs differ by one sign from most others: only a longer one is a slip.
  return meant.length > 3 && (at < 0 || changed || missed || added)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
