// Whoever carries the database file off reads no name, number, address or word: canaries from every way in are looked for
// in the file and its journal, byte for byte.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteStaff } from '../../server/actions/invite-staff.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { OPERATOR } from '../../server/db/audit.ts'
import { migrate } from '../../server/db/migrate.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { firstAdmin } from '../staff/sign-in-setup.ts'
import { openStaffSide, PASSWORD } from '../staff/signed-in.ts'
import { csv, importing, row } from '../support/caseload.ts'
import type { TestDatabase } from '../support/databases.ts'
import { BASELINE_FACTS, invite } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'
import { invite as inviteByText } from '../support/texting.ts'
import {
  ADMIN,
  CANARIES,
  DANGER,
  GOAL,
  GOAL_BY_TEXT,
  GUESSED,
  HALF,
  NICKNAME,
  NOTE,
  NO_PATIENT,
  PAGE,
  SAID,
  STEP,
  STRANGER,
  TEXTS,
  WRONG_PASSWORD,
} from './canaries.ts'

const folder = mkdtempSync(join(tmpdir(), 'sayso-at-rest-'))
const FILE: TestDatabase = {
  name: 'sqlite',
  async open(onStatement) {
    const db = openSqlite(join(folder, 'program.sqlite'), onStatement)
    await migrate(
      db,
      readMigrations(join(import.meta.dirname, '../../migrations')),
      '2026-01-01T00:00:00.000Z',
    )
    return db
  },
}

const carrier = scriptedCarrier()
/** Tokens and cookies that open something by themselves. */
const keys: string[] = []
let program: TestProgram
/** Every value of every row, what the sealed ones say, and which columns they stand in. */
const values: unknown[] = []
const opened: string[] = []
const places = new Set<string>()
let running: string
let closed: string

const bytes = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n')

beforeAll(async () => {
  program = await openTestProgram({ database: FILE, sms: carrier })
  expect((await importing(program.deps, csv([row(PAGE), row(TEXTS)]))).code).toBe(0)
  const [page, texts] = await people()
  await answerByPage(page!)
  await answerByText(texts!)
  await signIn()
  await readEverything()
  running = bytes()
  await program.close()
  closed = bytes()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function people() {
  const { db } = program.deps
  await db.commit([db.query.updateTable('patient').set({ phone_said: 'own', sharing: 1 })])
  const rows = await db.query
    .selectFrom('patient')
    .innerJoin('enrolment', 'enrolment.patient_id', 'patient.id')
    .innerJoin('assignment', 'assignment.patient_id', 'patient.id')
    .select(['patient.id', 'patient.contact_id', 'enrolment.id as enrolment', 'assignment.staff_id'])
    .orderBy('patient.id')
    .execute()
  return rows.map(({ id, contact_id, enrolment, staff_id }) => ({
    patientId: id,
    contactId: contact_id ?? '',
    enrolmentId: enrolment,
    staffId: staff_id,
  }))
}

type Person = Awaited<ReturnType<typeof people>>[number]

async function answerByPage(who: Person): Promise<void> {
  const { deps } = program
  const about = { about_staff_id: who.staffId }
  const { token } = await invite(deps, who, 'baseline', BASELINE_FACTS, about)
  const browser = openBrowser(program)
  await browser.get(`/s/${token}`)
  const screens = [{ B6: '1' }, { B5: '1' }, { B1: GOAL }, { B1n: NICKNAME }, { B2: STEP }, { B3: '2' }]
  for (const fields of [
    ...screens,
    { P1: '1' },
    { B7_2: '2' },
    { I2: '3' },
    { S1: '3' },
    { B4: '2' },
  ] as Record<string, string>[])
    await browser.answer(token, fields)
  const told = await browser.answer(token, { offer: 'note', note: NOTE })
  expect(told.status).toBe(200)
  const next = await invite(deps, who, 'pulse', { ...BASELINE_FACTS, pulse: 2 }, about)
  await browser.get(`/s/${next.token}`)
  await browser.answer(next.token, { B1: '9' })
  await browser.answer(next.token, { P2: '1' })
  const kept = await browser.send(`/s/${next.token}/answers`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ revision: 2, answers: { P3: HALF } }),
  })
  expect(kept.status).toBe(200)
  keys.push(token, next.token, ...browser.jar.values())
}

