// What an administrator sees of the program: counts and accounts, never an answer.
import type { Db } from './database.ts'
import type { AccountTables, UserTable } from './tables/accounts.ts'
import type { StaffTable } from './tables/people.ts'

type Query = Pick<Db, 'query'>

export interface ProgramCounts {
  readonly patients: number
  /** In the program on that date. */
  readonly enrolled: number
  /** Of those: with consent to texts in force. */
  readonly consented: number
  readonly languages: readonly { readonly language: string; readonly patients: number }[]
  /** Of those: phones by what is known of them; null: no phone. */
  readonly phones: readonly { readonly state: string | null; readonly patients: number }[]
}

export async function programCounts(db: Query, today: string): Promise<ProgramCounts> {
  const enrolled = () =>
    db.query
      .selectFrom('enrolment')
      .innerJoin('patient', 'patient.id', 'enrolment.patient_id')
      .where('enrolment.enrolled_on', '<=', today)
      .where((e) => e.or([e('graduated_on', 'is', null), e('graduated_on', '>=', today)]))
  const [patients, counts, languages, phones] = await Promise.all([
    db.query
      .selectFrom('patient')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
    enrolled()
      .select((e) => [
        e.fn.countAll<number>().as('n'),
        e.fn.count<number>('patient.consented_at').as('consented'),
      ])
      .executeTakeFirstOrThrow(),
    enrolled()
      .select((e) => ['patient.language', e.fn.countAll<number>().as('n')])
      .groupBy('patient.language')
      .orderBy('patient.language')
      .execute(),
    enrolled()
      .leftJoin('contact', 'contact.id', 'patient.contact_id')
      .select((e) => ['contact.state', e.fn.countAll<number>().as('n')])
      .groupBy('contact.state')
      .execute(),
  ])
  return {
    patients: patients.n,
    enrolled: counts.n,
    consented: counts.consented,
    languages: languages.map(({ language, n }) => ({ language, patients: n })),
    phones: phones.map(({ state, n }) => ({ state, patients: n })),
  }
}

export interface StaffMember {
  readonly id: string
  readonly nameSealed: string
  readonly discipline: StaffTable['discipline']
  readonly team: string | null
  readonly hasEmail: boolean
  /** Null: no account. */
  readonly role: UserTable['role'] | null
}

export async function staffMembers(db: Query): Promise<StaffMember[]> {
  const rows = await db.query
    .withTables<AccountTables>()
    .selectFrom('staff')
    .leftJoin('team', 'team.id', 'staff.team_id')
    .leftJoin('user', 'user.staffId', 'staff.id')
    .select([
      'staff.id',
      'staff.name_sealed',
      'staff.discipline',
      'team.name as team',
      'staff.email_index',
      'user.role',
    ])
    .orderBy('staff.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    nameSealed: row.name_sealed,
    discipline: row.discipline,
    team: row.team,
    hasEmail: row.email_index !== null,
    role: row.role,
  }))
}
