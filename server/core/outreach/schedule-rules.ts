// What a program may set of its schedule, and the sentence that says why a value may not stand.
import { isDate } from '../time.ts'
import type { Schedule } from './schedule.ts'
import { LEAST_MONTHS_BETWEEN_TRUST } from './trust-months.ts'

export type ScheduleSettings = Pick<
  Schedule,
  | 'pulseEveryMonths'
  | 'trustEveryMonths'
  | 'milestoneMonth'
  | 'afterMonths'
  | 'answerWithinDays'
  | 'reminderDays'
  | 'textsPerWeek'
  | 'burdenPerMonth'
  | 'quietDays'
>
export type SettingName = keyof ScheduleSettings
export type Faults = Partial<Readonly<Record<SettingName, string>>>

export const SETTING_NAMES = [
  'pulseEveryMonths',
  'trustEveryMonths',
  'milestoneMonth',
  'afterMonths',
  'answerWithinDays',
  'reminderDays',
  'textsPerWeek',
  'burdenPerMonth',
  'quietDays',
] as const satisfies readonly SettingName[]

export const PULSES = [1, 2, 3, 4, 5, 6] as const
const MONTHS_OF_TRUST = [LEAST_MONTHS_BETWEEN_TRUST, 12] as const
const MONTHS_OF_MILESTONE = [3, 12] as const
const MONTHS_AFTER = [1, 24] as const
export const MOST_AFTER = 3
export const DAYS_TO_ANSWER = [7, 28] as const
export const MOST_REMINDERS = 2
/** The most that a federal rule allows of texts without advertising about health care; ours too. */
export const TEXTS_A_WEEK = [1, 3] as const
export const BURDEN_A_MONTH = [1, 8] as const
export const MOST_QUIET_DAYS = 60

/** Empty: the schedule may stand. */
export function faultsOf(settings: ScheduleSettings): Faults {
  const { pulseEveryMonths: pulse, trustEveryMonths, milestoneMonth, answerWithinDays } = settings
  const said: readonly (readonly [SettingName, string | null])[] = [
    [
      'pulseEveryMonths',
      isWithin(pulse, [1, PULSES.length]) ? null : 'Choose a number of months from 1 to 6.',
    ],
    ['trustEveryMonths', multipleFault(trustEveryMonths, MONTHS_OF_TRUST, pulse)],
    ['milestoneMonth', multipleFault(milestoneMonth, MONTHS_OF_MILESTONE, pulse)],
    ['afterMonths', afterFault(settings.afterMonths)],
    ['answerWithinDays', rangeFault(answerWithinDays, DAYS_TO_ANSWER, 'days')],
    ['reminderDays', reminderFault(settings.reminderDays, answerWithinDays)],
    ['textsPerWeek', rangeFault(settings.textsPerWeek, TEXTS_A_WEEK, 'texts')],
    ['burdenPerMonth', rangeFault(settings.burdenPerMonth, BURDEN_A_MONTH, 'texts and letters')],
    ['quietDays', quietFault(settings.quietDays)],
  ]
  return Object.fromEntries(said.filter(([, sentence]) => sentence !== null))
}

/** What may be chosen beside a pulse every so many months. */
export function multiplesOf(pulse: number, [least, most]: readonly [number, number]): number[] {
  const all = Array.from({ length: most - least + 1 }, (_, step) => least + step)
  return all.filter((month) => month % pulse === 0)
}

type Range = readonly [number, number]

const isWithin = (value: number, [least, most]: Range): boolean =>
  Number.isInteger(value) && value >= least && value <= most

const rangeFault = (value: number, range: Range, things: string): string | null =>
  isWithin(value, range) ? null : `Write a number of ${things} from ${range[0]} to ${range[1]}.`

function multipleFault(value: number, range: Range, pulse: number): string | null {
  if (!isWithin(value, range)) return `Write a number of months from ${range[0]} to ${range[1]}.`
  // The pulse's own fault is said beside it.
  if (!isWithin(pulse, [1, PULSES.length]) || value % pulse === 0) return null
  return `With a pulse every ${pulse} months, write ${listed(multiplesOf(pulse, range))}.`
}

function afterFault(months: readonly number[]): string | null {
  if (months.length > MOST_AFTER) return `Write ${MOST_AFTER} numbers at most.`
  if (!months.every((month) => isWithin(month, MONTHS_AFTER))) return 'Write numbers of months from 1 to 24.'
  return inOrder(months) ? null : 'Write each month once, the earliest first.'
}

function reminderFault(days: readonly number[], answerWithinDays: number): string | null {
  if (days.length > MOST_REMINDERS) return `Write ${MOST_REMINDERS} numbers at most.`
  if (!days.every((day) => Number.isInteger(day) && day >= 1)) return 'Write whole numbers of days.'
  if (!inOrder(days)) return 'Write each day once, the earlier first.'
  return days.every((day) => day < answerWithinDays)
    ? null
    : 'Remind before the time to answer is over: each number must be smaller than that.'
}

function quietFault(days: readonly string[]): string | null {
  if (!days.every(isDate)) return 'Write each day as year, month and day, such as 2027-03-31.'
  if (days.length > MOST_QUIET_DAYS) return `${MOST_QUIET_DAYS} days at most.`
  return new Set(days).size === days.length ? null : 'Write each day once.'
}

const inOrder = (numbers: readonly number[]): boolean =>
  numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? number))

function listed(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  return numbers.length === 1 ? `${last}` : `${numbers.slice(0, -1).join(', ')} or ${last}`
}
