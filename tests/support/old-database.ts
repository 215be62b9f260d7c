// A database file of the version before holders of a link were told apart: its own tables, and interviews in any state.
import { join } from 'node:path'
import { migrate } from '../../server/db/migrate.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import { createSealer, hashToken, newDataKey } from '../../server/sealing.ts'
import { TRUST_FACTS } from './invite.ts'
import { TEST_CONFIG } from './program.ts'

export const OLD_NOW = '2026-11-24T18:00:00.000Z'
const BEGAN = '2026-03-02T18:00:00.000Z'
export const migrations = readMigrations(join(import.meta.dirname, '../../migrations'))
const older = migrations.filter(({ name }) => name < '0029')

type Row = Readonly<Record<string, string | number | null>>

export interface OldInterview {
  readonly state?: string
  readonly said?: 'own' | 'shared'
  /** Open answers so far, sent unless they are `unsent`. */
  readonly draft?: Readonly<Record<string, number | string>>
  readonly unsent?: readonly string[]
  readonly mode?: 'page' | 'sms' | 'kiosk'
  /** In clear, as they were stored then. */
  readonly sealed?: Readonly<Record<string, number>>
  /** Of the sealed ones; default: a draft where the interview is under way, else answers. */
  readonly unsentSealed?: boolean
  readonly storedAt?: string
  readonly expiresAt?: string
  /** The browser that began it; for this one link where the phone is shared. */
  readonly cookie?: string
  /** What its conversation by text waits for. */
  readonly awaiting?: string
  /** A sitting on a tablet that is going on. */
  readonly tablet?: string
  readonly helped?: boolean
  /** The one text that was sent about it. */
  readonly text?: { readonly template: string; readonly kind: 'ours' | 'reply' }
}

export interface OldPerson {
  readonly patientId: string
  readonly contactId: string
  readonly invitationId: string
  readonly phone: string
  /** Of the link. */
  readonly token: string
}

