// What a schedule means, in sentences about one patient.
import type { Course } from '../../server/core/outreach/schedule-course.ts'
import { capital, dateWithYear, fullDate, inWords, monthLongWithYear } from './words.ts'

export interface MeaningProps {
  readonly meaning: {
    readonly course: Course
    readonly pulsesPerTrust: number
    readonly burdenPerMonth: number
    readonly quietDays: readonly string[]
  }
  readonly today: string
}

export function ScheduleMeaning({ meaning, today }: MeaningProps) {
  const { course, pulsesPerTrust, burdenPerMonth, quietDays } = meaning
  const { joinsOn, leavesOn, askings, welcomedOn, fullest } = course
  const [first, ...later] = askings
  const during = later.filter(({ on }) => on !== null && on < leavesOn)
  const pulses = during.filter(({ survey }) => survey === 'pulse')
  const milestone = during.find(({ survey }) => survey === 'milestone')
  const after = later.filter(({ on }) => on !== null && on >= leavesOn)
  const trust = pulses.filter((asking) => asking.trust)
  const dates = (on: readonly (string | null)[]) => listOfDates(on.flatMap((one) => one ?? []))
  const ons = (those: Course['askings']) => dates(those.map(({ on }) => on))
  return (
    <ul class="meaning">
      <li>
        A patient who joins on {dateWithYear(joinsOn)}, and never answers,
        {welcomedOn === null
          ? ' gets no welcome in time'
          : ` is welcomed on ${welcomedOn === joinsOn ? 'that day' : fullDate(welcomedOn, joinsOn)}`}
        {first?.on && ` and asked first on ${fullDate(first.on, joinsOn)}`}
        {first &&
          first.remindedOn.length > 0 &&
          `, with a reminder on ${listed(first.remindedOn.map((on) => fullDate(on, joinsOn)))}`}
        .
      </li>
      <li>
        {pulses.length === 0
          ? 'No pulse comes within a year.'
          : `${pulses.length === 1 ? 'One pulse comes' : `${capital(inWords(pulses.length))} pulses come`} within a year: on ${ons(pulses)}.`}{' '}
        {milestone && `The milestone comes on ${ons([milestone])}, in the place of a pulse.`}
      </li>
      <li>
        {pulsesPerTrust === 1
          ? 'Every pulse asks about trust as well.'
          : `One pulse in ${inWords(pulsesPerTrust)} asks about trust as well${trust.length === 0 ? '' : `: for this patient ${ons(trust)}`}. For others it is another month, so that each month asks as many.`}
      </li>
      <li>
        {after.length === 0
          ? `When the patient leaves on ${dateWithYear(leavesOn)}, nothing more is asked.`
          : `When the patient leaves on ${dateWithYear(leavesOn)}, they are asked ${after.length === 1 ? 'once more' : `${inWords(after.length)} more times`}: on ${ons(after)}.`}
      </li>
      <li>
        The fullest month is {monthLongWithYear(fullest.month)}, with {inWords(fullest.texts)}{' '}
        {fullest.texts === 1 ? 'text' : 'texts'}; a month never brings more than {inWords(burdenPerMonth)}.
        {course.held + course.remindersHeld > 0 &&
          ` For this patient that ceiling holds back ${held(course.held, course.remindersHeld)}.`}
      </li>
      <li>{quiet(quietDays, today)}</li>
    </ul>
  )
}

function held(surveys: number, reminders: number): string {
  const of = (count: number, one: string) =>
    count === 0 ? [] : [`${inWords(count)} ${one}${count === 1 ? '' : 's'}`]
  return [...of(surveys, 'survey'), ...of(reminders, 'reminder')].join(' and ')
}

function quiet(days: readonly string[], today: string): string {
  const next = days.find((day) => day >= today)
  if (next === undefined) return 'Texts leave on every day of the year, in their hours.'
  if (days.length === 1) return `No text leaves on ${dateWithYear(next)}; it waits for the next day.`
  return `No text leaves on the ${inWords(days.length)} days below; the next of them is ${dateWithYear(next)}.`
}

/** Each year is said once, after its last date. */
function listOfDates(dates: readonly string[]): string {
  const years = [...Map.groupBy(dates, (date) => date.slice(0, 4)).values()]
  return years
    .map((those) =>
      listed(those.map((date, at) => (at === those.length - 1 ? dateWithYear(date) : fullDate(date, date)))),
    )
    .join(', and on ')
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
