// Marks of staff in a browser: newest first, five at most, thirty days each.
import { describe, expect, test } from 'vitest'
import { addMark, standingMarks, type StaffMark } from '../../server/core/staff-marks.ts'

const mark = (staffId: string, on: string): StaffMark => ({ staffId, on })
const TODAY = '2026-11-24'

describe('a mark', () => {
  test('stands through the thirtieth day', () => {
    const marks = [mark('new', TODAY), mark('last', '2026-10-25'), mark('over', '2026-10-24')]
    expect(standingMarks(marks, TODAY).map(({ staffId }) => staffId)).toEqual(['new', 'last'])
  })

  test('of today is not written again, one of yesterday is', () => {
    expect(addMark([mark('ana', TODAY)], 'ana', TODAY)).toBeNull()
    expect(addMark([mark('ana', '2026-11-23')], 'ana', TODAY)).toEqual([mark('ana', TODAY)])
    const [ana, ben] = [mark('ana', TODAY), mark('ben', TODAY)]
    expect(addMark([ben, ana], 'ana', TODAY)).toEqual([ana, ben])
  })

  test('goes first, and the sixth and those that ran out go', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((of) => mark(of, '2026-11-20'))
    expect(addMark(five, 'f', TODAY)?.map(({ staffId }) => staffId)).toEqual(['f', 'a', 'b', 'c', 'd'])
    expect(addMark([mark('a', '2026-10-01')], 'b', TODAY)).toEqual([mark('b', TODAY)])
  })
})
