// The program's schedule: what it has set itself, over what every program begins with.
import * as z from 'zod'
import { SCHEDULE, type Schedule } from '../core/outreach/schedule.ts'
import { faultsOf, type ScheduleSettings } from '../core/outreach/schedule-rules.ts'
import type { Db, Write } from './database.ts'
import { preparedRead } from './prepared.ts'

export interface ProgramSchedule extends Schedule {
  /** Counts the changes, so that what an older schedule had worked out is known. */
  readonly revision: number
}

/** What is stored breaks the rules, or cannot be read: nobody is asked by a guess. */
export class BrokenSchedule extends Error {
  override readonly name = 'BrokenSchedule'
}

const whole = z.int()
const SETTINGS = z
  .strictObject({
    pulseEveryMonths: whole,
    trustEveryMonths: whole,
    milestoneMonth: whole,
    afterMonths: z.array(whole),
    answerWithinDays: whole,
    reminderDays: z.array(whole),
    textsPerWeek: whole,
    burdenPerMonth: whole,
    quietDays: z.array(z.string()),
  } satisfies Record<keyof ScheduleSettings, unknown>)
  .partial()

const stored = preparedRead((query) => query.selectFrom('program').select(['schedule', 'schedule_revision']))

export async function readSchedule(db: Pick<Db, 'query'>): Promise<ProgramSchedule> {
  const [row] = await stored(db, {})
  if (!row) throw new Error('the database has no program: run `npm run sayso -- migrate` first')
  return { ...SCHEDULE, ...settingsIn(row.schedule), revision: row.schedule_revision }
}

/** Of a stored schedule. Throws `BrokenSchedule`. */
export const quietDaysIn = (json: string): readonly string[] =>
  settingsIn(json).quietDays ?? SCHEDULE.quietDays

function settingsIn(json: string): Partial<ScheduleSettings> {
  // What a program never changed needs no reading, once for each tick and each page.
  if (json === '{}') return {}
  const settings = SETTINGS.safeParse(parsed(json)).data
  if (settings === undefined) throw new BrokenSchedule('the stored schedule cannot be read')
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  const faults = Object.keys(faultsOf({ ...SCHEDULE, ...given }))
  if (faults.length > 0) throw new BrokenSchedule(`the stored schedule breaks a rule: ${faults.join(', ')}`)
  return given
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** For `claim`, unless somebody changed it since `revision` was read. */
export function claimSchedule(
  db: Pick<Db, 'query'>,
  claim: string,
  { settings, revision }: { readonly settings: Partial<ScheduleSettings>; readonly revision: number },
): Write {
  return db.query
    .updateTable('program')
    .set({ schedule: JSON.stringify(settings), schedule_revision: revision + 1, claim })
    .where('schedule_revision', '=', revision)
}

/** Of an older schedule: the next `limit` enrolments are looked at again from this day on. */
export function followSchedule(
  db: Pick<Db, 'query'>,
  { revision, from, limit }: { readonly revision: number; readonly from: string; readonly limit: number },
): Write {
  return db.query
    .updateTable('enrolment')
    .set((e) => ({
      schedule_revision: revision,
      // What was due before stays first in the queue.
      next_due_on: e.case().when('next_due_on', '<', from).then(e.ref('next_due_on')).else(from).end(),
    }))
    .where('id', 'in', (e) =>
      e
        .selectFrom('enrolment')
        .select('id')
        .where('schedule_revision', '<', revision)
        .orderBy('schedule_revision')
        .limit(limit),
    )
}

export async function followsOlderSchedule(db: Pick<Db, 'query'>, revision: number): Promise<boolean> {
  const row = await db.query
    .selectFrom('enrolment')
    .select('id')
    .where('schedule_revision', '<', revision)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
