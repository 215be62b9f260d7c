// The highest draw has the letter, in whatever order they are drawn, and whoever leaves hands on only their own.
import { assert, property, string, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { dealtTo, type Draw } from '../../server/core/dealing.ts'

const draws = uniqueArray(string({ minLength: 1 }), { minLength: 1, maxLength: 8 }).map((drawn) =>
  drawn.map((each, place): Draw => ({ staffId: `staff ${place}`, drawn: each })),
)

test('nobody draws, nobody has it', () => {
  expect(dealtTo([])).toBe(null)
})

test('one of those who drew has it, whatever their order', () => {
  assert(
    property(draws, (drawn) => {
      const staffId = dealtTo(drawn)
      expect(drawn.map((each) => each.staffId)).toContain(staffId)
      expect(dealtTo(drawn.toReversed())).toBe(staffId)
    }),
  )
})

test('somebody else’s leaving changes nothing', () => {
  assert(
    property(draws, (drawn) => {
      const staffId = dealtTo(drawn)
      for (const gone of drawn.filter((each) => each.staffId !== staffId))
        expect(dealtTo(drawn.filter((each) => each !== gone))).toBe(staffId)
    }),
  )
})
