// A small program for tests: real sealing, surveys and simulated phones over any database, with a clock and ids that
// repeat from run to run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Insertable } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Config } from '../../server/config.ts'
import { createDeps } from '../../server/create-deps.ts'
import { insertAssignment } from '../../server/db/assignments.ts'
import { insertContact } from '../../server/db/contacts.ts'
import type { Write } from '../../server/db/database.ts'
import { insertEnrolment } from '../../server/db/enrolments.ts'
import { insertPatient } from '../../server/db/patients.ts'
import { insertProgram } from '../../server/db/program.ts'
import { insertStaff } from '../../server/db/staff.ts'
import type {
  AssignmentTable,
  EnrolmentTable,
  PatientTable,
  StaffTable,
} from '../../server/db/tables/people.ts'
import { insertTeam } from '../../server/db/teams.ts'
import type { Assets, Deps } from '../../server/deps.ts'
import { createSimulatedPhones } from '../../server/external/simulated-phones.ts'
import type { Sms } from '../../server/external/sms.ts'
import { SQLITE, type TestDatabase } from './databases.ts'

export const TEST_CONFIG: Config = {
  mode: 'demo',
  database: 'file:test.sqlite',
  publicUrl: 'https://say.example',
  key: 'a key for tests only: it seals nothing that is real',
  sealedKey: 'another key for tests only: it seals no real answer',
  twilio: null,
  port: 0,
  host: '127.0.0.1',
  programName: 'Orchard',
  programTimeZone: 'America/Los_Angeles',
}

/** As the build left them: `npm run build` comes before the tests. */
export const ASSETS: Assets = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../dist/assets.json'), 'utf8'),
)

export interface TestClock {
  now(): string
  set(instant: string): void
  /** @param duration ISO-8601, such as `P1D` or `PT2H`. */
  advance(duration: string): void
}

export interface TestProgram {
  readonly deps: Deps
  readonly clock: TestClock
  /** Every statement's SQL since the start, or since it was emptied with `.length = 0`. */
  readonly statements: string[]
  readonly logged: string[]
  addTeam(name: string): Promise<string>
  /** Returns the staff id. */
  addStaff(name: string, more?: Partial<StaffTable>): Promise<string>
  /** An English-speaking patient with an own phone, consent, and an enrolment from 2026-01-12. */
  addPatient(more?: NewPatient): Promise<{ patientId: string; enrolmentId: string; contactId: string }>
  close(): Promise<void>
}

export interface NewPatient {
  readonly name?: string
  /** E.164. */
  readonly phone?: string
  readonly caseManagerId?: string
  readonly patient?: Partial<PatientTable>
  readonly enrolment?: Partial<Insertable<EnrolmentTable>>
  readonly assignment?: Partial<AssignmentTable>
}

export interface TestOptions {
  readonly database?: TestDatabase
  /** Default: Tuesday 2026-11-24, 10:00 in Los Angeles. */
  readonly startsAt?: string
  readonly config?: Partial<Config>
  readonly sms?: Sms
  /** The eight digits that its ids begin with, where two programs meet. */
  readonly ids?: string
}

/** UUIDv7-shaped, counting up. */
function countingIds(begin: string): () => string {
  let count = 0
  return () => {
    count += 1
    const hex = count.toString(16).padStart(12, '0')
    return `${begin}-0000-7000-8000-${hex}`
  }
}

export async function openTestProgram(options: TestOptions = {}): Promise<TestProgram> {
  let now = options.startsAt ?? '2026-11-24T18:00:00.000Z'
  const clock: TestClock = {
    now: () => now,
    set: (instant) => {
      now = instant
    },
    advance: (duration) => {
      const local = Temporal.Instant.from(now).toZonedDateTimeISO('America/Los_Angeles')
      now = new Date(local.add(duration).epochMilliseconds).toISOString()
    },
  }
  const statements: string[] = []
  const logged: string[] = []
  const db = await (options.database ?? SQLITE).open((sql) => statements.push(sql))
  const newId = countingIds(options.ids ?? '019aaaaa')
  let tokens = 0
  await db.commit([
    insertProgram(db, {
      name: 'Orchard',
      time_zone: 'America/Los_Angeles',
      floor: 11,
      demo: 1,
      demo_now: null,
      created_at: now,
    }),
  ])
  const deps = await createDeps({
    db,
    config: { ...TEST_CONFIG, ...options.config },
    now: clock.now,
    newId,
    newToken: () => `token${String((tokens += 1)).padStart(17, '0')}`,
    log: (level, event, detail) => logged.push(JSON.stringify({ level, event, ...detail })),
    assets: ASSETS,
    sms: options.sms ?? createSimulatedPhones({ db, now: clock.now, newId }),
  })
  let phones = 0
  return { deps, clock, statements, logged, addTeam, addStaff, addPatient, close: () => db.close() }

  async function addTeam(name: string): Promise<string> {
    const id = newId()
    await db.commit([insertTeam(db, { id, name })])
    return id
  }

  async function addStaff(name: string, more: Partial<StaffTable> = {}): Promise<string> {
    const id = newId()
    const row: StaffTable = {
      id,
      county_id_sealed: null,
      county_id_index: null,
      name_sealed: await deps.sealer.seal('staff', 'name_sealed', id, name),
      email_sealed: null,
      email_index: null,
      discipline: 'social_worker',
      team_id: null,
      created_at: now,
      ...more,
    }
    await db.commit([insertStaff(db, row)])
    return id
  }

  async function addPatient(more: NewPatient = {}) {
    const [patientId, enrolmentId, contactId] = [newId(), newId(), newId()]
    phones += 1
    const phone = more.phone ?? `+1925555${String(1000 + phones)}`
    const { sealer } = deps
    const writes: Write[] = [
      insertContact(db, {
        id: contactId,
        phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, phone),
        phone_index: await sealer.index('phone', phone),
        state: 'open',
        touched: 0,
        welcomed_at: null,
        created_at: now,
      }),
      insertPatient(db, {
        id: patientId,
        county_id_sealed: await sealer.seal('patient', 'county_id_sealed', patientId, `P-${patientId}`),
        county_id_index: await sealer.index('county_id', `P-${patientId}`),
        name_sealed: await sealer.seal('patient', 'name_sealed', patientId, more.name ?? 'Renee Watkins'),
        contact_id: contactId,
        phone_kind: 'own',
        phone_said: null,
        language: 'en',
        time_zones: 'America/Los_Angeles',
        zip_sealed: null,
        birth_year_sealed: null,
        region: 'East',
        sharing: null,
        sharing_since: null,
        consented_at: '2026-01-12T18:00:00.000Z',
        paused_until: null,
        created_at: now,
        ...more.patient,
      }),
      insertEnrolment(db, {
        id: enrolmentId,
        patient_id: patientId,
        enrolled_on: '2026-01-12',
        graduated_on: null,
        next_due_on: '2026-01-12',
        created_at: now,
        ...more.enrolment,
      }),
    ]
    if (more.caseManagerId) {
      writes.push(
        insertAssignment(db, {
          id: newId(),
          enrolment_id: enrolmentId,
          patient_id: patientId,
          staff_id: more.caseManagerId,
          from_on: '2026-01-12',
          to_on: null,
          ...more.assignment,
        }),
      )
    }
    await db.commit(writes)
    return { patientId, enrolmentId, contactId }
  }
}
