// How an interview lies on pages, over random answers: a page holds all that its own answers may open.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillFor, fillText, fillTitle, type Fill } from '../../server/channels/page-fill.ts'
import { likelyScreens, placeQuestions, type Placed } from '../../server/channels/page-layout.ts'
import { compileSurvey } from '../../server/core/interview.ts'
import type { Answers, AnswerValue, InterviewFacts, Question } from '../../server/core/question.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import milestoneV2 from '../../surveys/milestone/v2.json' with { type: 'json' }
import { BASELINE_FACTS, TRUST_FACTS } from '../support/invite.ts'

const surveys = catalogue.map(({ definition }) => compileSurvey(definition, 'en'))
const one = fc.constantFrom(0 as const, 1 as const)
const facts: fc.Arbitrary<InterviewFacts> = fc.record({
  trust: one,
  pulse: fc.integer({ min: 0, max: 12 }),
  verdictDue: one,
  homeVisitDue: one,
  hasGoal: one,
  goals: fc.constantFrom<0 | 1 | 2 | 3>(0, 1, 2, 3),
  unnamed: one,
})
const answersTo = (questions: readonly Question[]): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(
      questions.map(({ id, choices }): [string, fc.Arbitrary<AnswerValue>] => [
        id,
        choices.length > 0
          ? fc.constantFrom(...choices.map(({ value }) => value))
          : fc.constantFrom('words', 9),
      ]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>

/** What a browser shows of a page: its rules, by hand. */
function shown(placed: readonly Placed[], given: Readonly<Record<string, AnswerValue>>): string[] {
  return placed.flatMap(({ question, dependents }) => [
    question.id,
    ...dependents
      .filter(({ hiddenBy }) => !hiddenBy.includes(Number(given[question.id] ?? 0)))
      .flatMap((dependent) => shown([dependent.placed], given)),
  ])
}

describe.each(surveys.map((survey) => [survey.questions[0]!.id, survey] as const))(
  'survey from %s',
  (_, survey) => {
    test('a page shows and hides by itself exactly what the engine would', () => {
      fc.assert(
        fc.property(facts, answersTo(survey.questions), (known, answers) => {
          for (const screen of survey.visibleScreens(answers, known)) {
            const placed = placeQuestions(survey, screen, answers, known)
            expect(shown(placed, answers)).toEqual(screen.questions.map(({ id }) => id))
          }
        }),
        { numRuns: 300 },
      )
    })

    test('no visible screen is missing from the count of steps at the start of a walk that says yes', () => {
      fc.assert(
        fc.property(facts, answersTo(survey.questions), (known, answers) => {
          const likely = likelyScreens(survey, answers, known).map(({ id }) => id)
          for (const { id } of survey.visibleScreens(survey.keep(answers, known), known))
            expect(likely).toContain(id)
        }),
        { numRuns: 300 },
      )
    })
  },
)

test('questions that depend on one answer stand under it', () => {
  const pulse = surveys.find(({ questions }) => questions.some(({ id }) => id === 'T1'))!
  const screen = pulse.screens.find(({ id }) => id === 'trust')!
  const [root, ...others] = placeQuestions(pulse, screen, {}, TRUST_FACTS)
  expect(others).toEqual([])
  expect(root!.dependents.map(({ hiddenBy, placed }) => [placed.question.id, hiddenBy])).toEqual([
    ['T2', [8]],
    ['T3', [8]],
  ])
  expect(likelyScreens(surveys[0]!, {}, BASELINE_FACTS)).toHaveLength(10)
})

describe('filling in', () => {
  const fill: Fill = { language: 'en', program: 'Orchard', worker: null, reader: null, goals: [] }
  test('a stand-in for a name begins a sentence with a capital and nothing else', () => {
    expect(fillText('{cm} will see it.', fill)).toBe('Your case manager will see it.')
    expect(fillText('Does {cm} listen? {cm} may.', fill)).toBe(
      'Does your case manager listen? Your case manager may.',
    )
    const es = { ...fill, language: 'es' }
    expect(fillText('¿{cm} le escucha?', es)).toBe('¿La persona que lleva su caso le escucha?')
    expect(fillText('Cuando necesita a {cm}', es)).toBe('Cuando necesita a la persona que lleva su caso')
  })

  test('a name is put in as it is, once, whatever it holds', () => {
    expect(fillText('{cm} and {prog}', { ...fill, worker: '$&{prog}' })).toContain('$&')
  })

  test('the goal loses the survey’s quotation marks, because the page sets its own', () => {
    const p1 = surveys.flatMap(({ questions }) => questions).find(({ title }) => title.includes('“{goal}”'))!
    expect(fillTitle(p1, { ...fill, goals: [{ words: 'a “door”', language: 'en' }] })).toEqual({
      before: 'Last time you told us success would be:',
      said: { words: 'a “door”', language: 'en' },
      after: 'How close are you now?',
    })
  })
})

test('each goal’s question says that goal, in as many words as the phone and the browser allow', () => {
  const goal = (words: string, nickname: string | null) => ({
    id: words,
    threadId: words,
    version: 1,
    weight: null,
    words,
    nickname,
    language: 'en',
  })
  const goals = [
    goal('A door that locks.', 'my door'),
    goal('Leave him.', null),
    goal('See my son.', 'my son'),
  ]
  const sitting = { goals, language: 'en', program: 'Orchard', caseManager: 'Ana', reads: 'named' as const }
  const milestone = compileSurvey(milestoneV2, 'en')
  const said = (phone: 'own' | 'shared' | 'unknown', holds: boolean) =>
    ['Y1', 'Y1_2', 'Y1_3'].map((item) => {
      const question = milestone.questions.find(({ id }) => id === item)!
      const title = fillTitle(question, fillFor({ ...sitting, phone }, holds))
      return title.said?.words ?? title.before
    })
  expect(said('own', true)).toEqual(['A door that locks.', 'Leave him.', 'See my son.'])
  expect(said('own', false)).toEqual([
    'my door',
    'Think of your second goal. Today, is it a success for you?',
    'my son',
  ])
  for (const phone of ['shared', 'unknown'] as const)
    expect(said(phone, true)).toEqual([
      'Think of the goal you told us. Today, is it a success for you?',
      'Think of your second goal. Today, is it a success for you?',
      'Think of your third goal. Today, is it a success for you?',
    ])
})
