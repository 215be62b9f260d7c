// What makes answers look as only a fault in gathering them makes them look, and that small groups are never looked at.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oddPatterns, type CaseloadCounts } from '../../../server/core/statistics/odd-patterns.ts'

const FLOOR = 11
const usual: CaseloadCounts = {
  asked: 40,
  lost: 3,
  answered: 14,
  questions: 120,
  skipped: 12,
  interviews: 14,
  straight: 3,
  atOnce: 1,
}
const among = (odd: Partial<CaseloadCounts>) => [usual, usual, { ...usual, ...odd }]

test.each([
  ['nothing is odd', {}, 1, []],
  ['five patients on one device', {}, 5, ['one_device']],
  ['four on one device may be a family', {}, 4, []],
  ['five at once, hours after their texts', { atOnce: 5 }, 1, ['bursts']],
  ['most questions of one caseload passed by', { skipped: 70 }, 1, ['skips']],
  ['a third passed by is no wonder', { skipped: 40 }, 1, []],
  ['nearly all interviews the same throughout', { straight: 12 }, 1, ['straight_lines']],
  ['a third of the phones lost in one caseload', { lost: 14 }, 1, ['lost_phones']],
  ['two at a time', { skipped: 100, lost: 30 }, 1, ['skips', 'lost_phones']],
] as const)('%s', (_name, odd, inOneBrowser, expected) => {
  expect(oddPatterns({ caseloads: among(odd), inOneBrowser }, FLOOR)).toEqual(expected)
})

test('what all caseloads do is how this program answers, and odd in none', () => {
  const caseloads = [1, 2, 3].map(() => ({ ...usual, skipped: 100, straight: 14, lost: 30 }))
  expect(oddPatterns({ caseloads, inOneBrowser: 1 }, FLOOR)).toEqual([])
})

const count = fc.nat(10)
const small = fc.record({
  asked: count,
  lost: count,
  answered: count,
  questions: fc.nat(200),
  skipped: fc.nat(200),
  interviews: count,
  straight: count,
  atOnce: count,
})

test('a caseload of ten people or fewer changes nothing that is said, whatever it holds', () => {
  fc.assert(
    fc.property(small, small, (one, other) => {
      const said = (odd: CaseloadCounts) =>
        oddPatterns({ caseloads: [usual, usual, odd], inOneBrowser: 1 }, FLOOR)
      expect(said(one)).toEqual(said(other))
    }),
  )
})

test('of a program in which ten people or fewer answered nothing is said', () => {
  fc.assert(
    fc.property(small, fc.nat(100), (one, inOneBrowser) => {
      expect(oddPatterns({ caseloads: [one], inOneBrowser }, FLOOR)).toEqual([])
    }),
  )
})
