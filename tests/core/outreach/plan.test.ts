// What is planned for one enrolment on one day: whom the questions are about, what they may know, and the day after.
import { expect, test } from 'vitest'
import { turnOf } from '../../../server/core/outreach/calendar-draw.ts'
import { planFor, type Standing } from '../../../server/core/outreach/plan.ts'
import { SCHEDULE } from '../../../server/core/outreach/schedule.ts'

const NOW = '2026-11-24T18:00:00.000Z'
const NO_FACTS = { trust: 0, pulse: 0, verdictDue: 0, homeVisitDue: 0, hasGoal: 0, unnamed: 0 } as const

const STANDING: Standing = {
  enrolmentId: 'e',
  enrolledOn: '2026-08-24',
  graduatedOn: null,
  returnedOn: null,
  rotation: 0,
  speaks: true,
  timeZones: ['America/Los_Angeles'],
  consentedAt: '2026-08-24T18:00:00.000Z',
  pausedUntil: null,
  phone: { open: true, welcomedAt: '2026-08-24T18:00:00.000Z', welcomes: { pending: false, tried: 1 } },
  invitations: [],
  assignments: [{ staffId: 'dana', teamId: 'harbor', fromOn: '2026-08-24', toOn: null }],
  goals: [],
  burden: [],
}

const baseline = {
  occasion: 'baseline',
  createdAt: '2026-08-25T18:00:00.000Z',
  facts: NO_FACTS,
  thread: null,
}
const pulse = (month: string, pulse: number, trust: 0 | 1 = 0) => ({
  occasion: `pulse:${month}`,
  createdAt: `${month}-24T18:00:00.000Z`,
  facts: { ...NO_FACTS, pulse, trust },
  thread: null,
})

const invited = (more: Partial<Standing>) => {
  const plan = planFor({ ...STANDING, ...more }, NOW, SCHEDULE)
  if (plan.kind !== 'invite') throw new Error(`planned: ${plan.kind}`)
  return plan
}

test('the baseline first, then the pulse of the month', () => {
  expect(invited({}).occasion).toMatchObject({ key: 'baseline' })
  expect(invited({ invitations: [baseline] }).occasion).toMatchObject({ key: 'pulse:2026-11' })
})

test('what was asked already is not asked again, and the next day to look is the next pulse’s', () => {
  expect(planFor({ ...STANDING, invitations: [baseline, pulse('2026-11', 1)] }, NOW, SCHEDULE)).toEqual({
    kind: 'wait',
    nextDueOn: '2026-12-24',
  })
  expect(invited({ invitations: [baseline] }).nextDueOn).toBe('2026-12-24')
})

test('the calendar counts every pulse, answered or not, and its verdict follows from the number alone', () => {
  const past = [baseline, pulse('2026-09', 1), pulse('2026-10', 2)]
  const due = turnOf('e', 3) === 'verdict' ? 1 : 0
  expect(invited({ invitations: past }).facts).toMatchObject({ pulse: 3, verdictDue: due })
})

test('who was asked about trust less than three months ago is not asked again, whatever the rotation says', () => {
  const asked = (month: string) => invited({ rotation: 1, invitations: [baseline, pulse(month, 1, 1)] }).facts
  expect(asked('2026-08')).toMatchObject({ trust: 1 })
  expect(asked('2026-09')).toMatchObject({ trust: 0 })
})

test('of several goals each pulse asks about one, in turn', () => {
  const goals = [
    { id: 'a2', threadId: 'a', version: 2, weight: 2 },
    { id: 'b1', threadId: 'b', version: 1, weight: 3 },
  ]
  const [first, second] = [
    { ...pulse('2026-09', 1), thread: 'b' },
    { ...pulse('2026-10', 2), thread: 'a' },
  ]
  const asked = (...past: Standing['invitations']) => invited({ goals, invitations: [baseline, ...past] })
  expect(asked()).toMatchObject({ goalIds: ['b1'], facts: { hasGoal: 1, goals: 1 } })
  expect(asked(first)).toMatchObject({ goalIds: ['a2'] })
  expect(asked(first, second)).toMatchObject({ goalIds: ['b1'] })
  const six = invited({ goals, enrolledOn: '2026-05-24', invitations: [baseline, first, second] })
  expect(six).toMatchObject({ occasion: { survey: 'milestone' }, goalIds: ['a2', 'b1'], facts: { goals: 2 } })
})

test('after a change of hands nobody is named, and the team still stands when both were of it', () => {
  const days = (toOn: string | null, fromOn: string, staffId: string, teamId: string | null) => ({
    staffId,
    teamId,
    fromOn,
    toOn,
  })
  const asked = (assignments: Standing['assignments']) => invited({ invitations: [baseline], assignments })
  const sameTeam = [
    days('2026-11-11', '2026-08-24', 'dana', 'harbor'),
    days(null, '2026-11-12', 'lee', 'harbor'),
  ]
  const threeHands = [
    days('2026-11-05', '2026-08-24', 'dana', 'harbor'),
    days('2026-11-14', '2026-11-06', 'lee', 'harbor'),
    days(null, '2026-11-15', 'sam', 'harbor'),
  ]
  expect(asked(sameTeam)).toMatchObject({ aboutStaffId: 'dana', aboutTeamId: 'harbor' })
  expect(asked(threeHands)).toMatchObject({
    aboutStaffId: null,
    aboutTeamId: 'harbor',
    facts: { unnamed: 1 },
  })
  const apart = threeHands.map((span, index) => ({ ...span, teamId: `team-${index}` }))
  expect(asked(apart)).toMatchObject({ aboutStaffId: null, aboutTeamId: null })
  expect(asked([])).toMatchObject({
    aboutStaffId: null,
    aboutTeamId: null,
    facts: { unnamed: 1 },
  })
})

