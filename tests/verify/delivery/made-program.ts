// A throw-away program of fictional people, each of whom is due for a first survey now, in the product's own tables.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config, type TwilioConfig } from '../../../server/config.ts'
import { createDeps } from '../../../server/create-deps.ts'
import { setRate } from '../../../server/actions/set-rate.ts'
import { insertContact } from '../../../server/db/contacts.ts'
import type { Db, Write } from '../../../server/db/database.ts'
import { insertEnrolment } from '../../../server/db/enrolments.ts'
import { migrate, type Migratable } from '../../../server/db/migrate.ts'
import { readMigrations } from '../../../server/db/read-migrations.ts'
import { insertPatient } from '../../../server/db/patients.ts'
import { createChance, createOrderedIds } from '../../../server/demo/chance.ts'
import type { Assets, Deps } from '../../../server/deps.ts'
import { ensureProgram } from '../../../server/ensure-program.ts'
import { createTwilio } from '../../../server/external/twilio.ts'
import { newToken } from '../../../server/ids.ts'
import { instantAfter, DAY_MS } from '../../../server/core/time.ts'

/** Open all along; closing two minutes after the start; closed all along. */
export const ZONES = {
  open: 'America/Los_Angeles',
  closing: 'Africa/Johannesburg',
  closed: 'Pacific/Auckland',
} as const

/** A Tuesday, 9:58 in Los Angeles, 19:58 in Johannesburg, before seven in Auckland. */
export const STARTS_AT = '2026-11-24T17:58:00.000Z'

const PATIENTS_A_COMMIT = 100
const FASTEST = 1000

export interface MadePatient {
  readonly id: string
  readonly phone: string
  readonly zone: string
}

export interface MadeProgram {
  readonly deps: Deps
  readonly patients: readonly MadePatient[]
}

/** As an operator would set them. @param database `file:…` or `postgres://…`. */
export const settingsOf = (carrier: TwilioConfig, publicUrl: string, database: string) => ({
  DATABASE_URL: database,
  PUBLIC_URL: publicUrl,
  SAYSO_KEY: 'a key for a throw-away program: it seals nothing real',
  SAYSO_SEALED_KEY: 'another key for a throw-away program, and no real answer',
  TWILIO_ACCOUNT_SID: carrier.accountSid,
  TWILIO_AUTH_TOKEN: carrier.authToken,
  TWILIO_MESSAGING_SERVICE_SID: carrier.messagingServiceSid,
  TWILIO_BASE_URL: carrier.baseUrl ?? '',
})

interface Making {
  /** The project's folder, built. */
  readonly root: string
  readonly patients: number
  readonly seed: string
  readonly now: () => string
}

/** @param settings as the product will be started with. */
export async function makeProgram(
  db: Db & Migratable,
  settings: Readonly<Record<string, string>>,
  { root, patients, seed, now }: Making,
): Promise<MadeProgram> {
  const config = readConfig(settings)
  await migrate(db, readMigrations(join(root, 'migrations')), now())
  await ensureProgram(db, { name: config.programName, timeZone: config.programTimeZone }, now())
  const assets: Assets = JSON.parse(readFileSync(join(root, 'dist/assets.json'), 'utf8'))
  const deps = await depsOf(db, config, now, assets)
  // As fast as it can go: what is tried here is not the rate.
  await setRate(deps, FASTEST)
  const chance = createChance(`${seed}|patients`)
  const made: MadePatient[] = []
  let writes: Write[] = []
  for (let number = 0; number < patients; number += 1) {
    const zone = chance.weighted([
      [ZONES.open, 94],
      [ZONES.closing, 3],
      [ZONES.closed, 3],
    ])
    const phone = phoneOf(number)
    const { id, rows } = await patientRows(deps, phone, zone)
    made.push({ id, phone, zone })
    writes.push(...rows)
    if (number % PATIENTS_A_COMMIT < PATIENTS_A_COMMIT - 1 && number < patients - 1) continue
    await db.commit(writes)
    writes = []
  }
  return { deps, patients: made }
}

function depsOf(db: Db, config: Config, now: () => string, assets: Assets): Promise<Deps> {
  return createDeps({
    db,
    config,
    now,
    newId: createOrderedIds(now),
    newToken,
    log: () => {},
    sms: createTwilio(config),
    assets,
  })
}

/** Distinct, and only numbers that could be dialled. */
function phoneOf(number: number): string {
  const area = 200 + Math.floor(number / 10_000)
  return `+1${area}555${String(number % 10_000).padStart(4, '0')}`
}

async function patientRows(
  { db, sealer, newId, now }: Deps,
  phone: string,
  zone: string,
): Promise<{ id: string; rows: Write[] }> {
  const [id, contactId, at] = [newId(), newId(), now()]
  const monthAgo = instantAfter(at, -30 * DAY_MS)
  const contact = insertContact(db, {
    id: contactId,
    phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, phone),
    phone_index: await sealer.index('phone', phone),
    state: 'open',
    touched: 0,
    welcomed_at: monthAgo,
    created_at: monthAgo,
  })
  const patient = insertPatient(db, {
    id,
    county_id_sealed: await sealer.seal('patient', 'county_id_sealed', id, `P-${id}`),
    county_id_index: await sealer.index('county_id', `P-${id}`),
    name_sealed: await sealer.seal('patient', 'name_sealed', id, 'Made Up'),
    contact_id: contactId,
    phone_kind: 'own',
    phone_said: null,
    language: 'en',
    time_zones: zone,
    zip_sealed: null,
    birth_year_sealed: null,
    region: 'East',
    sharing: null,
    sharing_since: null,
    consented_at: monthAgo,
    paused_until: null,
    created_at: monthAgo,
  })
  const enrolment = insertEnrolment(db, {
    id: newId(),
    patient_id: id,
    enrolled_on: at.slice(0, 10),
    graduated_on: null,
    next_due_on: instantAfter(at, -2 * DAY_MS).slice(0, 10),
    created_at: monthAgo,
  })
  return { id, rows: [contact, patient, enrolment] }
}
