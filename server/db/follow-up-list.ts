// Follow-ups as those who own them read them; never one that is hidden from the reader.
import type { Db, Write } from './database.ts'
import { inChunks } from './in-chunks.ts'
import type { ContactTable, FollowUpTable, PatientTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

export interface FollowUp {
  readonly id: string
  readonly patientId: string
  readonly patientNameSealed: string
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly contactId: string | null
  readonly contact: ContactTable['state'] | null
  readonly phoneSealed: string | null
  readonly kind: FollowUpTable['kind']
  readonly hiddenFrom: string | null
  readonly owner: string | null
  readonly wordsSealed: string | null
  readonly state: FollowUpTable['state']
  readonly dueAt: string
  readonly createdAt: string
  readonly doneAt: string | null
}

/** Waiting ones and those done since then. */
export async function followUpsFor(db: Query, staffId: string, doneSince: string): Promise<FollowUp[]> {
  const rows = await visibleTo(db, staffId)
    .select([
      'follow_up.id',
      'follow_up.patient_id',
      'patient.name_sealed',
      'patient.language',
      'patient.phone_kind',
      'contact.id as contact_id',
      'contact.state as contact_state',
      'contact.phone_sealed',
      'follow_up.kind',
      'follow_up.hidden_from_staff_id',
      'follow_up.owner_staff_id',
      'follow_up.words_sealed',
      'follow_up.state',
      'follow_up.due_at',
      'follow_up.created_at',
      'follow_up.done_at',
    ])
    .where((e) => e.or([e('follow_up.state', '<>', 'done'), e('follow_up.done_at', '>=', doneSince)]))
    .orderBy('follow_up.due_at')
    .orderBy('follow_up.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    patientId: row.patient_id,
    patientNameSealed: row.name_sealed,
    language: row.language,
    phoneKind: row.phone_kind,
    contactId: row.contact_id,
    contact: row.contact_state,
    phoneSealed: row.phone_sealed,
    kind: row.kind,
    hiddenFrom: row.hidden_from_staff_id,
    owner: row.owner_staff_id,
    wordsSealed: row.words_sealed,
    state: row.state,
    dueAt: row.due_at,
    createdAt: row.created_at,
    doneAt: row.done_at,
  }))
}

/** Null: there is none, or it is hidden from this reader, which looks the same. */
export async function findFollowUpFor(
  db: Query,
  staffId: string,
  id: string,
): Promise<{ patientId: string } | null> {
  const row = await visibleTo(db, staffId)
    .select('follow_up.patient_id')
    .where('follow_up.id', '=', id)
    .executeTakeFirst()
  return row ? { patientId: row.patient_id } : null
}

/** A call about a worker is hidden from that worker, and calls asked of others from whoever works with the patient. */
function visibleTo(db: Query, staffId: string) {
  return db.query
    .selectFrom('follow_up')
    .innerJoin('patient', 'patient.id', 'follow_up.patient_id')
    .leftJoin('contact', 'contact.id', 'patient.contact_id')
    .where((e) =>
      e.or([
        e('follow_up.hidden_from_staff_id', 'is', null),
        e('follow_up.hidden_from_staff_id', '<>', staffId),
      ]),
    )
    .where((e) =>
      e.or([
        e('follow_up.kind', 'not in', ['call', 'change_worker', 'crisis', 'allegation', 'words']),
        e.not(
          e.exists(
            e
              .selectFrom('assignment')
              .select('assignment.id')
              .whereRef('assignment.patient_id', '=', 'follow_up.patient_id')
              .where('assignment.staff_id', '=', staffId),
          ),
        ),
      ]),
    )
}

export function takeFollowUp(db: Query, id: string, staffId: string, claim: string): Write {
  return db.query
    .updateTable('follow_up')
    .set({ state: 'taken', owner_staff_id: staffId, claim })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where((e) => e.or([e('hidden_from_staff_id', 'is', null), e('hidden_from_staff_id', '<>', staffId)]))
}

export function closeFollowUp(db: Query, id: string, staffId: string, claim: string, at: string): Write {
  return db.query
    .updateTable('follow_up')
    .set({ state: 'done', done_at: at, claim })
    .where('id', '=', id)
    .where('state', '=', 'taken')
    .where('owner_staff_id', '=', staffId)
}

/** Names of staff members, sealed, by id. */
export async function staffNames(db: Query, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await inChunks(ids, (piece) =>
    db.query.selectFrom('staff').select(['id', 'name_sealed']).where('id', 'in', piece).execute(),
  )
  return new Map(rows.map(({ id, name_sealed }) => [id, name_sealed]))
}
