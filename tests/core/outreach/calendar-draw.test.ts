// What the calendar draws: the same every time, each third and each side as often, and one draw tells nothing of another.
import { describe, expect, test } from 'vitest'
import { asksStepSize, plainDraw, turnOf, type Turn } from '../../../server/core/outreach/calendar-draw.ts'

const PATIENTS = 3000
/** As ids are made: time first, and all that differs at the end. */
const idOf = (number: number) => `019aaaaa-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const everybody = Array.from({ length: PATIENTS }, (_, at) => idOf(at))
const share = (holds: (id: string) => boolean) => everybody.filter(holds).length / PATIENTS
const TURNS: readonly Turn[] = ['goal-state', 'verdict', 'neither']

describe('turns', () => {
  test('of each three pulses each turn has one, and a patient’s are the same every time', () => {
    for (const id of everybody.slice(0, 200))
      for (let block = 1; block < 8; block += 1) {
        const turns = [0, 1, 2].map((at) => turnOf(id, block * 3 + at))
        expect(turns.toSorted()).toEqual(TURNS.toSorted())
        expect([0, 1, 2].map((at) => turnOf(id, block * 3 + at))).toEqual(turns)
      }
  })

  test.for([1, 2, 3, 4, 9, 24])('in pulse %i a third of patients has each', (pulse) => {
    for (const turn of TURNS)
      expect(Math.abs(share((id) => turnOf(id, pulse) === turn) - 1 / 3)).toBeLessThan(0.03)
  })

  test('where goals take turns by three, none meets the same turn every time', () => {
    const met = new Set(Array.from({ length: 12 }, (_, at) => turnOf(idOf(1), 1 + at * 3)))
    expect(met.size).toBe(3)
  })
})

describe('the size of a step', () => {
  test.for([1, 2, 3, 4, 24])('in pulse %i half of the patients are asked', (pulse) => {
    expect(Math.abs(share((id) => asksStepSize(id, pulse)) - 0.5)).toBeLessThan(0.03)
  })

  test('tells nothing of the turn, of the next month or of anybody else', () => {
    for (const turn of TURNS) {
      const those = everybody.filter((id) => turnOf(id, 5) === turn)
      const asked = those.filter((id) => asksStepSize(id, 5)).length / those.length
      expect(Math.abs(asked - 0.5)).toBeLessThan(0.05)
    }
    expect(Math.abs(share((id) => asksStepSize(id, 5) === asksStepSize(id, 6)) - 0.5)).toBeLessThan(0.03)
    const next = (id: string) => idOf(everybody.indexOf(id) + 1)
    expect(Math.abs(share((id) => asksStepSize(id, 5) === asksStepSize(next(id), 5)) - 0.5)).toBeLessThan(
      0.03,
    )
  })
})

test.for([2, 3, 4, 12])('drawn numbers leave each rest of %i as often', (by) => {
  for (let rest = 0; rest < by; rest += 1)
    expect(Math.abs(share((id) => plainDraw(`rotation|${id}`) % by === rest) - 1 / by)).toBeLessThan(0.03)
})
