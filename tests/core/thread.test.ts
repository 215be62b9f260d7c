// A patient’s course as the case manager reads it: months, verdicts, and how long somebody has been silent.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAssigned } from '../../server/core/thread/assigned.ts'
import { arrange, type PersonFacts } from '../../server/core/thread/caseload.ts'
import { courseOf, monthAfter, monthOfEnrolment, monthsBefore } from '../../server/core/thread/course.ts'
import { silentAsks } from '../../server/core/thread/silence.ts'
import { judgeSession } from '../../server/core/session-limits.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('months', () => {
  it('count back what they counted forth', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (date, by) => {
        const month = date.slice(0, 7)
        expect(monthAfter(monthAfter(month, by), -by)).toBe(month)
        expect(monthAfter(month, by)).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/)
      }),
    )
  })

  it('before a long month’s end stop at a short month’s last day', () => {
    expect(monthsBefore('2026-04-30', 2)).toBe('2026-02-28')
    expect(monthsBefore('2028-04-30', 2)).toBe('2028-02-29')
    expect(monthsBefore('2026-01-15', 2)).toBe('2025-11-15')
  })

  it('of an enrolment begin on its own day, from one', () => {
    expect(monthOfEnrolment('2026-01-12', '2026-01-12')).toBe(1)
    expect(monthOfEnrolment('2026-01-12', '2026-02-11')).toBe(1)
    expect(monthOfEnrolment('2026-01-12', '2026-02-12')).toBe(2)
    expect(monthOfEnrolment('2026-01-12', '2026-11-24')).toBe(11)
  })
})

describe('a course', () => {
  it('has every month once, in order, and a tick only where there is no word', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 30 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 }))),
        fc.array(fc.integer({ min: 0, max: 30 })),
        (date, length, said, silent) => {
          const first = date.slice(0, 7)
          const words = said.map(([at, value]) => ({ month: monthAfter(first, at), value }))
          const quiet = new Set(silent.map((at) => monthAfter(first, at)))
          const course = courseOf(words, quiet, first, monthAfter(first, length))
          expect(course.map(({ month }) => month)).toEqual(
            Array.from({ length: length + 1 }, (_, at) => monthAfter(first, at)),
          )
          for (const { month, value, silent: ticked } of course) {
            expect(value).toBe(words.findLast((word) => word.month === month)?.value ?? null)
            expect(ticked).toBe(value === null && quiet.has(month))
          }
        },
      ),
    )
  })
})

describe('silence', () => {
  const ask = (id: string, state: string, dueAt: string, expiresAt: string) => ({
    id,
    state,
    dueAt,
    expiresAt,
  })
  const now = '2026-11-24T18:00:00.000Z'
  const asks = [
    ask('before they shared', 'expired', '2026-01-01T00:00:00.000Z', '2026-01-15T00:00:00.000Z'),
    ask('answered', 'completed', '2026-03-01T00:00:00.000Z', '2026-03-15T00:00:00.000Z'),
    ask('answered in private', 'completed', '2026-04-01T00:00:00.000Z', '2026-04-15T00:00:00.000Z'),
    ask('expired', 'expired', '2026-05-01T00:00:00.000Z', '2026-05-15T00:00:00.000Z'),
    ask('over, not yet swept', 'delivered', '2026-06-01T00:00:00.000Z', '2026-06-15T00:00:00.000Z'),
    ask('broken off', 'stopped', '2026-07-01T00:00:00.000Z', '2026-07-15T00:00:00.000Z'),
    ask('still open', 'delivered', '2026-11-20T00:00:00.000Z', '2026-12-04T00:00:00.000Z'),
  ]

  it('is what was asked and over, with nothing that may be shown', () => {
    const silent = silentAsks(asks, new Set(['answered']), now, '2026-02-01T00:00:00.000Z')
    expect(silent.map(({ id }) => id)).toEqual([
      'answered in private',
      'expired',
      'over, not yet swept',
      'broken off',
    ])
  })

  const INVITATION_ENDS = [
    'delivered',
    'started',
    'completed',
    'partial',
    'expired',
    'stopped',
    'undeliverable',
  ]

  it.each([
    ['while there is time', '2026-11-24T18:00:00.000Z', 0],
    ['when the time is over', '2026-12-04T00:00:00.000Z', 1],
  ])('is the same %s, whatever was done in private', (_, at, silent) => {
    const ways = INVITATION_ENDS.map((state) =>
      silentAsks(
        [ask('one', state, '2026-11-20T00:00:00.000Z', '2026-12-04T00:00:00.000Z')],
        new Set(),
        at,
        '2026-02-01T00:00:00.000Z',
      ),
    )
    expect(ways.map((found) => found.length)).toEqual(INVITATION_ENDS.map(() => silent))
  })

  it('is never told of somebody who does not share', () => {
    expect(silentAsks(asks, new Set(), now, null)).toEqual([])
  })
})

