// Opens the list of people who are owed a call, and writes down that it was opened.
import { inWaitingOrder } from '../core/follow-up.ts'
import { localDate } from '../core/outreach/window.ts'
import { nextClosing } from '../core/staffed-hours.ts'
import { dateAfter } from '../core/time.ts'
import { audit } from '../db/audit.ts'
import { followUpsFor } from '../db/follow-up-list.ts'
import { leadIds, readOnDuty } from '../db/on-duty.ts'
import { readStaffing } from '../db/staffing.ts'
import type { Deps } from '../deps.ts'
import { byName, namesOf, openCalls, type Named, type OwedCall } from './owed-call.ts'

export interface FollowUpList {
  readonly now: string
  readonly today: string
  readonly timeZone: string
  /** Danger first, then what is past its time, then by when they are due. */
  readonly waiting: readonly OwedCall[]
  /** Newest first. */
  readonly done: readonly OwedCall[]
  readonly duty: Duty
  /** False: nobody reads words of danger, and nothing invites them. */
  readonly safetyStaffed: boolean
}

export interface Duty {
  readonly now: { readonly name: string; readonly until: string } | null
  /** Who may be on duty, the reader first, then by name. */
  readonly leads: readonly Named[]
  /** When the hours that run, or the next ones, end; null: there are none. */
  readonly ends: string | null
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const DONE_DAYS = 7

export async function openFollowUps(deps: Needs, staffId: string): Promise<FollowUpList> {
  const { db, now, newId } = deps
  const at = now()
  const [staffing, onDuty, leads] = await Promise.all([readStaffing(db), readOnDuty(db, at), leadIds(db)])
  const { timeZone, safetyStaffed } = staffing
  const today = localDate(at, [timeZone])
  const since = `${dateAfter(today, -DONE_DAYS)}T00:00:00.000Z`
  const rows = await followUpsFor(db, { staffId, onDuty: onDuty?.staffId ?? null }, since)
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'follow_ups.viewed',
      subject: 'staff',
      subjectId: staffId,
      detail: { rows: rows.length },
    }),
  ])
  const looking = { staffId, at, onDuty }
  const waiting = inWaitingOrder(
    rows.filter(({ state }) => state !== 'done'),
    at,
  )
  const done = rows
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => ((a.doneAt ?? '') < (b.doneAt ?? '') ? 1 : -1))
  const names = await namesOf(deps, leads)
  return {
    now: at,
    today,
    timeZone,
    waiting: await openCalls(deps, waiting, looking),
    done: await openCalls(deps, done, looking),
    duty: {
      now: onDuty && { name: names.get(onDuty.staffId) ?? '', until: onDuty.until },
      leads: byName(names, staffId),
      ends: nextClosing(at, staffing),
    },
    safetyStaffed,
  }
}
