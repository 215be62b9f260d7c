// What a patient's channel needs to know of the people around one invitation, in one read.
import type { Db } from './database.ts'
import { preparedRead } from './prepared.ts'
import type { PatientTable, StaffTable } from './tables/people.ts'

export interface Around {
  readonly language: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly phoneSaid: PatientTable['phone_said']
  /** Null until the patient met the sentence about sharing. */
  readonly sharing: boolean | null
  readonly timeZones: readonly string[]
  /** Who gave the number on file by hand, and when; null: nobody. */
  readonly number: { readonly by: string; readonly at: string } | null
  readonly region: string | null
  readonly enrolledOn: string
  readonly worker: { readonly nameSealed: string; readonly discipline: StaffTable['discipline'] } | null
}

const around = preparedRead((query, at: { readonly id: string }) =>
  query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .innerJoin('enrolment', 'enrolment.id', 'invitation.enrolment_id')
    .leftJoin('staff', 'staff.id', 'invitation.about_staff_id')
    .select([
      'patient.language',
      'patient.phone_kind',
      'patient.phone_said',
      'patient.sharing',
      'patient.time_zones',
      'patient.number_by',
      'patient.number_at',
      'patient.region',
      'enrolment.enrolled_on',
      'staff.name_sealed',
      'staff.discipline',
    ])
    .where('invitation.id', '=', at.id),
)

export async function aroundInvitation(db: Pick<Db, 'query'>, invitationId: string): Promise<Around | null> {
  const [row] = await around(db, { id: invitationId })
  if (!row) return null
  return {
    language: row.language,
    phoneKind: row.phone_kind,
    phoneSaid: row.phone_said,
    sharing: row.sharing === null ? null : row.sharing === 1,
    timeZones: row.time_zones.split(' '),
    number: row.number_by && row.number_at ? { by: row.number_by, at: row.number_at } : null,
    region: row.region,
    enrolledOn: row.enrolled_on,
    worker: row.name_sealed === null ? null : { nameSealed: row.name_sealed, discipline: row.discipline },
  }
}
