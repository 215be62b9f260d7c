// The made-up county: it repeats by seed, keeps the product’s own rules, and its truth can be found again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCHEDULE } from '../../server/core/outreach/schedule.ts'
import { localDate, sendWindow } from '../../server/core/outreach/window.ts'
import { monthNumber, trustMonth } from '../../server/core/outreach/trust-months.ts'
import { createCounty } from '../../server/demo/county.ts'
import { TRUTH } from '../../server/demo/truth.ts'
import { openedFacts } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { sealedParts } from './sealed-parts.ts'

const ZONE = 'America/Los_Angeles'
const SEALED_ITEMS = 'T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 Y6 C1 I3 B4'.split(' ')
const SMALL = { patients: 240, caseManagers: 7, months: 18 }

async function county(seed: string, size = SMALL): Promise<TestProgram> {
  const program = await openTestProgram()
  await createCounty(program.deps, { ...size, seed, now: program.deps.now() })
  return program
}

let program: TestProgram
beforeAll(async () => {
  program = await county('orchard')
})
afterAll(() => program.close())

const db = () => program.deps.db.query

test('the same seed makes the same county, and another seed another one', async () => {
  const plain = async (seed: string) => {
    const made = await county(seed, { patients: 40, caseManagers: 7, months: 18 })
    const { query } = made.deps.db
    const invitations = await query.selectFrom('invitation').selectAll().orderBy('id').execute()
    // What is sealed differs each time: what it says does not.
    const facts = await Promise.all(invitations.map((row) => openedFacts(made.deps, row)))
    const rows = await Promise.all([
      invitations.map((row, at) => ({ ...row, facts: facts[at], facts_sealed: null })),
      query.selectFrom('assignment').selectAll().orderBy('id').execute(),
      query.selectFrom('answer').select(['id', 'item', 'value', 'shared', 'at']).orderBy('id').execute(),
    ])
    await made.close()
    return rows
  }
  const first = await plain('one')
  expect(first[0].length).toBeGreaterThan(50)
  expect(await plain('one')).toEqual(first)
  expect(await plain('two')).not.toEqual(first)
})

test('every response ends an invitation, and every ended interview left one response', async () => {
  const rows = await db()
    .selectFrom('invitation')
    .leftJoin('response', 'response.invitation_id', 'invitation.id')
    .select([
      'invitation.state',
      'invitation.started_at',
      'invitation.ended_at',
      'response.complete',
      'response.at',
    ])
    .execute()
  for (const { state, complete, at, started_at, ended_at } of rows) {
    const ends = { completed: 1, partial: 0 }[state as string] ?? null
    expect(complete).toBe(ends)
    if (at !== null) expect(ended_at).toBe(at)
    if (at !== null) expect(started_at !== null && started_at <= at).toBe(true)
  }
  expect(rows.filter(({ complete }) => complete === 1).length).toBeGreaterThan(200)
  expect(rows.some(({ state }) => state === 'partial')).toBe(true)
})

test('what the case manager may not read lies in the sealed part of its interview alone', async () => {
  const open = await db().selectFrom('answer').select('item').where('item', 'in', SEALED_ITEMS).execute()
  expect(open).toEqual([])
  for (const table of ['score', 'sealed_answer'] as const)
    expect(await db().selectFrom(table).selectAll().execute()).toEqual([])
  const responses = await db().selectFrom('response').select('id').execute()
  const all = await sealedParts(program)
  expect(all).toHaveLength(responses.length)
  const items = new Set(all.flatMap(({ answers }) => Object.keys(answers)))
  expect(items).toEqual(new Set(SEALED_ITEMS))
})

test('trust is asked in the patient’s own month of three, about whoever is named', async () => {
  const rows = await db().selectFrom('invitation').selectAll().where('survey_id', '=', 'pulse').execute()
  for (const row of rows) {
    const rotation = program.deps.sealed.draw(`rotation|${row.enrolment_id}`)
    const asks = trustMonth(monthNumber(row.occasion.slice(6)), rotation, SCHEDULE)
    expect((await openedFacts(program.deps, row)).trust === 1).toBe(asks)
  }
  const named = rows.filter(({ about_staff_id }) => about_staff_id !== null)
  expect(named.length / rows.length).toBeGreaterThan(0.9)
})

test('a baseline names a case manager, so that patients meet the sentence about sharing', async () => {
  const rows = await db()
    .selectFrom('patient')
    .innerJoin('response', 'response.patient_id', 'patient.id')
    .select('patient.sharing')
    .where('response.survey_id', '=', 'baseline')
    .where('response.complete', '=', 1)
    .execute()
  const met = rows.filter(({ sharing }) => sharing !== null)
  expect(met.length / rows.length).toBeGreaterThan(0.9)
  const withheld = met.filter(({ sharing }) => sharing === 0).length / met.length
  expect(withheld).toBeGreaterThan(0.01)
  expect(withheld).toBeLessThan(0.15)
})

test('texts of ours went within the window, one a day and three a week at most, the welcome first', async () => {
  const texts = await db()
    .selectFrom('outbox')
    .select(['contact_id', 'template', 'attempted_at', 'kind'])
    .where('kind', '=', 'ours')
    .orderBy('attempted_at')
    .execute()
  const phones = Map.groupBy(texts, ({ contact_id }) => contact_id)
  for (const sent of phones.values()) {
    expect(sent[0]?.template).toBe('welcome')
    expect(sent.filter(({ template }) => template === 'welcome')).toHaveLength(1)
    const at = sent.map(({ attempted_at }) => attempted_at ?? '')
    for (const instant of at) expect(sendWindow(instant, [ZONE]).open, instant).toBe(true)
    const days = at.map((instant) => localDate(instant, [ZONE]))
    expect(new Set(days).size).toBe(days.length)
    const times = at.map((instant) => Date.parse(instant))
    for (const [place, time] of times.entries()) {
      const week = times.slice(0, place).filter((earlier) => earlier > time - 7 * 86_400_000)
      expect(week.length).toBeLessThan(3)
    }
  }
})

