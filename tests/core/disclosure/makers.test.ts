// Forged rows: whatever one maker of letters, codes and numbers sends in, no figure is left standing on a few others.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROGRAM, TRUST_3 } from '../../../server/core/disclosure/cells.ts'
import {
  closeWindow,
  waitOf,
  windowAfter,
  type Closed,
  type Outcome,
  type Window,
} from '../../../server/core/disclosure/closing.ts'
import { peopleWithoutAMaker } from '../../../server/core/disclosure/makers.ts'
import { quarterAfter } from '../../../server/core/disclosure/quarters.ts'
import { peopleIn, type Row } from '../../../server/core/disclosure/rows.ts'

const row = (tag: string, makers: readonly string[], quarter = '2026-Q1'): Row => ({
  tag,
  quarter,
  points: [4, 4, 5],
  makers,
})
const many = (people: number, makers: readonly string[], begin = 'p') =>
  Array.from({ length: people }, (_, person) => row(`${begin}${person}`, makers))

describe('people left without a maker', () => {
  test('are everybody where nobody had a hand in it', () => {
    expect(peopleWithoutAMaker(many(11, []))).toBe(11)
    expect(peopleWithoutAMaker([])).toBe(0)
  })

  test('stay while one of their rows came without that maker', () => {
    expect(peopleWithoutAMaker([row('ana', ['x']), row('ana', ['y'], '2026-Q2')])).toBe(1)
    expect(peopleWithoutAMaker([row('ana', ['x']), row('ana', ['x', 'y'], '2026-Q2')])).toBe(0)
  })

  test('go with either maker of a row that needed two', () => {
    expect(
      peopleWithoutAMaker([...many(11, ['x', 'y']), ...many(12, ['x'], 'q'), ...many(13, ['y'], 'r')]),
    ).toBe(12)
  })
})

test('with one real answer beside ten forged ones nothing is shown', () => {
  expect(waitOf([...many(10, ['x']), row('real', [])], 11)).toBe('maker')
  expect(waitOf([...many(10, ['x']), ...many(11, [], 'real')], 11)).toBeNull()
  expect(waitOf(many(10, ['x']), 11)).toBe('people')
})

interface Published {
  readonly window: Window
  readonly rows: readonly Row[]
}

/** Closes quarter after quarter as the product does, for a year and a half. */
function course(rowsOf: (quarter: string) => readonly Row[], quarters: number) {
  const outcomes: Outcome[] = []
  const published: Published[] = []
  const given: Row[] = []
  let last: Closed | null = null
  let quarter = '2026-Q1'
  for (let count = 0; count < quarters; count += 1) {
    given.push(...rowsOf(quarter))
    const window = windowAfter(last, '2026-Q1')
    const outcome = closeWindow(PROGRAM, window, given, TRUST_3, 11)
    const rows = given.filter((one) => one.quarter >= window.from && one.quarter <= window.to)
    if (outcome.state === 'published') published.push({ window, rows })
    outcomes.push(outcome)
    last = { ...window, state: outcome.state }
    quarter = quarterAfter(quarter)
  }
  return { outcomes, published }
}

/** Every choice of published figures, and how many people each leaves when one maker's rows are known. */
function leftOver(published: readonly Published[], makers: readonly string[]): number[] {
  return Array.from({ length: 2 ** published.length - 1 }, (_, bits) =>
    published.filter((_, place) => ((bits + 1) >> place) & 1).flatMap(({ rows }) => rows),
  ).flatMap((rows) => makers.map((maker) => peopleIn(rows.filter((one) => !one.makers.includes(maker)))))
}

test('no choice of published windows leaves fewer than 11 people without one maker’s rows, never nobody', () => {
  const person = fc.integer({ min: 0, max: 30 }).map((number) => `p${number}`)
  const maker = fc.constantFrom('x', 'y', 'z')
  const some = fc.array(fc.tuple(person, fc.uniqueArray(maker, { maxLength: 2 })), { maxLength: 40 })
  fc.assert(
    fc.property(fc.array(some, { minLength: 6, maxLength: 6 }), (quarters) => {
      let at = 0
      const { published } = course((quarter) => {
        const once = new Map(quarters[at++]?.map(([tag, makers]) => [tag, row(tag, makers, quarter)]))
        return [...once.values()]
      }, 6)
      for (const left of leftOver(published, ['x', 'y', 'z', 'nobody']))
        expect(left).toBeGreaterThanOrEqual(11)
    }),
    { numRuns: 300 },
  )
})

describe('300 patients, letters only, two printers, one in five answers', () => {
  const PATIENTS = 300
  /** The same choice for the same number: letters are dealt and answered as if by chance. */
  const chance = (label: string) => {
    let hash = 2_166_136_261
    for (const letter of label) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
    return (Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0) / 2 ** 32
  }
  const honest = (quarter: string, printers: readonly string[]) =>
    Array.from({ length: PATIENTS }, (_, person) => `p${person}`)
      .filter((tag) => chance(`answers ${tag} ${quarter}`) < 0.2)
      .map((tag) => {
        const dealt = Math.floor(chance(`letter ${tag} ${quarter}`) * printers.length)
        return row(tag, [printers[dealt] ?? ''], quarter)
      })
  /** In the name of patients who did not answer. */
  const forged = (quarter: string, count: number) =>
    Array.from({ length: count }, (_, letter) => row(`silent ${letter}`, ['x'], quarter))

  test('the program is published within two quarters', () => {
    const { outcomes } = course((quarter) => honest(quarter, ['x', 'y']), 2)
    expect(outcomes.map(({ state }) => state)).toContain('published')
  })

  test.each([3, 5, 10])('%i forged rows a quarter by one of them determine nobody', (count) => {
    const { published } = course((quarter) => [...honest(quarter, ['x', 'y']), ...forged(quarter, count)], 8)
    expect(published.length).toBeGreaterThan(0)
    expect(Math.min(...leftOver(published, ['x', 'y']))).toBeGreaterThanOrEqual(11)
  })

  test.each([3, 5, 10])('nor %i forged ones a quarter where hardly anybody else answers', (count) => {
    const few = (quarter: string) => honest(quarter, ['y']).slice(0, 1)
    const { outcomes, published } = course((quarter) => [...few(quarter), ...forged(quarter, count)], 8)
    expect(published).toEqual([])
    if (count === 10) expect(outcomes[0]).toEqual({ state: 'held', heldFor: 'maker', thirds: null })
  })

  test('one printer for everything publishes nothing and is told why', () => {
    const { outcomes } = course((quarter) => honest(quarter, ['x']), 8)
    expect(outcomes.map((outcome) => ('heldFor' in outcome ? outcome.heldFor : outcome.state))).toEqual(
      Array.from({ length: 8 }, () => 'maker'),
    )
  })
})
