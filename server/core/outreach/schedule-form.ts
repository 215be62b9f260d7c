// A schedule as an administrator types it: every field as text, so that a refused form keeps what stood in it.
import { Temporal } from 'temporal-polyfill'
import { isDate } from '../time.ts'
import { federalHolidays, type Holiday } from './holidays.ts'
import {
  faultsOf,
  SETTING_NAMES,
  type Faults,
  type ScheduleSettings,
  type SettingName,
} from './schedule-rules.ts'

export interface TypedSchedule extends Readonly<Record<Exclude<SettingName, 'quietDays'>, string>> {
  /** Dates of offered holidays that are ticked. */
  readonly holidays: readonly string[]
  /** Further quiet days, one a line. */
  readonly otherDays: string
}

const YEARS_OFFERED = 2

/** The federal holidays of the next two years. */
export function offeredHolidays(today: string): Holiday[] {
  const year = Number(today.slice(0, 4))
  const before = Temporal.PlainDate.from(today).add({ years: YEARS_OFFERED }).toString()
  const years = Array.from({ length: YEARS_OFFERED + 1 }, (_, step) => year + step)
  return years.flatMap(federalHolidays).filter(({ on }) => on >= today && on < before)
}

export function typedOf(settings: ScheduleSettings, today: string): TypedSchedule {
  const offered = new Set(offeredHolidays(today).map(({ on }) => on))
  const { quietDays, afterMonths, reminderDays } = settings
  return {
    pulseEveryMonths: String(settings.pulseEveryMonths),
    trustEveryMonths: String(settings.trustEveryMonths),
    milestoneMonth: String(settings.milestoneMonth),
    afterMonths: afterMonths.join(', '),
    answerWithinDays: String(settings.answerWithinDays),
    reminderDays: reminderDays.join(', '),
    textsPerWeek: String(settings.textsPerWeek),
    burdenPerMonth: String(settings.burdenPerMonth),
    holidays: quietDays.filter((day) => offered.has(day)),
    otherDays: quietDays.filter((day) => !offered.has(day) && day >= today).join('\n'),
  }
}

/** Quiet days that are over are left out. */
export function readTyped(
  typed: TypedSchedule,
  today: string,
): { readonly settings: ScheduleSettings; readonly faults: Faults } {
  const days = [...typed.holidays, ...wordsOf(typed.otherDays)].filter((day) => !isDate(day) || day >= today)
  const settings = {
    pulseEveryMonths: numberOf(typed.pulseEveryMonths),
    trustEveryMonths: numberOf(typed.trustEveryMonths),
    milestoneMonth: numberOf(typed.milestoneMonth),
    afterMonths: numbersOf(typed.afterMonths),
    answerWithinDays: numberOf(typed.answerWithinDays),
    reminderDays: numbersOf(typed.reminderDays),
    textsPerWeek: numberOf(typed.textsPerWeek),
    burdenPerMonth: numberOf(typed.burdenPerMonth),
    quietDays: [...new Set(days)].sort(),
  }
  return { settings, faults: faultsOf(settings) }
}

/** What differs: a setting and how it reads before and after. */
export function changesBetween(
  before: ScheduleSettings,
  after: ScheduleSettings,
): { readonly name: SettingName; readonly from: string; readonly to: string }[] {
  return SETTING_NAMES.map((name) => ({ name, from: asText(before[name]), to: asText(after[name]) })).filter(
    ({ from, to }) => from !== to,
  )
}

const asText = (value: number | readonly (number | string)[]): string =>
  typeof value === 'number' ? String(value) : value.length === 0 ? 'none' : value.join(', ')

const wordsOf = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

const numberOf = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN)

const numbersOf = (text: string): number[] =>
  wordsOf(text)
    .map(numberOf)
    .sort((a, b) => a - b)
