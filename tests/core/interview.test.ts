// An interview shows what SurveyJS itself would show, keeps nothing hidden, and speaks one language completely.
import fc from 'fast-check'
import { Model } from 'survey-core'
import { describe, expect, test, vi } from 'vitest'
import { compileSurvey, createInterviews, parseCondition } from '../../server/core/interview.ts'
import type { Answers, AnswerValue, InterviewFacts, Question } from '../../server/core/question.ts'
import { catalogue } from '../../surveys/catalogue.ts'

const flag = fc.constantFrom<0 | 1>(0, 1)
const anyFacts: fc.Arbitrary<InterviewFacts> = fc.record({
  trust: flag,
  pulse: fc.integer({ min: 0, max: 24 }),
  verdictDue: flag,
  goalStateDue: flag,
  stepSizeDue: flag,
  homeVisitDue: flag,
  hasGoal: flag,
  goals: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  unnamed: flag,
})

/** Answers to any of the questions, each legal, whatever is visible. */
function anyAnswers(questions: readonly Question[]): fc.Arbitrary<Answers> {
  const words = fc.constantFrom('', '0', '9 lives', 'false', '{P1}', 'a door that locks', '2026-11-24')
  const one = ({ id, kind, choices }: Question): fc.Arbitrary<[string, AnswerValue]> => {
    const codes = choices.map((choice) => fc.constant(choice.value))
    const value = kind === 'choice' ? fc.oneof(...codes) : fc.oneof(words, fc.constant(9))
    return value.map((answer) => [id, answer])
  }
  const all = fc.tuple(...questions.map((question) => fc.option(one(question))))
  return all.map((answers) => Object.fromEntries(answers.filter((answer) => answer !== null)))
}

function shownBySurveyJs(definition: unknown, answers: Answers, facts: InterviewFacts): string[] {
  const model = new Model(definition)
  for (const [name, value] of Object.entries(facts)) model.setVariable(name, value)
  model.data = { ...answers }
  const shown = model.getAllQuestions().filter((question) => question.isVisible && question.page.isVisible)
  const names = shown.map(({ name }) => name)
  model.dispose()
  return names
}

describe.each(catalogue)('$id', ({ id, definition }) => {
  const interview = compileSurvey(definition, 'en')
  const shown = (answers: Answers, facts: InterviewFacts) =>
    interview
      .visibleScreens(answers, facts)
      .flatMap(({ questions }) => questions.map((question) => question.id))

  test('shows the questions that a fresh SurveyJS model shows', () => {
    fc.assert(
      fc.property(anyAnswers(interview.questions), anyFacts, (answers, facts) => {
        const kept = interview.keep(answers, facts)
        expect(shown(kept, facts)).toEqual(shownBySurveyJs(definition, kept, facts))
      }),
      { numRuns: id === 'pulse' ? 300 : 60 },
    )
  })

  test('keeps the answers of visible questions, all of them and no others', () => {
    fc.assert(
      fc.property(anyAnswers(interview.questions), anyFacts, (answers, facts) => {
        const kept = interview.keep(answers, facts)
        const visible = shown(answers, facts)
        expect(shown(kept, facts)).toEqual(visible)
        expect(interview.keep(kept, facts)).toEqual(kept)
        expect(Object.keys(kept)).toEqual(visible.filter((item) => answers[item] !== undefined))
      }),
    )
  })

  test('has the same items, options and readers in Spanish, in other words', () => {
    const spanish = compileSurvey(definition, 'es')
    const bones = (questions: readonly Question[]) =>
      questions.map(({ id, kind, readers, choices, construct, maxLength }) => {
        return { id, kind, readers, construct, maxLength, values: choices.map(({ value }) => value) }
      })
    expect(bones(spanish.questions)).toEqual(bones(interview.questions))
    spanish.questions.forEach(({ title }, index) => expect(title).not.toBe(interview.questions[index]?.title))
  })
})

const item = (name: string, visibleIf?: string) => ({
  type: 'radiogroup',
  name,
  title: { en: name },
  readers: 'shared',
  choices: [{ value: 1, text: { en: 'Yes' } }],
  ...(visibleIf === undefined ? {} : { visibleIf }),
})
const survey = (...elements: unknown[]) => ({
  pages: elements.map((element, index) => ({ name: `p${index}`, elements: [element] })),
})
const facts: InterviewFacts = { trust: 0, pulse: 1, verdictDue: 0, homeVisitDue: 0, hasGoal: 1, unnamed: 0 }

describe('hidden answers', () => {
  const chain = compileSurvey(
    survey(item('A'), item('B', '{A} = 1'), item('C', '{B} = 1'), item('D', '{C} empty')),
    'en',
  )

  test('an answer that is dropped takes along what hangs on it', () => {
    expect(chain.keep({ B: 1, C: 1, D: 1 }, facts)).toEqual({ D: 1 })
    expect(chain.keep({ A: 1, B: 1, C: 1, D: 1 }, facts)).toEqual({ A: 1, B: 1, C: 1 })
  })

  test('a fact cannot be answered over, and inherited keys are no answers', () => {
    const gated = compileSurvey(survey(item('A', '{hasGoal} = 0'), item('B')), 'en')
    expect(gated.keep({ hasGoal: 0, A: 1, B: 1 }, facts)).toEqual({ B: 1 })
    expect(gated.keep(Object.create({ B: 1 }), facts)).toEqual({})
  })
})

describe('what cannot be asked', () => {
  test.each([
    ['a language that it lacks', survey(item('A')), 'es'],
    ['a condition that cannot be read', survey(item('A'), item('B', '{A} = ')), 'en'],
    ['a condition that looks ahead', survey(item('A', '{B} = 1'), item('B')), 'en'],
    ['a type that no channel asks', survey({ ...item('A'), type: 'file' }), 'en'],
    ['a question without readers', survey({ ...item('A'), readers: 'everyone' }), 'en'],
    ['a choice without a label', survey({ ...item('A'), choices: [{ value: 1 }] }), 'es'],
  ])('%s throws', (_, definition, language) => {
    // survey-core only grumbles on the console.
    vi.spyOn(console, 'error').mockReturnValue()
    expect(() => compileSurvey(definition, language)).toThrow()
  })

  test('text that is no condition is null', () => {
    expect(parseCondition('{A} = ')).toBeNull()
    expect(parseCondition('{A} = 1 and {A} <> {B}')?.names).toEqual(['A', 'B'])
  })
})

test('interviews are compiled once per survey, version and language', () => {
  const asked: string[] = []
  const interviews = createInterviews((id, version) => {
    asked.push(`${id} ${version}`)
    return survey(item('A'))
  })
  expect(interviews('pulse', 1, 'en')).toBe(interviews('pulse', 1, 'en'))
  expect(interviews('pulse', 2, 'en')).not.toBe(interviews('pulse', 1, 'en'))
  expect(asked).toEqual(['pulse 1', 'pulse 2'])
})