describe('an assignment', () => {
  it('holds from its first day to its last, both included, and no longer than the stay', () => {
    fc.assert(
      fc.property(day, day, fc.option(day), fc.option(day), (today, fromOn, toOn, graduatedOn) => {
        const inside = today >= fromOn && today <= (toOn ?? '9999') && today <= (graduatedOn ?? '9999')
        expect(isAssigned({ fromOn, toOn, graduatedOn }, today)).toBe(inside)
      }),
    )
  })
})

describe('a caseload', () => {
  const person = fc.record({
    id: fc.uuid(),
    name: fc.string({ minLength: 1 }),
    sharing: fc.constantFrom(true, false, null),
    heardDaysAgo: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 5 }),
  })
  const today = '2026-11-24'
  const ago = (days: number) => new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10)
  const facts = ({
    id,
    name,
    sharing,
    heardDaysAgo,
  }: {
    id: string
    name: string
    sharing: boolean | null
    heardDaysAgo: number[]
  }): PersonFacts => ({
    id,
    name,
    sharing,
    monthInProgram: 3,
    language: 'en',
    phone: 'own',
    sharingSince: '2026-01-01T00:00:00.000Z',
    reach: 'open',
    pausedUntil: null,
    goals: [],
    heard: heardDaysAgo
      .sort((a, b) => b - a)
      .map((days, at) => ({
        askId: `${id}${at}`,
        month: ago(days).slice(0, 7),
        on: ago(days),
        progress: null,
        verdicts: [],
        anySuccess: 2,
        win: null,
      })),
    asks: [],
  })

  it('puts everybody into one place by what they share, and of a private patient only the name', () => {
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 }), (people) => {
        const { everyone, silent, closed, fresh, quiet } = arrange(
          people.map(facts),
          today,
          `${today}T18:00:00.000Z`,
        )
        const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
        const who = (sharing: boolean | null) => ids(people.filter((each) => each.sharing === sharing))
        expect([ids(everyone), ids(silent), ids(closed)]).toEqual([who(true), who(null), who(false)])
        for (const row of closed) expect(Object.keys(row).sort()).toEqual(['id', 'name'])
        for (const row of fresh) expect(row.heardOn! >= ago(7)).toBe(true)
        expect(quiet).toEqual([])
      }),
    )
  })
})

describe('a staff session', () => {
  const begun = '2026-11-24T08:00:00.000Z'
  const at = (minutes: number) => new Date(Date.parse(begun) + minutes * 60_000).toISOString()

  it('is over after fifteen idle minutes or twelve hours, to the minute', () => {
    expect(judgeSession(at(14), { begunAt: begun, usedAt: begun })).toBe('touch')
    expect(judgeSession(at(15), { begunAt: begun, usedAt: begun })).toBe('over')
    expect(judgeSession(at(719), { begunAt: begun, usedAt: at(718.5) })).toBe('open')
    expect(judgeSession(at(720), { begunAt: begun, usedAt: at(719.5) })).toBe('over')
  })
})
