// A text is worded when it leaves: one segment, with names only where nobody else reads.
import { afterEach, describe, expect, test } from 'vitest'
import { composeText, type ComposedText } from '../../server/actions/compose-text.ts'
import { countSegments } from '../../server/core/sms/gsm.ts'
import { insertGoal } from '../../server/db/goals.ts'
import { insertSurveyVersion } from '../../server/db/survey-versions.ts'
import { messages } from '../../surveys/messages.ts'
import pulse from '../../surveys/pulse/v1.json' with { type: 'json' }
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { invite } from '../support/texting.ts'

let program: TestProgram
afterEach(() => program.close())

async function prepare(
  patient: NewPatient['patient'],
  nickname: string | null = 'My own place ¡sí!',
): Promise<ComposedText> {
  program = await openTestProgram()
  const { db, newId, sealer, now } = program.deps
  const staffId = await program.addStaff('María-Guadalupe Fernández')
  const who = await program.addPatient({ caseManagerId: staffId, ...(patient ? { patient } : {}) })
  const goalId = newId()
  await db.commit([
    insertGoal(db, {
      id: goalId,
      thread_id: goalId,
      version: 1,
      patient_id: who.patientId,
      enrolment_id: who.enrolmentId,
      words_sealed: await sealer.seal('goal', 'words_sealed', goalId, 'leave my husband'),
      nickname_sealed:
        nickname === null ? null : await sealer.seal('goal', 'nickname_sealed', goalId, nickname),
      weight: null,
      language: 'en',
      shared: 1,
      set_at: now(),
      ended_at: null,
    }),
  ])
  const invitationId = await invite(program, {
    ...who,
    survey: 'pulse',
    aboutStaffId: staffId,
    facts: { hasGoal: 1, trust: 1 },
    row: { goal_id: goalId },
  })
  return {
    id: 'a text',
    template: 'question',
    parameters: { item: 'P1' },
    language: 'en',
    invitationId,
    contactId: who.contactId,
  }
}

const own = { phone_said: 'own' } as const

describe('a question', () => {
  test('calls the goal by its short name on the patient’s own phone', async () => {
    const text = await prepare(own)
    expect(await composeText(program.deps, text)).toMatch(
      /^Your goal: My own place ¡si!\. How close are you now\? 1 Not started/,
    )
    expect(await composeText(program.deps, { ...text, language: 'es' })).toMatch(
      /^Su meta: My own place ¡si!\. ¿Qué tan cerca esta\?/,
    )
  })

  test.each([
    ['without a short name', own, null],
    ['on a shared phone', { phone_kind: 'shared', phone_said: 'own' } as const, 'My own place'],
    ['on a phone nobody has spoken of', {}, 'My own place'],
  ])('%s calls it the goal', async (_, patient, nickname) => {
    const text = await prepare(patient, nickname)
    const said = await composeText(program.deps, text)
    expect(said).toMatch(/^Think of the goal you told us\./)
    expect(said).not.toMatch(/place|husband|Maria/)
  })

  test('that names the worker cannot be said on a phone that others read', async () => {
    const text = { ...(await prepare({ phone_said: 'shared' })), parameters: { item: 'T1' } }
    await expect(composeText(program.deps, text)).rejects.toThrow('missing_slot: {cm}')
  })

  test('of an unknown item or template is refused by name', async () => {
    const text = await prepare(own)
    await expect(composeText(program.deps, { ...text, parameters: { item: '__proto__' } })).rejects.toThrow(
      'missing_slot',
    )
    await expect(composeText(program.deps, { ...text, template: 'constructor' })).rejects.toThrow(
      'unknown_slot',
    )
    await expect(composeText(program.deps, { ...text, invitationId: null })).rejects.toThrow('missing_slot')
  })
})

describe('with several goals', () => {
  /** Texts may ask about the second goal here: what ships leaves it to the page. */
  const question = (name: string) => ({
    ...pulse.pages[0]!.elements[0]!,
    name,
    title: { en: 'How close?', es: '¿Cerca?' },
  })

  async function ask(patient: NewPatient['patient'], about: number) {
    const text = await prepare(patient)
    const { db, sealer, surveys } = program.deps
    const [first] = await db.query.selectFrom('goal').selectAll().execute()
    const more = await Promise.all(
      [null, 'my son'].map(async (nickname, at) => ({
        ...first!,
        id: `g${at}`,
        thread_id: `g${at}`,
        words_sealed: await sealer.seal('goal', 'words_sealed', `g${at}`, 'leave my husband'),
        nickname_sealed: nickname && (await sealer.seal('goal', 'nickname_sealed', `g${at}`, nickname)),
      })),
    )
    const definition = JSON.stringify({
      pages: [{ name: 'all', elements: [question('P1_2'), question('P1_3')] }],
    })
    const version = {
      id: 'pulse',
      version: 7,
      definition,
      hash: 'x',
      published_at: first!.set_at,
      published_by: null,
    }
    await db.commit([...more.map((row) => insertGoal(db, row)), insertSurveyVersion(db, version)])
    await surveys.refresh()
    const ids = [first!.id, 'g0', 'g1']
    const [goal_id = null] = ids.slice(about - 1)
    const row = about === 0 ? { survey_version: 7, goal_2_id: 'g0', goal_3_id: 'g1' } : { goal_id }
    await db.commit([db.query.updateTable('invitation').set(row)])
    return (item: string) => composeText(program.deps, { ...text, parameters: { item } })
  }

  test.each([
    [1, /^Your goal: My own place/],
    [2, /^Think of the goal you told us\./],
    [3, /^Your goal: my son\./],
  ])('a text about goal %i shows its own approved name, or none', async (about, words) => {
    expect(await (await ask(own, about))('P1')).toMatch(words)
  })

  test('each question says the name of the goal that it is about', async () => {
    const said = await ask(own, 0)
    expect(await said('P1_2')).toMatch(/^Think of the goal/)
    expect(await said('P1_3')).toMatch(/^Your goal: my son\./)
  })

  test('and none on a phone that others read', async () => {
    const shared = { phone_kind: 'program', phone_said: 'own' } as const
    const said = await ask(shared, 0)
    for (const item of ['P1_2', 'P1_3']) expect(await said(item)).toMatch(/^Think of the goal/)
  })
})

describe('messages', () => {
  test('each is one segment in both languages, and no name outlives its budget', async () => {
    const text = await prepare(own)
    for (const template of Object.keys(messages)) {
      for (const language of ['en', 'es']) {
        const said = await composeText(program.deps, { ...text, template, language })
        expect(countSegments(said)).toMatchObject({ encoding: 'GSM-7', segments: 1 })
        expect(said).not.toMatch(/Guadalupe F|husband|\{/)
      }
    }
  })

  test('the link is the invitation’s own', async () => {
    const text = await prepare(own)
    const token = await program.deps.sealer.linkToken(text.invitationId ?? '')
    expect(await composeText(program.deps, { ...text, template: 'open' })).toContain(
      `https://say.example/s/${token} `,
    )
  })
})
