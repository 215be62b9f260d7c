// What staff pages read of people: names, caseloads by date, and what patients chose to share. Never a sealed answer.
import type { Db } from './database.ts'

type Query = Pick<Db, 'query'>

export async function findStaffName(db: Query, id: string): Promise<string | null> {
  const row = await db.query.selectFrom('staff').select('name_sealed').where('id', '=', id).executeTakeFirst()
  return row?.name_sealed ?? null
}

export async function findStaffMember(db: Query, id: string): Promise<{ emailIndex: string | null } | null> {
  const row = await db.query.selectFrom('staff').select('email_index').where('id', '=', id).executeTakeFirst()
  return row ? { emailIndex: row.email_index } : null
}

/** @param index as `emailIndex` gives it. */
export async function findStaffByEmail(db: Query, index: string): Promise<string | null> {
  const row = await db.query
    .selectFrom('staff')
    .select('id')
    .where('email_index', '=', index)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Who has the most patients that have answered about sharing: whom the demo lets in as a case manager. */
export async function busiestCaseManager(db: Query, today: string): Promise<string | null> {
  const row = await db.query
    .selectFrom('assignment')
    .innerJoin('patient', 'patient.id', 'assignment.patient_id')
    .select('staff_id')
    .where('from_on', '<=', today)
    .where((e) => e.or([e('to_on', 'is', null), e('to_on', '>=', today)]))
    .groupBy('staff_id')
    .orderBy((e) => e.fn.count('patient.sharing'), 'desc')
    .orderBy((e) => e.fn.countAll(), 'desc')
    .orderBy('staff_id')
    .executeTakeFirst()
  return row?.staff_id ?? null
}

/** Dates around today, wide enough for every time zone: each patient's own date decides. */
export interface Around {
  readonly from: string
  readonly to: string
}

export interface AssignedPatient {
  readonly id: string
  readonly nameSealed: string
  readonly language: string
  readonly phoneKind: 'own' | 'shared' | 'program'
  /** Null: the sentence about sharing was not met yet. */
  readonly sharing: boolean | null
  readonly sharingSince: string | null
  readonly pausedUntil: string | null
  readonly timeZones: readonly string[]
  readonly enrolledOn: string
  readonly graduatedOn: string | null
  readonly fromOn: string
  readonly toOn: string | null
  readonly contact: 'open' | 'stopped' | 'paused' | 'unlinked' | 'dead' | null
}

/** @param patientId one of them; null for all. */
export async function assignedPatients(
  db: Query,
  staffId: string,
  { from, to }: Around,
  patientId: string | null = null,
): Promise<AssignedPatient[]> {
  let query = db.query
    .selectFrom('assignment')
    .innerJoin('patient', 'patient.id', 'assignment.patient_id')
    .innerJoin('enrolment', 'enrolment.id', 'assignment.enrolment_id')
    .leftJoin('contact', 'contact.id', 'patient.contact_id')
    .select([
      'patient.id',
      'patient.name_sealed',
      'patient.language',
      'patient.phone_kind',
      'patient.sharing',
      'patient.sharing_since',
      'patient.paused_until',
      'patient.time_zones',
      'enrolment.enrolled_on',
      'enrolment.graduated_on',
      'assignment.from_on',
      'assignment.to_on',
      'contact.state',
    ])
    .where('assignment.staff_id', '=', staffId)
    .where('assignment.from_on', '<=', to)
    .where((e) => e.or([e('assignment.to_on', 'is', null), e('assignment.to_on', '>=', from)]))
  if (patientId !== null) query = query.where('patient.id', '=', patientId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    nameSealed: row.name_sealed,
    language: row.language,
    phoneKind: row.phone_kind,
    sharing: row.sharing === null ? null : row.sharing === 1,
    sharingSince: row.sharing_since,
    pausedUntil: row.paused_until,
    timeZones: row.time_zones.split(' '),
    enrolledOn: row.enrolled_on,
    graduatedOn: row.graduated_on,
    fromOn: row.from_on,
    toOn: row.to_on,
    contact: row.state,
  }))
}
