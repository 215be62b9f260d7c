// Nothing becomes an answer that the screen did not offer, whatever arrives.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAnswer, acceptScreen, skipScreen } from '../../server/core/interview-accept.ts'
import { compileSurvey } from '../../server/core/interview.ts'
import type { Question, Screen } from '../../server/core/question.ts'
import { catalogue } from '../../surveys/catalogue.ts'

const screens = catalogue.flatMap(({ definition }) => compileSurvey(definition, 'en').screens)
function screenOf(item: string, maxLength?: number): Screen {
  const found = screens.find(({ questions }) => questions.some(({ id }) => id === item))
  if (!found) throw new Error(item)
  if (maxLength === undefined) return found
  return { ...found, questions: found.questions.map((question) => ({ ...question, maxLength })) }
}
const progress = screens.find(
  ({ questions }) => questions[0]?.id === 'P1' && questions[0].choices.length === 7,
)!
const words = screenOf('P3')

describe('choices', () => {
  test.each([
    ['the digits of a form', '4', 4],
    ['a number', 4, 4],
    ['the goal has changed', '8', 8],
    ['skip', '9', 9],
  ])('%s', (_, raw, value) => {
    expect(acceptScreen(progress, { P1: raw })).toEqual({ answers: { P1: value }, problems: [] })
  })

  test.each([
    '4.0',
    ' 4',
    '04',
    '+4',
    '4e0',
    '٤',
    '４',
    [4],
    { a: 1 },
    99,
    '99',
    true,
    0,
    6,
    4.5,
    Number.NaN,
  ])('refuses %j', (raw) => {
    expect(acceptScreen(progress, { P1: raw })).toEqual({
      answers: {},
      problems: [{ item: 'P1', code: 'not_offered' }],
    })
  })

  test('8 is refused where an item does not offer it', () => {
    expect(acceptScreen(screenOf('P2'), { P2: 8 }).problems).toEqual([{ item: 'P2', code: 'not_offered' }])
  })
})

describe('keys', () => {
  test.each([
    ['of another screen', '{"P1":4,"T1":5}'],
    ['of nothing', '{"P1":4,"x":1}'],
    ['that reach for the prototype', '{"P1":4,"__proto__":{"admin":1}}'],
    ['that name a constructor', '{"P1":4,"constructor":{"prototype":{"admin":1}}}'],
  ])('%s are refused, the good answer stays', (_, json) => {
    const { answers, problems } = acceptScreen(progress, JSON.parse(json))
    expect(answers).toEqual({ P1: 4 })
    expect(problems).toEqual([{ item: null, code: 'unknown_question' }])
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  test('inherited keys are not read', () => {
    expect(acceptScreen(words, Object.create({ P3: 'not said' })).answers).toEqual({})
  })
})

describe('words', () => {
  const said = (raw: unknown, maxLength?: number) => acceptScreen(screenOf('P3', maxLength), { P3: raw })

  test('are kept as they are, less controls, reordering marks and outer blanks', () => {
    expect(said(' \u0000Mi hi\u202eja se quedo\u0301.\r\n\r\n\r\nLloré\u2069 ').answers).toEqual({
      P3: 'Mi hija se quedó.\n\nLloré',
    })
    expect(said('👩‍👧 ❤️ 1 < 2 & "ok" {goal} = +1').answers).toEqual({ P3: '👩‍👧 ❤️ 1 < 2 & "ok" {goal} = +1' })
  })

  test('a short name is one line', () => {
    expect(acceptScreen(screenOf('B1n'), { B1n: 'my\nown\tdoor' }).answers).toEqual({ B1n: 'my own door' })
  })

  test('too long says by how much, counting letters as a person does', () => {
    expect(said('x'.repeat(554)).problems).toEqual([{ item: 'P3', code: 'too_long', over: 54 }])
    expect(said('😀'.repeat(500)).problems).toEqual([])
    expect(said('x'.repeat(1_000_000)).problems).toEqual([{ item: 'P3', code: 'too_long', over: 999_500 }])
    expect(acceptScreen(screenOf('B1n'), { B1n: 'a'.repeat(31) }).problems).toMatchObject([{ over: 1 }])
  })

  test('nothing visible is no answer and no fault', () => {
    for (const raw of ['', '   \n', '\u200b\u200d', undefined, null]) {
      expect(said(raw)).toEqual({ answers: {}, problems: [] })
    }
  })

  test('9 skips, by number as by reply', () => {
    expect(said(9).answers).toEqual({ P3: 9 })
    expect(said(' 9 ').answers).toEqual({ P3: 9 })
    expect(said('9 lives').answers).toEqual({ P3: '9 lives' })
  })

  test.each([4, true, ['a'], { a: 1 }])('refuses %j', (raw) => {
    expect(said(raw).problems).toEqual([{ item: 'P3', code: 'not_text' }])
  })
})

describe('untouched', () => {
  const trust = screenOf('T1')

  test('a screen of choices alone is unanswered once, at its first question', () => {
    expect(acceptScreen(trust, { T1: '' })).toEqual({
      answers: {},
      problems: [{ item: 'T1', code: 'unanswered' }],
    })
  })

  test('one answer of three is enough', () => {
    expect(acceptScreen(trust, { T2: '5' })).toEqual({ answers: { T2: 5 }, problems: [] })
  })

  test('skipping a screen skips each of its questions, legally', () => {
    expect(skipScreen(trust)).toEqual({ T1: 9, T2: 9, T3: 9 })
    for (const screen of screens) expect(acceptScreen(screen, skipScreen(screen)).problems).toEqual([])
  })
})

test('whatever arrives, an accepted answer is offered or is clean text that fits', () => {
  const legal = ({ kind, choices, maxLength }: Question, value: unknown) =>
    kind === 'choice'
      ? choices.some((choice) => choice.value === value)
      : value === 9 ||
        (typeof value === 'string' &&
          value.trim() === value &&
          value !== '' &&
          [...value].length <= maxLength)
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.string({ unit: 'binary', maxLength: 700 }),
    fc.integer({ min: -1, max: 12 }),
    fc.integer({ min: -1, max: 12 }).map(String),
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...screens.flatMap(({ questions }) => questions)),
      anything,
      (question, raw) => {
        const reading = acceptAnswer(question, raw)
        if ('problem' in reading || reading.answer === null) return true
        const again = acceptAnswer(question, reading.answer)
        return legal(question, reading.answer) && 'answer' in again && again.answer === reading.answer
      },
    ),
    { numRuns: 2000 },
  )
})
