// The program's schedule for whoever may change it: as it is, or as it is being typed, and what that would mean.
import { courseUnder, type Course } from '../core/outreach/schedule-course.ts'
import { offeredHolidays, readTyped, typedOf, type TypedSchedule } from '../core/outreach/schedule-form.ts'
import type { Faults } from '../core/outreach/schedule-rules.ts'
import type { Holiday } from '../core/outreach/holidays.ts'
import { localDate } from '../core/outreach/window.ts'
import { readProgram } from '../db/program.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'

export interface ScheduleView {
  readonly today: string
  readonly revision: number
  readonly typed: TypedSchedule
  readonly faults: Faults
  readonly holidays: readonly Holiday[]
  /** What the typed schedule means; null: it breaks a rule. */
  readonly meaning: Meaning | null
}

export interface Meaning {
  readonly course: Course
  /** One pulse in so many asks about trust. */
  readonly pulsesPerTrust: number
  readonly burdenPerMonth: number
  readonly quietDays: readonly string[]
}

/** @param typed null: as it is on file. */
export async function openSchedule(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  typed: TypedSchedule | null,
): Promise<ScheduleView> {
  const [{ timeZone }, schedule] = await Promise.all([readProgram(db), readSchedule(db)])
  const today = localDate(now(), [timeZone])
  const shown = typed ?? typedOf(schedule, today)
  const { settings, faults } = readTyped(shown, today)
  const { pulseEveryMonths, trustEveryMonths, burdenPerMonth, quietDays } = settings
  const broken = Object.keys(faults).length > 0
  return {
    today,
    revision: schedule.revision,
    typed: shown,
    faults,
    holidays: offeredHolidays(today),
    meaning: broken
      ? null
      : {
          course: courseUnder({ ...schedule, ...settings }, today, timeZone),
          pulsesPerTrust: trustEveryMonths / pulseEveryMonths,
          burdenPerMonth,
          quietDays,
        },
  }
}
