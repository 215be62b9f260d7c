// Opens the list of people who are owed a call, and writes down that it was opened.
import { localDate } from '../core/outreach/window.ts'
import { dateAfter } from '../core/time.ts'
import { audit } from '../db/audit.ts'
import { followUpsFor, staffNames, type FollowUp } from '../db/follow-up-list.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'

export interface OwedCall {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly phoneKind: FollowUp['phoneKind']
  readonly kind: FollowUp['kind']
  readonly state: FollowUp['state']
  readonly dueAt: string
  readonly createdAt: string
  readonly doneAt: string | null
  readonly owner: string | null
  readonly mine: boolean
  readonly hiddenFrom: string | null
  /** Open to the owner alone, as is the number. */
  readonly words: string | null
  readonly phone: string | null
}

export interface FollowUpList {
  readonly now: string
  readonly today: string
  readonly timeZone: string
  /** By when they are due. */
  readonly waiting: readonly OwedCall[]
  /** Newest first. */
  readonly done: readonly OwedCall[]
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

const DONE_DAYS = 7

export async function openFollowUps(deps: Needs, staffId: string): Promise<FollowUpList> {
  const { db, now, newId } = deps
  const at = now()
  const { timeZone } = await readProgram(db)
  const today = localDate(at, [timeZone])
  const rows = await followUpsFor(db, staffId, `${dateAfter(today, -DONE_DAYS)}T00:00:00.000Z`)
  const ids = rows.flatMap(({ owner, hiddenFrom }) => [owner, hiddenFrom]).filter((id) => id !== null)
  const sealed = await staffNames(db, [...new Set(ids)])
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
  const calls = await Promise.all(rows.map((row) => openCall(deps, row, staffId, sealed)))
  return {
    now: at,
    today,
    timeZone,
    waiting: calls.filter(({ state }) => state !== 'done'),
    done: calls.filter(({ state }) => state === 'done').sort((a, b) => (a.doneAt! < b.doneAt! ? 1 : -1)),
  }
}

async function openCall(
  { sealer }: Needs,
  row: FollowUp,
  staffId: string,
  staff: ReadonlyMap<string, string>,
): Promise<OwedCall> {
  const nameOf = async (id: string | null) => {
    const sealed = id === null ? undefined : staff.get(id)
    return id === null || !sealed ? null : sealer.open('staff', 'name_sealed', id, sealed)
  }
  const mine = row.state === 'taken' && row.owner === staffId
  const { contactId, phoneSealed, wordsSealed } = row
  // A number that turned out to be somebody else's is no way to reach this patient.
  const reachable = contactId !== null && phoneSealed !== null && row.contact !== 'unlinked'
  return {
    id: row.id,
    name: await sealer.open('patient', 'name_sealed', row.patientId, row.patientNameSealed),
    language: row.language,
    phoneKind: row.phoneKind,
    kind: row.kind,
    state: row.state,
    dueAt: row.dueAt,
    createdAt: row.createdAt,
    doneAt: row.doneAt,
    owner: await nameOf(row.owner),
    mine,
    hiddenFrom: await nameOf(row.hiddenFrom),
    words: mine && wordsSealed ? await sealer.open('follow_up', 'words_sealed', row.id, wordsSealed) : null,
    phone: mine && reachable ? await sealer.open('contact', 'phone_sealed', contactId, phoneSealed) : null,
  }
}