test('nothing was sent to a phone after it said stop, or was found dead or somebody else’s', async () => {
  const rows = await db()
    .selectFrom('suppression')
    .innerJoin('contact', 'contact.phone_index', 'suppression.phone_index')
    .innerJoin('outbox', 'outbox.contact_id', 'contact.id')
    .select(['suppression.kind', 'suppression.at', 'outbox.attempted_at', 'contact.state'])
    .where('suppression.kind', 'in', ['stop', 'dead', 'wrong_number'])
    .execute()
  expect(rows.length).toBeGreaterThan(20)
  for (const { at, attempted_at, state } of rows) {
    expect((attempted_at ?? '') <= at).toBe(true)
    expect(state).not.toBe('open')
  }
})

test('whose language has no survey, and who has not said yes, was never texted but is on file', async () => {
  const rows = await db()
    .selectFrom('patient')
    .leftJoin('outbox', 'outbox.patient_id', 'patient.id')
    .select(['patient.id', 'patient.language', 'patient.consented_at', 'outbox.id as text'])
    .where('patient.language', 'not in', ['en', 'es'])
    .execute()
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.every(({ text }) => text === null)).toBe(true)
})

test('goals are chains of versions, and only the newest of a chain is open', async () => {
  const goals = await db().selectFrom('goal').selectAll().orderBy('version').execute()
  for (const chain of Map.groupBy(goals, ({ thread_id }) => thread_id).values()) {
    expect(chain.map(({ version }) => version)).toEqual(chain.map((_, place) => place + 1))
    for (const older of chain.slice(0, -1)) expect(older.ended_at).not.toBeNull()
  }
  const threads = new Set(goals.map(({ thread_id }) => thread_id))
  expect(threads.size).toBeLessThan(goals.length)
  const asked = await db()
    .selectFrom('invitation')
    .innerJoin('goal', 'goal.id', 'invitation.goal_id')
    .select([
      'invitation.created_at',
      'goal.set_at',
      'goal.ended_at',
      'goal.patient_id',
      'invitation.patient_id as of',
    ])
    .execute()
  expect(asked.length).toBeGreaterThan(200)
  for (const row of asked) {
    expect(row.set_at < row.created_at && (row.ended_at === null || row.ended_at >= row.created_at)).toBe(
      true,
    )
    expect(row.of).toBe(row.patient_id)
  }
})

test('a call that is owed is hidden from the worker concerned, and a paused phone has one waiting', async () => {
  const rows = await db()
    .selectFrom('follow_up')
    .innerJoin('patient', 'patient.id', 'follow_up.patient_id')
    .innerJoin('contact', 'contact.id', 'patient.contact_id')
    .select([
      'follow_up.state',
      'hidden_from_staff_id',
      'done_at',
      'due_at',
      'contact.state as phone',
      'kind',
    ])
    .execute()
  expect(rows.length).toBeGreaterThan(10)
  for (const { state, hidden_from_staff_id, done_at, phone, kind } of rows) {
    expect(hidden_from_staff_id).not.toBeNull()
    expect(done_at === null).toBe(state === 'open')
    if (phone === 'paused')
      expect(rows.some((row) => row.kind === 'stop_word' && row.state === 'open')).toBe(true)
    if (kind === 'stop_word' && state === 'done') expect(phone).not.toBe('paused')
  }
})

test('sealed words open again, and nobody’s name or number lies open', async () => {
  const { sealer } = program.deps
  const patient = await db().selectFrom('patient').selectAll().executeTakeFirstOrThrow()
  const name = await sealer.open('patient', 'name_sealed', patient.id, patient.name_sealed)
  expect(name).toMatch(/^\S+ \S+/)
  const words = await db()
    .selectFrom('answer')
    .selectAll()
    .where('words_sealed', 'is not', null)
    .limit(20)
    .execute()
  for (const { id, words_sealed } of words) {
    expect((await sealer.open('answer', 'words_sealed', id, words_sealed ?? '')).length).toBeGreaterThan(2)
  }
})

test('the truth can be found again: Valley’s trust fell in its month', async () => {
  const teams = await db().selectFrom('team').select(['id', 'name']).execute()
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name
  const rows = (await sealedParts(program)).flatMap(({ place, month, answers }) => {
    const codes = ['T1', 'T2', 'T3'].flatMap((item) => answers[item] ?? []).filter((code) => code <= 5)
    const sum = codes.reduce((total, code) => total + (code - 1) * 25, 0)
    return codes.length < 2 ? [] : [{ name: nameOf(place.aboutTeamId), month, value: sum / codes.length }]
  })
  const mean = (fits: (row: (typeof rows)[number]) => boolean) => {
    const values = rows.filter(fits).map(({ value }) => value)
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  // The program began 18 months before 2026-11.
  const fell = '2026-04'
  const { team, points } = TRUTH.shift
  const valley =
    mean((r) => r.name === team && r.month >= fell) - mean((r) => r.name === team && r.month < fell)
  const harbor =
    mean((r) => r.name !== team && r.month >= fell) - mean((r) => r.name !== team && r.month < fell)
  expect(valley - harbor).toBeLessThan(points / 2)
  expect(mean((r) => r.name !== team)).toBeGreaterThan(mean((r) => r.name === team))
})
