// The hours in which somebody is there: in sentences first, then as a form with two times a day.
import type { HoursFault, TypedHours } from '../../server/core/hours-form.ts'
import type { StaffedHours, Weekday } from '../../server/core/staffed-hours.ts'
import { clockOf } from './follow-up-words.ts'

export interface HoursProps {
  readonly view: {
    readonly today: string
    readonly timeZone: string
    readonly hours: StaffedHours
    readonly safetyStaffed: boolean
    readonly typed: TypedHours
    readonly seen: string
    readonly dangerBy: string
    readonly callBy: string
  }
  readonly refused: {
    readonly why: 'faulty' | 'empty' | 'stale'
    readonly faults: Readonly<Partial<Record<Weekday, HoursFault>>>
    readonly typed: TypedHours
    readonly safetyStaffed: boolean
  } | null
}

const DAYS: readonly (readonly [Weekday, string])[] = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [7, 'Sunday'],
]

const REFUSED: Readonly<Record<'faulty' | 'empty' | 'stale', string>> = {
  faulty: 'Some times do not make hours: see below. Nothing was changed.',
  empty: 'Leave hours on at least one day: calls are owed by them. Nothing was changed.',
  stale: 'Somebody changed the hours meanwhile: what you typed is still here. Look, then save again.',
}

const FAULTS: Readonly<Record<HoursFault, string>> = {
  half: 'Give both times, or leave both empty.',
  order: 'The first time must be before the second.',
}

export function HoursPage({ view, refused }: HoursProps) {
  const { today, timeZone, hours, safetyStaffed, seen, dangerBy, callBy } = view
  const { typed, faults, safetyStaffed: safe } = refused ?? { ...view, faults: {}, safetyStaffed }
  const clock = clockOf(timeZone, today)
  return (
    <>
      <h1>Hours in which somebody is there</h1>
      <p class="lede">
        {hoursInWords(hours)}, by the clock in {timeZone.replaceAll('_', ' ')}.{' '}
        {safetyStaffed
          ? 'Somebody reads the safety queue in these hours.'
          : 'Nobody reads the safety queue: patients are told 988 and 911 instead.'}
      </p>
      <p class="prose gap-above">
        If a patient’s words of danger came now, a lead should have taken that call by {clock.short(dangerBy)}
        . A call that a patient asks for now is owed by {clock.short(callBy)}.
      </p>
      {refused && (
        <div class="note ask" role="alert">
          <p>{REFUSED[refused.why]}</p>
        </div>
      )}
      <form class="hours" method="post" action="/admin/hours">
        <input type="hidden" name="seen" value={seen} />
        {DAYS.map(([day, name]) => (
          <Day day={day} name={name} typed={typed[day]} fault={faults[day] ?? null} />
        ))}
        <p class="meta">
          Leave both times of a day empty when nobody is there; quiet days of the schedule are closed, too.
          Midnight ends a day as 12:00 am.
        </p>
        <p>
          <label class="choice">
            <input type="checkbox" name="safety" value="1" checked={safe} /> In these hours somebody reads the
            safety queue
          </label>
        </p>
        <p class="meta prose">
          Where nobody does, say so: then nothing invites words that somebody would have to read at once, and
          every closing says 988 and 911. Calls that somebody asks for are owed all the same.
        </p>
        <p class="acts">
          <button class="btn">Save the hours</button>
        </p>
      </form>
    </>
  )
}

interface DayProps {
  readonly day: Weekday
  readonly name: string
  readonly typed: TypedHours[Weekday]
  readonly fault: HoursFault | null
}

function Day({ day, name, typed, fault }: DayProps) {
  const wrong = fault === null ? {} : ({ 'aria-invalid': 'true', 'aria-describedby': `wrong${day}` } as const)
  return (
    <fieldset>
      <legend>{name}</legend>
      <label for={`from${day}`}>from</label>
      <input id={`from${day}`} name={`from${day}`} type="time" value={typed.from} {...wrong} />
      <label for={`to${day}`}>to</label>
      <input id={`to${day}`} name={`to${day}`} type="time" value={typed.to} {...wrong} />
      {fault && (
        <p class="wrong" id={`wrong${day}`}>
          {FAULTS[fault]}
        </p>
      )}
    </fieldset>
  )
}

/** `Monday to Friday from 9:00 am to 5:00 pm, Saturday from 9:00 am to noon` */
export function hoursInWords(hours: StaffedHours): string {
  const runs: { first: string; last: string; range: readonly [string, string]; ends: Weekday }[] = []
  for (const [day, name] of DAYS) {
    const range = hours[day]
    if (!range) continue
    const run = runs.at(-1)
    if (run && run.ends === day - 1 && run.range.join() === range.join()) {
      run.last = name
      run.ends = day
    } else runs.push({ first: name, last: name, range, ends: day })
  }
  const days = ({ first, last }: (typeof runs)[number]) => (first === last ? first : `${first} to ${last}`)
  const parts = runs.map((run) => `${days(run)} from ${spoken(run.range[0])} to ${spoken(run.range[1])}`)
  return parts.length === 0 ? 'Nobody is ever there' : `Somebody is there ${parts.join(', ')}`
}

function spoken(time: string): string {
  if (time === '12:00') return 'noon'
  if (time === '24:00' || time === '00:00') return 'midnight'
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')}\u00a0${hour < 12 ? 'am' : 'pm'}`
}
