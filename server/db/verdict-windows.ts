// Frozen sums of verdicts: each window and its members are written once and never changed, and pages read nothing else.
import type { ClosedMonths, Member, WaitsFor } from '../core/disclosure/sums.ts'
import type { Figure } from '../core/disclosure/figures.ts'
import type { VerdictRow } from '../core/disclosure/verdict-rows.ts'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import type { VerdictMemberTable, VerdictWindowTable } from './tables/releases.ts'

type Query = Pick<Db, 'query'>

export interface VerdictWindow extends ClosedMonths {
  readonly id: string
  /** Null when it is published. */
  readonly waitsFor: WaitsFor | null
  /** Null unless it is. */
  readonly figure: Figure | null
  readonly frozenAt: string
}

/** The window that was looked at last, whatever came of it. */
export async function lastVerdictWindow(db: Query): Promise<VerdictWindow | null> {
  const [last] = await verdictWindows(db, 1)
  return last ?? null
}

/** The latest `limit`, oldest first. */
export async function verdictWindows(db: Query, limit: number): Promise<VerdictWindow[]> {
  const rows = await db.query
    .selectFrom('verdict_window')
    .selectAll()
    .orderBy('to_month', 'desc')
    .limit(limit)
    .execute()
  return rows.map(decode).reverse()
}

/** When the first question of all was due; null: nobody was asked yet. */
export async function firstQuestionDueAt(db: Query): Promise<string | null> {
  const row = await db.query
    .selectFrom('invitation')
    .select((e) => e.fn.min('due_at').as('first'))
    .executeTakeFirst()
  return row?.first ?? null
}

export function insertVerdictWindow(db: Query, window: VerdictWindow): Write {
  const { figure } = window
  return insertRow(db, 'verdict_window', {
    id: window.id,
    from_month: window.from,
    to_month: window.to,
    state: window.state,
    waits_for: window.waitsFor,
    n_low: figure?.people.low ?? null,
    n_high: figure?.people.high ?? null,
    value: figure && figure.value * 1000,
    open_end: figure?.openEnd ?? null,
    interval_low: figure && figure.interval[0] * 1000,
    interval_high: figure && figure.interval[1] * 1000,
    frozen_at: window.frozenAt,
  })
}

/** D1 takes 100 bound values a statement, and a member has six. */
const AT_ONCE = 16

/** What they said is not kept. */
export function insertVerdictMembers(db: Query, windowId: string, members: readonly VerdictRow[]): Write[] {
  const rows = members.map((member) => ({
    window_id: windowId,
    patient_id: member.patientId,
    answer_id: member.answerId,
    readers: member.readers.join(' '),
    heard: member.heard.join(' '),
    makers: member.makers.join(' '),
  }))
  const writes: Write[] = []
  for (let start = 0; start < rows.length; start += AT_ONCE)
    writes.push(db.query.insertInto('verdict_member').values(rows.slice(start, start + AT_ONCE)))
  return writes
}

export async function verdictMembers(db: Query, windowId: string): Promise<Member[]> {
  const rows = await db.query
    .selectFrom('verdict_member')
    .selectAll()
    .where('window_id', '=', windowId)
    .orderBy('patient_id')
    .execute()
  return rows.map(memberOf)
}

const idsIn = (text: string): string[] => text.split(' ').filter((id) => id !== '')

function memberOf(row: VerdictMemberTable): Member {
  return {
    patientId: row.patient_id,
    readers: idsIn(row.readers),
    heard: idsIn(row.heard),
    makers: idsIn(row.makers),
  }
}

function decode(row: VerdictWindowTable): VerdictWindow {
  return {
    id: row.id,
    from: row.from_month,
    to: row.to_month,
    state: row.state,
    waitsFor: row.waits_for,
    figure: row.state === 'published' ? figureOf(row) : null,
    frozenAt: row.frozen_at,
  }
}

function figureOf(row: VerdictWindowTable): Figure {
  return {
    scale: 'Y1',
    measure: 'share',
    people: { low: row.n_low ?? 0, high: row.n_high ?? 0 },
    value: (row.value ?? 0) / 1000,
    openEnd: row.open_end,
    interval: [(row.interval_low ?? 0) / 1000, (row.interval_high ?? 100_000) / 1000],
  }
}
