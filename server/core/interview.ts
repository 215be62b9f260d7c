// Turns a survey definition (SurveyJS JSON) into screens and questions; the only server file that touches survey-core.
import { ConditionRunner, Model, Serializer } from 'survey-core'
import type { PageModel, Question as SurveyQuestion } from 'survey-core'
import type { Answers, AnswerValue, Choice, InterviewFacts, Question, Readers, Screen } from './question.ts'

export interface Interview {
  readonly screens: readonly Screen[]
  readonly questions: readonly Question[]
  /** What these answers leave to be asked or shown again; each screen holds its visible questions only. */
  visibleScreens(answers: Answers, facts: InterviewFacts): readonly Screen[]
  /** The answers whose questions are visible: what a changed mind hides is not kept. */
  keep(answers: Answers, facts: InterviewFacts): Answers
}

export interface Condition {
  /** Every {name} the condition reads, each once. */
  readonly names: readonly string[]
  readonly callsFunctions: boolean
  shows(values: Values): boolean
}

type Values = Readonly<Record<string, unknown>>

export const FACT_NAMES: readonly (keyof InterviewFacts)[] = [
  'trust',
  'pulse',
  'verdictDue',
  'goalStateDue',
  'stepSizeDue',
  'homeVisitDue',
  'hasGoal',
  'goals',
  'unnamed',
  'left',
]

/** What invitations made before a fact existed are taken to say. */
const UNSAID = { left: 0, goals: 0, goalStateDue: 0, stepSizeDue: 0 } as const

/** Codes that are no point on a scale: 8 "does not fit", 9 "prefer not to say" or skip. */
export const DOES_NOT_FIT = 8
export const SKIPPED = 9

const PLAIN_PROPERTIES = ['construct', 'readers', 'recall', 'module']
const LOCALIZED_PROPERTIES = ['smsText', 'smsTextNoNickname', 'titleNoGoal']

// survey-core keeps one register per process and drops properties that it does not know.
for (const name of [...PLAIN_PROPERTIES, ...LOCALIZED_PROPERTIES]) {
  if (Serializer.findProperty('question', name)) continue
  Serializer.addProperty('question', { name, isLocalizable: LOCALIZED_PROPERTIES.includes(name) })
}

/** Null: the text is no condition. */
export function parseCondition(text: string): Condition | null {
  const runner = new ConditionRunner(text)
  if (!runner.canRun()) return null
  const names = [...new Set(runner.getVariables())]
  const callsFunctions = runner.hasFunction()
  const shows = (values: Values) => runner.runValues(values)
  return { names, callsFunctions, shows: callsFunctions ? shows : remembered(names, shows) }
}

const MOST_VERDICTS = 500

/** A page asks the same of the same codes many times over. Words are never remembered. */
function remembered(names: readonly string[], shows: Condition['shows']): Condition['shows'] {
  const known = new Map<string, boolean>()
  return (values) => {
    let key = ''
    for (const name of names) {
      const value = values[name]
      if (value !== undefined && typeof value !== 'number') return shows(values)
      key += `${value} `
    }
    const verdict = known.get(key) ?? shows(values)
    if (known.size >= MOST_VERDICTS) known.clear()
    known.set(key, verdict)
    return verdict
  }
}

interface Part<T> {
  readonly it: T
  readonly condition: Condition | null
}
type ScreenPart = Part<Screen> & { readonly parts: readonly Part<Question>[] }

/** For definitions that `publishProblems` passed (a Model may fetch what others name); throws on what no channel asks. */
export function compileSurvey(definition: unknown, language: string): Interview {
  const model = new Model(definition)
  try {
    if (!model.getUsedLocales().includes(language)) throw new Error(`the survey has no language ${language}`)
    const seen = new Set<string>(FACT_NAMES)
    return interviewOf(model.pages.map((page) => readScreen(page, language, seen)))
  } finally {
    model.dispose()
  }
}

/** One compiled interview per survey, version and language, made when it is first wanted. */
export function createInterviews(definition: (id: string, version: number) => unknown) {
  const made = new Map<string, Interview>()
  return (id: string, version: number, language: string): Interview => {
    const key = `${id}|${version}|${language}`
    const interview = made.get(key) ?? compileSurvey(definition(id, version), language)
    made.set(key, interview)
    return interview
  }
}

