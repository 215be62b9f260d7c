// How many answered is told so coarsely that one person more or less mostly changes nothing.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { speaking } from '../../../server/core/disclosure/reach.ts'

const month = { sent: 50, undeliverable: 5, started: 30, completed: 27 }

describe('how many answered', () => {
  it.for([
    { name: 'in tens', counted: month, completed: { low: 20, high: 29 }, rate: 60, tooFew: false },
    {
      name: 'not at all below eleven',
      counted: { ...month, completed: 10 },
      completed: null,
      rate: null,
      tooFew: true,
    },
    {
      name: 'never more than all, when a tablet was answered without a text',
      counted: { sent: 12, undeliverable: 2, started: 12, completed: 12 },
      completed: { low: 11, high: 19 },
      rate: 100,
      tooFew: false,
    },
    {
      name: 'without a rate when nobody was reached',
      counted: { sent: 0, undeliverable: 0, started: 12, completed: 12 },
      completed: { low: 11, high: 19 },
      rate: null,
      tooFew: true,
    },
    {
      name: 'as too few below 30 of 100',
      counted: { sent: 100, undeliverable: 0, started: 30, completed: 29 },
      completed: { low: 20, high: 29 },
      rate: 20,
      tooFew: true,
    },
  ])('$name', ({ counted, completed, rate, tooFew }) => {
    expect(speaking(counted, 11)).toMatchObject({ completed, rate, tooFew })
  })
})

test('a count that is shown stands for at least nine others', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 11, max: 200 }), (completed, floor) => {
      const { completed: range } = speaking({ sent: 5000, undeliverable: 0, started: 5000, completed }, floor)
      if (completed < floor) expect(range).toBeNull()
      else expect((range?.high ?? 0) - (range?.low ?? 0)).toBeGreaterThanOrEqual(8)
    }),
  )
})
