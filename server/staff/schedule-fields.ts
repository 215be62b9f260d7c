// Reads a schedule as it was typed, from a form that is tried or one that is saved.
import type { Context } from 'hono'
import type { TypedSchedule } from '../core/outreach/schedule-form.ts'
import { Problem } from '../problem.ts'
import { readFields } from './fields.ts'

const NAMES = [
  'pulseEveryMonths',
  'trustEveryMonths',
  'milestoneMonth',
  'afterMonths',
  'answerWithinDays',
  'reminderDays',
  'textsPerWeek',
  'burdenPerMonth',
  'otherDays',
] as const

const LONGEST = 2000
const MOST_HOLIDAYS = 60

export function readTypedSchedule(given: URLSearchParams): TypedSchedule {
  const [first] = NAMES.map((name) => [name, given.get(name)] as const).filter(([, value]) => value === null)
  if (first) throw new Problem('bad_request')
  const fields = Object.fromEntries(NAMES.map((name) => [name, given.get(name) ?? '']))
  return checked(fields as Record<(typeof NAMES)[number], string>, given.getAll('holiday'))
}

export async function readSubmittedSchedule(
  c: Context,
): Promise<{ readonly typed: TypedSchedule; readonly revision: number }> {
  const { revision, ...fields } = await readFields(c, [...NAMES, 'revision'])
  if (!/^\d{1,9}$/.test(revision)) throw new Problem('bad_request')
  const holidays = (await c.req.formData()).getAll('holiday')
  return { typed: checked(fields, holidays), revision: Number(revision) }
}

function checked(
  fields: Record<(typeof NAMES)[number], string>,
  holidays: readonly unknown[],
): TypedSchedule {
  const dates = holidays.filter((day) => typeof day === 'string')
  if (dates.length > MOST_HOLIDAYS || Object.values(fields).some(({ length }) => length > LONGEST))
    throw new Problem('bad_request')
  return { ...fields, holidays: dates }
}
