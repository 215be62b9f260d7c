// Follow-ups as those who may see them read them.
import type { AttemptResult, FollowUpStanding, Outcome } from '../core/follow-up.ts'
import type { Db } from './database.ts'
import { mayBeSeenBy } from './follow-up-sight.ts'
import { inChunks } from './in-chunks.ts'
import type { AccountTables } from './tables/accounts.ts'
import type { ContactTable, PatientTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

export interface FollowUp extends FollowUpStanding {
  readonly id: string
  /** Changes with every step: what a form was made from. */
  readonly claim: string | null
  readonly patientId: string
  readonly patientNameSealed: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly contactId: string | null
  readonly contact: ContactTable['state'] | null
  readonly phoneSealed: string | null
  readonly hiddenFrom: string | null
  readonly wordsSealed: string | null
  readonly createdAt: string
  readonly takenAt: string | null
  readonly doneAt: string | null
  readonly outcome: Outcome | null
  /** Whether this one may be told to whoever is on duty. */
  readonly onDutyMay: boolean
}

/** Of one reader; never one that is hidden from them. */
export interface Reader {
  readonly staffId: string
  /** Whoever is on duty; null: nobody. */
  readonly onDuty: string | null
}

/** Waiting ones and those done since then. */
export async function followUpsFor(db: Query, reader: Reader, doneSince: string): Promise<FollowUp[]> {
  const rows = await seenBy(db, reader)
    .where((e) => e.or([e('follow_up.state', '<>', 'done'), e('follow_up.done_at', '>=', doneSince)]))
    .execute()
  return rows.map(decode)
}

/** Null: there is none, or it is hidden from this reader, which looks the same. */
export async function findFollowUpFor(db: Query, reader: Reader, id: string): Promise<FollowUp | null> {
  const row = await seenBy(db, reader).where('follow_up.id', '=', id).executeTakeFirst()
  return row ? decode(row) : null
}

function seenBy(db: Query, { staffId, onDuty }: Reader) {
  return db.query
    .withTables<AccountTables>()
    .selectFrom('follow_up')
    .innerJoin('patient', 'patient.id', 'follow_up.patient_id')
    .leftJoin('contact', 'contact.id', 'patient.contact_id')
    .leftJoin('user', (join) =>
      join.onRef('user.staffId', '=', 'follow_up.owner_staff_id').on('user.role', '=', 'lead'),
    )
    .where((e) => mayBeSeenBy(e, e.val(staffId)))
    .selectAll('follow_up')
    .select((e) => [
      'patient.name_sealed',
      'patient.language',
      'patient.phone_kind',
      'contact.id as contact_id',
      'contact.state as contact_state',
      'contact.phone_sealed',
      'user.id as owner_account',
      e
        .case()
        .when(mayBeSeenBy(e, e.ref('follow_up.owner_staff_id')))
        .then(1)
        .else(0)
        .end()
        .as('owner_may'),
      e
        .case()
        .when(mayBeSeenBy(e, e.val(onDuty ?? '')))
        .then(1)
        .else(0)
        .end()
        .as('on_duty_may'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof seenBy>['execute']>>[number]

const decode = (row: Row): FollowUp => ({
  id: row.id,
  claim: row.claim,
  kind: row.kind,
  state: row.state,
  owner: row.owner_staff_id,
  ownerGone: row.owner_staff_id !== null && (row.owner_account === null || row.owner_may === 0),
  dueAt: row.due_at,
  escalatesAt: row.escalates_at,
  patientId: row.patient_id,
  patientNameSealed: row.name_sealed,
  language: row.language,
  phoneKind: row.phone_kind,
  contactId: row.contact_id,
  contact: row.contact_state,
  phoneSealed: row.phone_sealed,
  hiddenFrom: row.hidden_from_staff_id,
  wordsSealed: row.words_sealed,
  createdAt: row.created_at,
  takenAt: row.taken_at,
  doneAt: row.done_at,
  outcome: row.outcome,
  onDutyMay: row.on_duty_may === 1,
})

export interface Attempt {
  readonly followUpId: string
  readonly by: string
  readonly result: AttemptResult
  readonly at: string
}

/** Oldest first. */
export async function attemptsOf(db: Query, followUpIds: readonly string[]): Promise<Attempt[]> {
  const rows = await inChunks(followUpIds, (piece) =>
    db.query.selectFrom('follow_up_attempt').selectAll().where('follow_up_id', 'in', piece).execute(),
  )
  return rows
    .map(({ follow_up_id, staff_id, result, at }) => ({ followUpId: follow_up_id, by: staff_id, result, at }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** Names of staff members, sealed, by id. */
export async function staffNames(db: Query, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (piece) =>
    db.query.selectFrom('staff').select(['id', 'name_sealed']).where('id', 'in', piece).execute(),
  )
  return new Map(rows.map(({ id, name_sealed }) => [id, name_sealed]))
}
