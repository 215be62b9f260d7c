// A text is worded when it leaves: one segment, with names only where nobody else reads.
import { afterEach, describe, expect, test } from 'vitest'
import { composeText, type ComposedText } from '../../server/actions/compose-text.ts'
import { countSegments } from '../../server/core/sms/gsm.ts'
import { insertGoal } from '../../server/db/goals.ts'
import { messages } from '../../surveys/messages.ts'
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
