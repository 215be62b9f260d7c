// The open part of a survey never tells of its sealed part: whatever differs with what is sealed is refused at its place.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSurvey } from '../../server/core/interview.ts'
import { sealedPartProblems } from '../../server/core/interview-publish-sealed.ts'
import type { Answers, InterviewFacts } from '../../server/core/question.ts'
import { anySurvey } from '../support/survey-oracle.ts'

const page = (name: string, item: string, more: object = {}, readers = 'shared') => ({
  name,
  elements: [{ name: item, readers }],
  ...more,
})
const sentences = (...pages: object[]) =>
  sealedPartProblems({ pages }).map(({ place, sentence }) => `${place}: ${sentence}`)

test('sealed questions may hang on sealed ones and on what only the ring knows', () => {
  expect(
    sentences(
      page('a', 'A1'),
      page('b', 'A2', { visibleIf: '{A1} = 1 and {unnamed} = 0' }),
      page('c', 'C1', { visibleIf: '{trust} = 1' }, 'sealed'),
      page('d', 'C2', { visibleIf: '{C1} = 1 and {homeVisitDue} = 1' }, 'sealed'),
    ),
  ).toEqual([])
})

describe('refused at its place', () => {
  test.each(['trust', 'homeVisitDue'])('an open page or question that hangs on {%s}', (fact) => {
    const condition = { visibleIf: `{A1} = 1 or {${fact}} = 0` }
    const question = { name: 'b', elements: [{ name: 'A2', readers: 'system', ...condition }] }
    expect(sentences(page('a', 'A1'), page('b', 'A2', condition), question)).toEqual([
      expect.stringMatching(`^page b: Its condition names {${fact}}, which tells whether private`),
      expect.stringMatching(`^A2: Its condition names {${fact}}, which tells whether private`),
    ])
  })

  test('one that hangs on a sealed question, directly or through another', () => {
    const found = sentences(
      page('a', 'A1', {}, 'sealed'),
      page('b', 'B1', { visibleIf: '{A1} = 2' }),
      page('c', 'C1', { visibleIf: '{B1} notempty' }),
    )
    expect(found).toContainEqual(
      expect.stringMatching(/^page b: Its condition names {A1}, whose answers are sealed/),
    )
  })

  test('an open page after a sealed one', () => {
    expect(sentences(page('a', 'A1'), page('b', 'B1', {}, 'sealed'), page('c', 'C1'))).toEqual([
      'page c: It comes after sealed questions, so that others would see who stopped at those. Move it before page b.',
    ])
  })
})

test('whatever is asked openly in one month and not in another, because of what is sealed, is refused', () => {
  const readers = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 })
  let betrayed = 0
  fc.assert(
    fc.property(anySurvey(2), readers, ({ definition, sets }, sealed) => {
      const survey = withReaders(definition, sealed)
      const { questions, visibleScreens } = compileSurvey(survey, 'en')
      const isSealed = new Set(questions.filter(({ readers }) => readers === 'sealed').map(({ id }) => id))
      const [one, other] = sets
      const both = [
        one!,
        { facts: sealedOf(one!.facts, other!.facts), answers: mixed(one!, other!, isSealed) },
      ]
      const [here, there] = both.map(({ answers, facts }) =>
        visibleScreens(answers, facts)
          .flatMap((screen) => screen.questions.map(({ id }) => id))
          .filter((id) => !isSealed.has(id))
          .join(' '),
      )
      if (here === there) return
      betrayed += 1
      expect(sealedPartProblems(survey)).not.toEqual([])
    }),
    { numRuns: 600 },
  )
  expect(betrayed).toBeGreaterThan(30)
})

const sealedOf = (facts: InterviewFacts, { trust, homeVisitDue }: InterviewFacts) => ({
  ...facts,
  trust,
  homeVisitDue,
})

interface Given {
  readonly answers: Answers
}

/** One's open answers with the other's sealed ones. */
const mixed = (one: Given, other: Given, isSealed: ReadonlySet<string>): Answers =>
  Object.fromEntries([
    ...Object.entries(one.answers).filter(([id]) => !isSealed.has(id)),
    ...Object.entries(other.answers).filter(([id]) => isSealed.has(id)),
  ])

/** The same survey, with some of its pages sealed as a whole. */
function withReaders(definition: object, sealed: readonly boolean[]): object {
  const { pages } = definition as { readonly pages: readonly { readonly elements: readonly object[] }[] }
  return {
    pages: pages.map((one, at) => ({
      ...one,
      elements: one.elements.map((element) => ({ ...element, readers: sealed[at] ? 'sealed' : 'shared' })),
    })),
  }
}
