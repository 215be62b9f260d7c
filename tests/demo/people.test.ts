// Who lives in the county and what is true of them, before anything happens.
import { expect, test } from 'vitest'
import { createChance } from '../../server/demo/chance.ts'
import { planPeople, type Person } from '../../server/demo/people.ts'
import { disciplinesOf } from '../../server/demo/staff.ts'
import { answeringShare, trueTrust, TRUTH } from '../../server/demo/truth.ts'

test('people, languages and phones stand in the proportions that were asked for', () => {
  const people = planPeople(createChance('shares'), {
    patients: 6000,
    teams: [0, 1, 0, 1, 0, 1, 0],
    begin: 20_000,
    today: 20_548,
  })
  const year = new Date(20_548 * 86_400_000).getUTCFullYear()
  const share = (fits: (one: Person) => boolean) => people.filter(fits).length / people.length
  const near = (found: number, wanted: number) => expect(Math.abs(found - wanted)).toBeLessThan(0.02)
  near(
    share(({ language }) => language === 'en'),
    0.62,
  )
  near(
    share(({ language }) => language === 'es'),
    0.31,
  )
  near(
    share(({ woman }) => woman),
    0.59,
  )
  near(
    share(({ born }) => year - born < 40),
    0.49,
  )
  near(
    share(({ phoneKind }) => phoneKind === 'own'),
    0.75,
  )
  near(
    share(({ phoneKind }) => phoneKind === 'program'),
    0.07,
  )
  expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length)
  expect(people.every(({ phone }) => /^\+1\d{3}555\d{4}$/.test(phone))).toBe(true)
  expect(people.some(({ stays }) => stays.length === 2)).toBe(true)
})

test('case managers are of the interviewed disciplines, in their proportions', () => {
  const counted = (count: number) => {
    const all = disciplinesOf(count)
    expect(all).toHaveLength(count)
    const groups = [...Map.groupBy(all, (one) => one)]
    return Object.fromEntries(groups.map(([one, of]) => [one, of.length]))
  }
  expect(counted(30)).toEqual({
    public_health_nurse: 9,
    social_worker: 6,
    substance_use_counsellor: 5,
    mental_health_clinician: 4,
    housing_specialist: 4,
    community_health_worker: 2,
  })
  expect(Object.keys(counted(7))).toHaveLength(6)
  counted(70)
})

test('who trusts less answers less, and trust grows with follow-through until it levels off', () => {
  expect(answeringShare(40, 0, false)).toBeLessThan(answeringShare(80, 0, false))
  const at = (tenure: number, followThrough: number) =>
    trueTrust({ worker: { followThrough, bond: 0 }, team: 'Harbor', tenure, programMonth: 3, lean: 0 })
  expect(at(6, 0.9)).toBeGreaterThan(at(1, 0.9))
  expect(at(6, 0.5)).toBe(at(1, 0.5))
  expect(at(20, 0.9)).toBe(at(TRUTH.growthMonths, 0.9))
})
