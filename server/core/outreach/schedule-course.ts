// What a schedule means for one patient: their whole course by the functions that plan and send, as if nobody answered.
import { Temporal } from 'temporal-polyfill'
import { rehearse, type RehearsedText } from './rehearse.ts'
import { leaveInTurn } from './rehearse-leaves.ts'
import type { Schedule } from './schedule.ts'
import { localDate } from './window.ts'

export interface Course {
  readonly joinsOn: string
  readonly leavesOn: string
  /** In order; dates of the patient's own. */
  readonly askings: readonly Asking[]
  readonly welcomedOn: string | null
  /** Surveys that a month had no room for. */
  readonly held: number
  /** Reminders that leave on another day because a month was full, or never. */
  readonly remindersHeld: number
  /** The month with the most texts. */
  readonly fullest: { readonly month: string; readonly texts: number }
}

export interface Asking {
  readonly survey: string
  /** Null: its text never leaves. */
  readonly on: string | null
  readonly trust: boolean
  readonly remindedOn: readonly string[]
}

/** Somebody who joins on the third of next month and stays for a year. */
export function courseUnder(schedule: Schedule, today: string, timeZone: string): Course {
  const joins = Temporal.PlainDate.from(today).with({ day: 3 }).add({ months: 1 })
  const [joinsOn, leavesOn] = [joins.toString(), joins.add({ years: 1 }).toString()]
  const zones = [timeZone]
  const at = new Date(joins.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds).toISOString()
  const patient = {
    patientId: 'example',
    contactId: 'example',
    nextDueOn: joinsOn,
    language: 'en',
    standing: {
      enrolmentId: 'example',
      enrolledOn: joinsOn,
      graduatedOn: leavesOn,
      returnedOn: null,
      rotation: 0,
      speaks: true,
      timeZones: zones,
      consentedAt: at,
      pausedUntil: null,
      phone: { open: true, welcomedAt: null, welcomes: { pending: false, tried: 0 } },
      invitations: [],
      assignments: [],
      goals: [],
      burden: [],
    },
  }
  const until = joins.add({ years: 4 }).toString()
  const { askings, texts, held } = rehearse(patient, at, `${until}T12:00:00.000Z`, schedule)
  const leaves = leaveInTurn(texts, { started: [], burdens: new Map() }, zones, schedule)
  const dateOf = (one: string | null) => (one === null ? null : localDate(one, zones))
  const of = (template: RehearsedText['template']) => leaves.filter(({ text }) => text.template === template)
  const opens = of('open').toSorted((a, b) => (a.text.plannedAt < b.text.plannedAt ? -1 : 1))
  const reminders = of('remind')
  const months = Map.groupBy(
    leaves.flatMap(({ at: went }) => dateOf(went) ?? []),
    (on) => on.slice(0, 7),
  )
  const [fullest] = [...months].sort(([, a], [, b]) => b.length - a.length)
  return {
    joinsOn,
    leavesOn,
    welcomedOn: dateOf(of('welcome')[0]?.at ?? null),
    askings: askings.map(({ survey, trust }, place) => ({
      survey,
      trust,
      on: dateOf(opens[place]?.at ?? null),
      remindedOn: reminders
        .filter(({ text }) => text.expiresAt === opens[place]?.text.expiresAt)
        .flatMap(({ at: went }) => dateOf(went) ?? []),
    })),
    held: held.length,
    remindersHeld: reminders.filter(({ waited }) => waited === 'month').length,
    fullest: { month: fullest?.[0] ?? joinsOn.slice(0, 7), texts: fullest?.[1].length ?? 0 },
  }
}
