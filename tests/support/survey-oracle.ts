// Made-up surveys full of conditions, answers to them, and what SurveyJS itself says of the two: the interview's oracle.
import fc from 'fast-check'
import { Model } from 'survey-core'
import { compileSurvey } from '../../server/core/interview.ts'
import type { Answers, AnswerValue, InterviewFacts } from '../../server/core/question.ts'

const FACTS = [
  'trust',
  'pulse',
  'verdictDue',
  'goalStateDue',
  'stepSizeDue',
  'homeVisitDue',
  'hasGoal',
  'unnamed',
] as const
const flag = fc.constantFrom<0 | 1>(0, 1)
export const anyFacts: fc.Arbitrary<InterviewFacts> = fc.record({
  trust: flag,
  pulse: fc.integer({ min: 0, max: 24 }),
  verdictDue: flag,
  goalStateDue: flag,
  stepSizeDue: flag,
  homeVisitDue: flag,
  hasGoal: flag,
  unnamed: flag,
})

// None is empty: an empty text is no answer, and no channel hands one over.
const WORDS = ['0', '1', '9 lives', 'false', '{Q0}', 'a door that locks', '2026-11-24']
const code = fc.constantFrom(1, 2, 3, 4, 5, 8, 9)

/** A condition on what stands before it; `depth` bounds how far it nests. */
function anyCondition(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const name = fc.constantFrom(...names, ...FACTS)
  const simple = fc.oneof(
    fc.tuple(name, fc.constantFrom('=', '<>', '<', '>', '<=', '>='), code).map((parts) => {
      return `{${parts[0]}} ${parts[1]} ${parts[2]}`
    }),
    fc.tuple(name, fc.constantFrom('empty', 'notempty')).map((parts) => `{${parts[0]}} ${parts[1]}`),
    fc.tuple(name, code, code).map((parts) => `{${parts[0]}} anyof [${parts[1]}, ${parts[2]}]`),
    fc.tuple(name, name).map((parts) => `{${parts[0]}} = {${parts[1]}}`),
    fc.tuple(name, fc.constantFrom('door', 'l', '9')).map((parts) => `{${parts[0]}} contains '${parts[1]}'`),
  )
  if (depth === 0) return simple
  const inner = anyCondition(names, depth - 1)
  return fc.oneof(
    simple,
    fc.tuple(inner, fc.constantFrom('and', 'or'), inner).map((parts) => `(${parts.join(' ')})`),
    inner.map((text) => `!(${text})`),
  )
}

interface MadeUp {
  readonly definition: object
  readonly sets: readonly { readonly answers: Answers; readonly facts: InterviewFacts }[]
}

interface Element {
  readonly name: string
  readonly type: 'comment' | 'radiogroup'
}

function anyQuestion(at: number): fc.Arbitrary<Element> {
  const before = Array.from({ length: at }, (_, index) => `Q${index}`)
  const base = { name: `Q${at}`, title: { en: `Question ${at}` }, readers: 'shared', isRequired: true }
  const choices = [1, 2, 3, 4, 5, 8, 9].map((value) => ({ value, text: { en: `Choice ${value}` } }))
  return fc.tuple(fc.option(anyCondition(before, 2), { nil: undefined }), fc.integer({ min: 0, max: 3 })).map(
    ([visibleIf, kind]): Element => ({
      ...base,
      ...(kind === 0 ? { type: 'comment', maxLength: 200 } : { type: 'radiogroup', choices }),
      ...(visibleIf === undefined ? {} : { visibleIf }),
    }),
  )
}

/** Each question's value is one that it offers: SurveyJS drops others. */
function legal(
  elements: readonly Element[],
  values: readonly (readonly [number, AnswerValue] | null)[],
): Answers {
  return Object.fromEntries(
    elements.flatMap(({ name, type }, at) => {
      const value = values[at]
      return value ? [[name, value[type === 'comment' ? 1 : 0]]] : []
    }),
  )
}

/** Surveys of four to nine questions on pages of one to three, each with `sets` sets of answers and facts. */
export function anySurvey(sets: number): fc.Arbitrary<MadeUp> {
  return fc.integer({ min: 4, max: 9 }).chain((length) => {
    const questions = fc.tuple(...Array.from({ length }, (_, at) => anyQuestion(at)))
    const breaks = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: length, maxLength: length })
    const conditions = fc.array(fc.option(anyCondition(['Q0'], 1), { nil: undefined, freq: 2 }), {
      minLength: length,
      maxLength: length,
    })
    const value = fc.option(fc.tuple(code, fc.constantFrom<AnswerValue>(...WORDS, 9)), { freq: 4, nil: null })
    const one = fc.record({
      facts: anyFacts,
      values: fc.array(value, { minLength: length, maxLength: length }),
    })
    const many = fc.array(one, { minLength: sets, maxLength: sets })
    return fc.tuple(questions, breaks, conditions, many).map(([elements, sizes, whens, given]) => {
      const pages: object[] = []
      for (let [at, page] = [0, 0]; at < length; page += 1) {
        const size = sizes[page] ?? 1
        // The first page has nothing before it to hang on.
        const visibleIf = page === 0 ? undefined : whens[page]
        pages.push({
          name: `page-${page}`,
          elements: elements.slice(at, at + size),
          ...(visibleIf === undefined ? {} : { visibleIf }),
        })
        at += size
      }
      return {
        definition: { pages },
        sets: given.map(({ facts, values }) => ({ facts, answers: legal(elements, values) })),
      }
    })
  })
}

interface Verdict {
  readonly visible: readonly string[]
  /** Visible and still without an answer. */
  readonly required: readonly string[]
  readonly data: Answers
}

/** What our engine and SurveyJS say of every set; they agree when the two lists are equal. */
export function bothVerdicts(
  { definition, sets }: MadeUp,
  fresh: boolean,
): [ours: Verdict[], oracle: Verdict[]] {
  const interview = compileSurvey(definition, 'en')
  let model = new Model(definition)
  const ours: Verdict[] = []
  const oracle: Verdict[] = []
  for (const { answers, facts } of sets) {
    const data = interview.keep(answers, facts)
    const visible = interview
      .visibleScreens(data, facts)
      .flatMap(({ questions }) => questions.map(({ id }) => id))
    const isOpen = (id: string) => data[id] === undefined
    ours.push({ visible, required: visible.filter(isOpen), data })
    if (fresh) {
      model.dispose()
      model = new Model(definition)
    }
    oracle.push(bySurveyJs(model, answers, facts))
  }
  model.dispose()
  return [ours, oracle]
}

/** As a person fills it in: each question in turn, if it shows. */
function bySurveyJs(model: Model, answers: Answers, facts: InterviewFacts): Verdict {
  model.data = {}
  for (const [name, value] of Object.entries(facts)) model.setVariable(name, value)
  const shows = () =>
    model.getAllQuestions().filter((question) => question.isVisible && question.page.isVisible)
  for (const question of model.getAllQuestions()) {
    const value = answers[question.name]
    if (value !== undefined && question.isVisible && question.page.isVisible)
      model.setValue(question.name, value)
  }
  const visible = shows()
  return {
    visible: visible.map(({ name }) => name),
    required: visible.filter((question) => question.hasErrors(false)).map(({ name }) => name),
    data: { ...model.data },
  }
}