test('a baseline names whoever works with the patient that day, however new they are', () => {
  const today = [{ staffId: 'lee', teamId: 'harbor', fromOn: '2026-11-24', toOn: null }]
  expect(invited({ assignments: today })).toMatchObject({
    aboutStaffId: 'lee',
    aboutTeamId: 'harbor',
    facts: { unnamed: 0 },
  })
})

test('the welcome goes before anything, once at a time, and is given up after three tries', () => {
  const phone = (welcomes: { pending: boolean; tried: number }, welcomedAt: string | null = null) => ({
    ...STANDING,
    phone: { open: true, welcomedAt, welcomes },
  })
  expect(planFor(phone({ pending: false, tried: 0 }), NOW, SCHEDULE)).toMatchObject({
    kind: 'welcome',
    notBefore: NOW,
    nextDueOn: '2026-11-25',
  })
  expect(planFor(phone({ pending: true, tried: 1 }), NOW, SCHEDULE)).toEqual({
    kind: 'wait',
    nextDueOn: '2026-11-25',
  })
  expect(planFor(phone({ pending: false, tried: 2 }), NOW, SCHEDULE)).toMatchObject({ kind: 'welcome' })
  expect(planFor(phone({ pending: false, tried: 3 }), NOW, SCHEDULE)).toEqual({
    kind: 'wait',
    nextDueOn: '2026-12-01',
  })
  expect(planFor(phone({ pending: false, tried: 1 }, NOW), NOW, SCHEDULE)).toEqual({
    kind: 'wait',
    nextDueOn: '2026-11-25',
  })
  expect(
    planFor(phone({ pending: false, tried: 1 }, '2026-11-23T20:00:00.000Z'), NOW, SCHEDULE),
  ).toMatchObject({
    kind: 'invite',
  })
})

test('nobody is looked at again on the same day, whatever the plan', () => {
  const standings: Partial<Standing>[] = [
    {},
    { invitations: [baseline] },
    { invitations: [baseline, pulse('2026-11', 1)] },
    { speaks: false },
    { phone: null },
    { consentedAt: null },
    { pausedUntil: '2026-11-25' },
    { phone: { open: true, welcomedAt: null, welcomes: { pending: false, tried: 0 } } },
    { phone: { open: false, welcomedAt: null, welcomes: { pending: false, tried: 0 } } },
    { enrolledOn: '2026-12-01' },
    { graduatedOn: '2026-11-24' },
  ]
  for (const more of standings) {
    const { nextDueOn } = planFor({ ...STANDING, ...more }, NOW, SCHEDULE)
    expect(nextDueOn === null || nextDueOn > '2026-11-24').toBe(true)
  }
})

const GRADUATED = { graduatedOn: '2026-08-24', enrolledOn: '2025-11-24', invitations: [baseline] }
const hands = [
  { staffId: 'dana', teamId: 'harbor', fromOn: '2025-11-24', toOn: '2026-07-20' },
  { staffId: 'lee', teamId: 'valley', fromOn: '2026-07-21', toOn: '2026-08-24' },
]

test('months after graduation the questions name whoever worked with the patient at its end', () => {
  const early = { ...baseline, createdAt: '2025-11-24T18:00:00.000Z' }
  const plan = invited({ ...GRADUATED, invitations: [early], assignments: hands })
  expect(plan).toMatchObject({
    occasion: { key: 'after:3m', survey: 'after' },
    aboutStaffId: 'lee',
    aboutTeamId: 'valley',
    facts: { trust: 1, pulse: 0, unnamed: 0, left: 1 },
    nextDueOn: '2027-02-24',
  })
  const brief = [
    { ...hands[0]!, toOn: '2026-08-09' },
    { ...hands[1]!, fromOn: '2026-08-10' },
  ]
  expect(invited({ ...GRADUATED, invitations: [early], assignments: brief }).aboutStaffId).toBe('lee')
  expect(invited({ ...GRADUATED, invitations: [early], assignments: [] }).facts).toMatchObject({ unnamed: 1 })
})

test('a milestone counts as no pulse, and the pulse rules go on from the pulses alone', () => {
  const six = { ...baseline, occasion: 'milestone:6m', createdAt: '2026-10-24T18:00:00.000Z' }
  const invitations = [baseline, pulse('2026-09', 1), six]
  expect(invited({ enrolledOn: '2026-04-24', invitations }).facts).toMatchObject({ pulse: 2 })
})

test.each<[string, Partial<Standing>]>([
  ['who came back', { ...GRADUATED, returnedOn: '2026-11-01' }],
  ['who left long ago', { ...GRADUATED, graduatedOn: '2026-04-20' }],
  ['who left before anything was asked', { ...GRADUATED, invitations: [] }],
  ['who left long ago and takes no texts', { ...GRADUATED, graduatedOn: '2026-04-20', phone: null }],
])('nobody looks again at somebody %s', (_, more) => {
  expect(planFor({ ...STANDING, ...more }, NOW, SCHEDULE)).toEqual({ kind: 'wait', nextDueOn: null })
})