function interviewOf(screens: readonly ScreenPart[]): Interview {
  return {
    screens: screens.map(({ it }) => it),
    questions: screens.flatMap(({ it }) => it.questions),
    visibleScreens: (answers, facts) => walk(screens, answers, facts).visible,
    keep: (answers, facts) => Object.fromEntries(walk(screens, answers, facts).kept),
  }
}

/** Conditions look backwards only, so one pass in order is enough and an answer that is dropped counts nowhere. */
function walk(screens: readonly ScreenPart[], answers: Answers, facts: InterviewFacts) {
  const values: Record<string, unknown> = { ...UNSAID, ...facts }
  const visible: Screen[] = []
  const kept: [string, AnswerValue][] = []
  for (const { it: screen, condition, parts } of screens) {
    if (condition && !condition.shows(values)) continue
    const questions: Question[] = []
    for (const part of parts) {
      if (part.condition && !part.condition.shows(values)) continue
      questions.push(part.it)
      const { id } = part.it
      const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
      if (answer === undefined) continue
      values[id] = answer
      kept.push([id, answer])
    }
    if (questions.length > 0)
      visible.push(questions.length === parts.length ? screen : { ...screen, questions })
  }
  return { visible: privateLast(visible), kept }
}

/** The open part comes first whatever a survey says: its end is what everybody may see. */
function privateLast(screens: readonly Screen[]): readonly Screen[] {
  const inOrder = screens.findIndex(({ sealed }) => sealed)
  const late = inOrder >= 0 && screens.slice(inOrder).some(({ sealed }) => !sealed)
  return late
    ? [...screens.filter(({ sealed }) => !sealed), ...screens.filter(({ sealed }) => sealed)]
    : screens
}

function readScreen(page: PageModel, language: string, seen: Set<string>): ScreenPart {
  const condition = readCondition(page.visibleIf, seen, page.name)
  const parts = page.questions.map((asked) => {
    const part = {
      it: readQuestion(asked, language),
      condition: readCondition(asked.visibleIf, seen, asked.name),
    }
    seen.add(asked.name)
    return part
  })
  const questions = parts.map(({ it }) => it)
  return { it: { id: page.name, sealed: questions.every(isSealed), questions }, condition, parts }
}

function isSealed({ readers }: Question): boolean {
  return readers === 'sealed'
}

function readCondition(text: string, seen: ReadonlySet<string>, place: string): Condition | null {
  if (!text) return null
  const condition = parseCondition(text)
  if (!condition) throw new Error(`${place}: its condition cannot be read`)
  const stranger = condition.names.find((name) => !seen.has(name))
  if (stranger !== undefined)
    throw new Error(`${place}: its condition names ${stranger}, not asked before it`)
  return condition
}

function readQuestion(asked: SurveyQuestion, language: string): Question {
  const words = (name: string) => asked.getLocalizableString(name)?.getLocaleText(language) || null
  const type = asked.getType()
  if (!['radiogroup', 'comment', 'text'].includes(type))
    throw new Error(`${asked.name}: no channel asks a ${type}`)
  const kind = type === 'radiogroup' ? 'choice' : 'text'
  const title = words('title')
  const readers: unknown = asked.getPropertyValue('readers')
  if (title === null) throw new Error(`${asked.name} has no title in ${language}`)
  if (!isReaders(readers)) throw new Error(`${asked.name} does not say who reads its answer`)
  return {
    id: asked.name,
    construct: asked.getPropertyValue('construct') ?? '',
    kind,
    readers,
    title,
    titleNoGoal: words('titleNoGoal'),
    recall: asked.getPropertyValue('recall') ?? '',
    module: asked.getPropertyValue('module') ?? null,
    choices: kind === 'choice' ? readChoices(asked, language) : [],
    maxLength: kind === 'text' ? Number(asked.getPropertyValue('maxLength')) : 0,
    smsText: words('smsText'),
    smsTextNoNickname: words('smsTextNoNickname'),
  }
}

export function isReaders(value: unknown): value is Readers {
  return value === 'shared' || value === 'sealed' || value === 'system'
}

interface ChoiceItem {
  readonly value: number
  readonly locText: { getLocaleText(language: string): string }
}

function readChoices(asked: SurveyQuestion, language: string): Choice[] {
  const items: readonly ChoiceItem[] = asked.getPropertyValue('choices')
  return items.map(({ value, locText }) => {
    const label = locText.getLocaleText(language)
    if (!label) throw new Error(`${asked.name}: choice ${value} has no label in ${language}`)
    return { value, label, aside: value >= DOES_NOT_FIT }
  })
}