async function answerByText(who: Person): Promise<void> {
  const { deps } = program
  await inviteByText(program, { ...who, survey: 'baseline', aboutStaffId: who.staffId })
  const say = (body: string, from = '+19255550188') =>
    receiveText(deps, { providerId: deps.newId(), from, body })
  for (const body of ['1', '1', '1', GOAL_BY_TEXT, '1', '1', DANGER]) await say(body)
  await say(NO_PATIENT, STRANGER)
}

async function signIn(): Promise<void> {
  const { deps } = program
  const side = openStaffSide(program)
  const { path } = await firstAdmin(program, ADMIN, 'Hildegard', 'Admin')
  const entered = await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
  expect(entered.status).toBe(303)
  expect((await side.signIn(GUESSED, WRONG_PASSWORD)).status).toBe(403)
  const staff = await deps.db.query.selectFrom('assignment').select('staff_id').executeTakeFirstOrThrow()
  const open = new URL(await inviteStaff(deps, OPERATOR, { staffId: staff.staff_id, role: 'case_manager' }))
  const cookies = entered.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!.split('=').slice(1).join('='))
  expect(cookies).toHaveLength(3)
  keys.push(
    ...cookies.map(decodeURIComponent),
    path.split('/').at(-1) ?? '',
    open.pathname.split('/').at(-1) ?? '',
  )
}

async function readEverything() {
  const { query } = program.deps.db
  const tables = await sql<{
    name: string
  }>`SELECT name FROM sqlite_master WHERE type = 'table'`.execute(query)
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(query)
    for (const read of rows) {
      values.push(...Object.values(read))
      const id = String(read['id'] ?? read['invitation_id'])
      const sealed = Object.entries(read).filter(
        ([column, value]) => column.endsWith('_sealed') && column !== 'facts_sealed' && value !== null,
      )
      for (const [column, value] of sealed) {
        places.add(`${name}.${column}`)
        const at = name === 'draft' ? `${id}|${String(read['holder'])}` : id
        opened.push(await program.deps.sealer.open(name, column, at, String(value)))
      }
    }
  }
}

describe('a database file', () => {
  test('holds every canary, sealed for its table, column and row', () => {
    const all = opened.join('\n')
    const numbers = ['5550177', '5550188']
    const missing = [...SAID, ...numbers, PAGE.zip, PAGE.birth_year].filter((canary) => !all.includes(canary))
    expect(missing).toEqual([])
    expect([...places].sort()).toEqual([
      'answer.words_sealed',
      'consent_event.evidence_sealed',
      'contact.phone_sealed',
      'draft.answers_sealed',
      'follow_up.words_sealed',
      'goal.nickname_sealed',
      'goal.words_sealed',
      'inbound.body_sealed',
      'note.words_sealed',
      'patient.birth_year_sealed',
      'patient.county_id_sealed',
      'patient.name_sealed',
      'patient.zip_sealed',
      'staff.county_id_sealed',
      'staff.email_sealed',
      'staff.name_sealed',
    ])
    expect(keys).toHaveLength(new Set(keys).size)
    expect(keys.every((key) => key.length >= 22)).toBe(true)
  })

  test.each([
    ['while it is served', () => running],
    ['when it is closed', () => closed],
  ])('tells nothing %s', (_, read) => {
    const file = read().toLowerCase()
    expect(file).toContain('create table patient')
    expect(CANARIES.filter((canary) => file.includes(canary.toLowerCase()))).toEqual([])
    expect(keys.filter((key) => read().includes(key))).toEqual([])
  })

  test('holds no ZIP code and no year of birth as a value of its own', () => {
    const short = new Set([PAGE.zip, PAGE.birth_year].flatMap((text) => [text, Number(text)] as unknown[]))
    expect(values.filter((value) => short.has(value))).toEqual([])
  })

  test('nor does the log', () => {
    const log = program.logged.join('\n').toLowerCase()
    expect([...CANARIES, ...keys].filter((canary) => log.includes(canary.toLowerCase()))).toEqual([])
  })
})