export async function makeOldDatabase(file: string) {
  const db = openSqlite(file)
  await migrate(db, older, BEGAN)
  const key = await newDataKey(TEST_CONFIG.key, 'k1')
  const sealer = await createSealer(TEST_CONFIG.key, [key])
  let ids = 0
  /** Ids of private answers. */
  const clear: string[] = []
  const newId = () => {
    ids += 1
    return `019bbbbb-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`
  }
  /** By the columns of then, which no type knows any more. */
  const put = async (table: string, row: Row) => {
    await db.query
      .insertInto(table as 'migration')
      .values(row as never)
      .execute()
  }
  const program = { name: 'Orchard', time_zone: 'America/Los_Angeles', floor: 11, demo: 1, demo_now: null }
  await put('program', { id: 'program', ...program, created_at: BEGAN })
  await put('data_key', { ...key, created_at: BEGAN })
  const staffId = newId()
  const name = await sealer.seal('staff', 'name_sealed', staffId, 'Ana Ruiz')
  await put('staff', { id: staffId, name_sealed: name, created_at: BEGAN })

  async function addPerson(): Promise<Omit<OldPerson, 'invitationId' | 'token'> & { enrolmentId: string }> {
    const [patientId, contactId, enrolmentId] = [newId(), newId(), newId()]
    const phone = `+1925556${1000 + ids}`
    await put('contact', {
      id: contactId,
      phone_sealed: await sealer.seal('contact', 'phone_sealed', contactId, phone),
      phone_index: await sealer.index('phone', phone),
      state: 'open',
      touched: 0,
      welcomed_at: BEGAN,
      created_at: BEGAN,
    })
    await put('patient', {
      id: patientId,
      county_id_sealed: await sealer.seal('patient', 'county_id_sealed', patientId, patientId),
      county_id_index: await sealer.index('county_id', patientId),
      name_sealed: await sealer.seal('patient', 'name_sealed', patientId, 'Renee Watkins'),
      contact_id: contactId,
      phone_kind: 'own',
      language: 'en',
      time_zones: 'America/Los_Angeles',
      sharing: 1,
      sharing_since: BEGAN,
      consented_at: BEGAN,
      created_at: BEGAN,
    })
    const same = { patient_id: patientId, created_at: BEGAN }
    const enrolled = { enrolled_on: '2026-03-02', next_due_on: '2027-06-01', rotation: 1 }
    await put('enrolment', { id: enrolmentId, ...same, ...enrolled })
    const cared = { enrolment_id: enrolmentId, patient_id: patientId, staff_id: staffId }
    await put('assignment', { id: newId(), ...cared, from_on: '2026-03-02' })
    return { patientId, contactId, enrolmentId, phone }
  }

  async function addGoal({ patientId, enrolmentId }: { patientId: string; enrolmentId: string }) {
    const id = newId()
    const words = await sealer.seal('goal', 'words_sealed', id, 'my own place')
    const set = { language: 'en', shared: 1, weight: 1, set_at: BEGAN }
    await put('goal', {
      id,
      thread_id: id,
      version: 1,
      patient_id: patientId,
      enrolment_id: enrolmentId,
      words_sealed: words,
      ...set,
    })
    return id
  }

  async function addInterview(asked: OldInterview): Promise<OldPerson> {
    const { draft, state = draft ? 'started' : 'completed' } = asked
    const { said = 'own', expiresAt = '2026-12-08T18:00:00.000Z', storedAt = OLD_NOW } = asked
    const person = await addPerson()
    const { patientId, contactId, enrolmentId, phone } = person
    await db.query.updateTable('patient').set({ phone_said: said }).where('id', '=', patientId).execute()
    const invitationId = newId()
    const token = await sealer.linkToken(invitationId)
    const row = { id: invitationId, enrolment_id: enrolmentId, patient_id: patientId, contact_id: contactId }
    await put('invitation', {
      ...row,
      occasion: 'pulse:2026-11',
      survey_id: 'pulse',
      survey_version: 1,
      facts: JSON.stringify(TRUST_FACTS),
      about_staff_id: staffId,
      goal_id: await addGoal(person),
      token_hash: await hashToken(token),
      state,
      revision: 3,
      due_at: storedAt,
      expires_at: expiresAt,
      created_at: storedAt,
      helped_kind: asked.helped ? 'friend' : null,
    })
    if (draft) await addDraft(invitationId, draft, asked)
    const kind = state === 'completed' ? 'answer' : 'draft'
    for (const [item, value] of Object.entries(asked.sealed ?? {})) {
      const about = {
        invitation_id: invitationId,
        patient_id: patientId,
        enrolment_id: enrolmentId,
        item,
        value,
      }
      const survey = { survey_id: 'pulse', survey_version: 1, language: 'en', mode: asked.mode ?? 'page' }
      const time = { enrolled_on: '2026-03-02', month: storedAt.slice(0, 7), stored_at: storedAt }
      const id = newId()
      clear.push(id)
      await put('sealed_answer', {
        id,
        kind,
        ...about,
        ...survey,
        ...time,
        sent: asked.unsentSealed ? 0 : 1,
      })
    }
    await addPlace({ patientId, contactId, invitationId, phone, token }, asked, said)
    return { patientId, contactId, invitationId, phone, token }
  }

  async function addDraft(id: string, answers: NonNullable<OldInterview['draft']>, asked: OldInterview) {
    const { unsent = [], mode = 'page' } = asked
    const body = { answers, unshared: [], unsubmitted: unsent, sharing: true, mode, begun: mode }
    const sealed = await sealer.seal('draft', 'answers_sealed', id, JSON.stringify(body))
    await put('draft', { invitation_id: id, answers_sealed: sealed, language: 'en', shared: 1, at: OLD_NOW })
  }

  /** Where it is going on. */
  async function addPlace(person: OldPerson, asked: OldInterview, said: 'own' | 'shared') {
    const { patientId, contactId, invitationId } = person
    const of = { invitation_id: invitationId, patient_id: patientId, contact_id: contactId }
    if (asked.cookie) {
      const known = { token_hash: await hashToken(asked.cookie), patient_id: patientId, created_at: OLD_NOW }
      await put('browser', { ...known, invitation_id: said === 'own' ? null : invitationId })
    }
    if (asked.awaiting) {
      const { awaiting } = asked
      await put('conversation', { ...of, awaiting, language: 'en', misses: 0, updated_at: OLD_NOW })
    }
    if (asked.tablet) {
      await put('kiosk_code', {
        code_hash: newId(),
        invitation_id: invitationId,
        made_by: staffId,
        made_at: OLD_NOW,
        expires_at: OLD_NOW,
        sitting_hash: await hashToken(asked.tablet),
        sitting_until: '2026-11-24T19:00:00.000Z',
        helped_kind: asked.helped ? 'friend' : null,
      })
    }
    if (asked.text) {
      const { kind, template } = asked.text
      const about = { ...of, kind, template, parameters: '{}', language: 'en', sealed: 1, state: 'sent' }
      const times = { not_before: OLD_NOW, not_after: OLD_NOW, attempts: 1, created_at: OLD_NOW }
      await put('outbox', { id: newId(), ...about, ...times })
    }
  }

  return { addInterview, put, newId, clear, close: () => db.close() }
}
