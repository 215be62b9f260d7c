// What changed between two versions is told by place and property, in words.
import { expect, test } from 'vitest'
import { diffSurveys } from '../../../server/core/workshop/diff.ts'
import { catalogue } from '../../../surveys/catalogue.ts'
import { goodSurvey } from '../../support/workshop-surveys.ts'

const told = (before: unknown, after: unknown) =>
  diffSurveys(before, after).map(
    ({ place, what, before: was, after: is }) => `${place} | ${what} | ${was} | ${is}`,
  )

test('a survey does not differ from itself', () => {
  for (const { definition } of catalogue) expect(diffSurveys(definition, definition)).toEqual([])
})

test('words, readers and options are compared language by language', () => {
  const after = goodSurvey({
    title: { en: 'How safe is it?', es: '¿Qué tan seguro es el lugar donde duerme?' },
    readers: 'sealed',
    choices: [{ value: 9, text: { en: 'Skip', es: 'Pasar' } }],
  })
  expect(told(goodSurvey(), after)).toEqual([
    'H1 | question, English | How safe is the place where you sleep? | How safe is it?',
    'H1 | who can read the answer | shared | sealed',
    'H1 | option 1, English | Not safe | null',
    'H1 | option 1, Spanish | Nada seguro | null',
    'H1 | option 2, English | A little safe | null',
    'H1 | option 2, Spanish | Poco seguro | null',
    'H1 | option 3, English | Safe | null',
    'H1 | option 3, Spanish | Seguro | null',
    'H1 | option 9, Spanish | Omitir | Pasar',
  ])
})

test('pages and questions come, go, move and get conditions', () => {
  const page = (name: string, ...names: string[]) => ({
    name,
    elements: names.map((item) => ({ name: item })),
  })
  const before = { pages: [page('a', 'A1'), page('b', 'B1', 'B2')] }
  const after = {
    pages: [{ ...page('b', 'B2', 'A1'), visibleIf: '{trust} = 1' }, page('a', 'C1')],
  }
  expect(told(before, after)).toEqual([
    'survey | order of pages | a, b | b, a',
    'page b | asked only if | null | {trust} = 1',
    'B1 | question taken out | B1 | null',
    'C1 | question added | null | C1',
    'survey | order of questions | A1, B2 | B2, A1',
    'A1 | page | a | b',
  ])
})

test('what is no survey at all is compared without breaking', () => {
  for (const odd of [null, 7, [], { pages: 'x' }, { pages: [null, { elements: [null] }] }])
    expect(Array.isArray(diffSurveys(odd, goodSurvey()))).toBe(true)
})
