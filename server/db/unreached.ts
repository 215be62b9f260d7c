// Whom texts do not reach, found by what is on file of phones, texts and invitations; never by what anybody answered.
import { FAILED_IN_A_ROW, NEVER_BEGUN, type Finding } from '../core/outreach/unreached.ts'
import type { Db } from './database.ts'

type Query = Pick<Db, 'query'>

export interface Looking {
  /** Who left the program before this day is asked nothing any more. */
  readonly leftSince: string
  /** How far back texts and invitations count. */
  readonly since: string
  /** Who reads: whether their own patients begin to answer is not for them. */
  readonly staffId: string
  readonly today: string
  /** Language tags on file in which there is no survey. */
  readonly unspoken: readonly string[]
  /** One patient; null: all. */
  readonly patientId: string | null
}

const AT_MOST = 1000

export async function findUnreached(db: Query, looking: Looking): Promise<Finding[]> {
  const found = await Promise.all([
    silentPhones(db, looking),
    withoutPhone(db, looking),
    withoutLanguage(db, looking),
    outOfReach(db, looking),
    neverStarted(db, looking),
  ])
  return found.flat()
}

/** @param patientId one patient's; null: all. */
export async function languagesOnFile(db: Query, patientId: string | null): Promise<string[]> {
  const all = db.query.selectFrom('patient').select('language').distinct()
  const rows = await (patientId === null ? all : all.where('id', '=', patientId)).execute()
  return rows.map(({ language }) => language)
}

function asked(db: Query, { leftSince, patientId }: Looking) {
  const patients = db.query
    .selectFrom('patient')
    .select('patient.id')
    .where((e) =>
      e.exists(
        e
          .selectFrom('enrolment')
          .select('enrolment.id')
          .whereRef('enrolment.patient_id', '=', 'patient.id')
          .where((w) => w.or([w('graduated_on', 'is', null), w('graduated_on', '>=', leftSince)])),
      ),
    )
    .orderBy('patient.id')
    .limit(AT_MOST)
  return patientId === null ? patients : patients.where('patient.id', '=', patientId)
}

async function silentPhones(db: Query, looking: Looking): Promise<Finding[]> {
  const rows = await asked(db, looking)
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .select((e) => [
      'contact.state',
      e
        .selectFrom('suppression')
        .select((s) => s.fn.max('suppression.at').as('at'))
        .whereRef('suppression.phone_index', '=', 'contact.phone_index')
        .where('suppression.kind', 'in', ['dead', 'wrong_number'])
        .as('since'),
    ])
    .where('contact.state', 'in', ['dead', 'unlinked'])
    .execute()
  return rows.map(({ id, state, since }) => ({
    patientId: id,
    why: state === 'dead' ? 'dead' : 'unlinked',
    since,
  }))
}

async function withoutPhone(db: Query, looking: Looking): Promise<Finding[]> {
  const rows = await asked(db, looking).where('patient.contact_id', 'is', null).execute()
  return rows.map(({ id }) => ({ patientId: id, why: 'no_phone', since: null }))
}

async function withoutLanguage(db: Query, looking: Looking): Promise<Finding[]> {
  const { unspoken } = looking
  if (unspoken.length === 0) return []
  const rows = await asked(db, looking).where('patient.language', 'in', unspoken).execute()
  return rows.map(({ id }) => ({ patientId: id, why: 'no_language', since: null }))
}

/** Texts that we started failed, and none has arrived since. */
async function outOfReach(db: Query, looking: Looking): Promise<Finding[]> {
  const rows = await asked(db, looking)
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .innerJoin('outbox', 'outbox.contact_id', 'contact.id')
    .select((e) => e.fn.min('outbox.created_at').as('since'))
    .where('contact.state', '=', 'open')
    .where('outbox.state', 'in', ['failed', 'undelivered'])
    .where('outbox.kind', '=', 'ours')
    .where('outbox.not_before', '>=', looking.since)
    .where((e) =>
      e.or([
        e('patient.reach_checked_at', 'is', null),
        e('outbox.created_at', '>', e.ref('patient.reach_checked_at')),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('outbox as later')
            .select('later.id')
            .whereRef('later.contact_id', '=', 'contact.id')
            .whereRef('later.created_at', '>', 'outbox.created_at')
            .where('later.kind', '=', 'ours')
            .where('later.state', 'in', ['sent', 'delivered']),
        ),
      ),
    )
    .groupBy('patient.id')
    .having((e) => e.fn.countAll(), '>=', FAILED_IN_A_ROW)
    .execute()
  return rows.map(({ id, since }) => ({ patientId: id, why: 'out_of_reach', since }))
}

async function neverStarted(db: Query, looking: Looking): Promise<Finding[]> {
  const rows = await asked(db, looking)
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .innerJoin('invitation', 'invitation.patient_id', 'patient.id')
    .select((e) => e.fn.min('invitation.created_at').as('since'))
    .where('contact.state', '=', 'open')
    .where('invitation.state', '=', 'expired')
    .where('invitation.expires_at', '>=', looking.since)
    .where('invitation.contact_id', 'is not', null)
    .where((e) =>
      e.or([
        e('patient.reach_checked_at', 'is', null),
        e('invitation.created_at', '>', e.ref('patient.reach_checked_at')),
      ]),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('invitation as begun')
            .select('begun.id')
            .whereRef('begun.patient_id', '=', 'patient.id')
            .where('begun.started_at', 'is not', null),
        ),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('assignment')
            .select('assignment.id')
            .whereRef('assignment.patient_id', '=', 'patient.id')
            .where('assignment.staff_id', '=', looking.staffId)
            .where((w) => w.or([w('to_on', 'is', null), w('to_on', '>=', looking.today)])),
        ),
      ),
    )
    .groupBy('patient.id')
    .having((e) => e.fn.countAll(), '>=', NEVER_BEGUN)
    .execute()
  return rows.map(({ id, since }) => ({ patientId: id, why: 'never_started', since }))
}
