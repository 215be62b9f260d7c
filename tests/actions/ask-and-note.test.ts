// A call asked for and a note left: who owes what to whom, and what nobody may read.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askForPerson } from '../../server/actions/ask-for-person.ts'
import { leaveNote } from '../../server/actions/leave-note.ts'
import { assemble } from '../../server/actions/read-sitting.ts'
import { startWrites } from '../../server/actions/start-texts.ts'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import { findContact } from '../../server/db/contacts.ts'
import { findInvitation } from '../../server/db/invitations.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite } from '../support/texting.ts'

let program: TestProgram
let staffId: string
let patient: { patientId: string; enrolmentId: string; contactId: string }

beforeEach(async () => {
  program = await openTestProgram()
  staffId = await program.addStaff('Lourdes Peña')
  patient = await program.addPatient({ phone: '+19255550142', caseManagerId: staffId })
})
afterEach(() => program.close())

const followUps = () => program.deps.db.query.selectFrom('follow_up').selectAll().execute()

describe('a call', () => {
  test('is owed by the next working day, and hidden from the case manager of today', async () => {
    await askForPerson(program.deps, { patientId: patient.patientId, aboutStaffId: null, kind: 'call' })
    expect(await followUps()).toMatchObject([
      {
        kind: 'call',
        state: 'open',
        hidden_from_staff_id: staffId,
        owner_staff_id: null,
        due_at: '2026-11-26T01:00:00.000Z',
      },
    ])
  })

  test('asked for twice is one call; asked for with words is another', async () => {
    const asked = { patientId: patient.patientId, aboutStaffId: null, kind: 'change_worker' } as const
    await askForPerson(program.deps, asked)
    await askForPerson(program.deps, asked)
    await askForPerson(program.deps, { ...asked, words: 'CANARY please after five' })
    const [first, second, ...more] = await followUps()
    expect([first?.words_sealed, more]).toEqual([null, []])
    expect(second?.words_sealed).not.toContain('CANARY')
    const opened = await program.deps.sealer.open(
      'follow_up',
      'words_sealed',
      second?.id ?? '',
      second?.words_sealed ?? '',
    )
    expect(opened).toBe('CANARY please after five')
    const told = await program.deps.db.query
      .selectFrom('audit')
      .select('detail')
      .where('action', '=', 'person.asked_for')
      .execute()
    expect(told.map(({ detail }) => detail)).toEqual(['{}', '{}', '{}'])
  })

  test('the log tells that a person was asked for, and never what for', async () => {
    const kinds = ['call', 'change_worker', 'crisis', 'stop_word'] as const
    const rows = []
    for (const kind of kinds) {
      const { patientId } = await program.addPatient()
      await askForPerson(program.deps, { patientId, aboutStaffId: null, kind })
      const told = program.deps.db.query.selectFrom('audit').selectAll().where('subject_id', '=', patientId)
      const { action, subject_kind, detail } = await told.executeTakeFirstOrThrow()
      rows.push(`${action} ${subject_kind} ${detail}`)
    }
    expect(new Set(rows)).toEqual(new Set(['person.asked_for patient {}']))
  })

  test('once done, may be asked for again', async () => {
    const asked = { patientId: patient.patientId, aboutStaffId: null, kind: 'call' } as const
    await askForPerson(program.deps, asked)
    await program.deps.db.commit([program.deps.db.query.updateTable('follow_up').set({ state: 'done' })])
    await askForPerson(program.deps, asked)
    expect((await followUps()).map(({ state }) => state).toSorted()).toEqual(['done', 'open'])
  })
})

describe('a note', () => {
  async function sitting(aboutStaffId: string | null) {
    const id = await invite(program, { ...patient, survey: 'baseline', aboutStaffId })
    const invitation = await findInvitation(program.deps.db, id)
    const found = invitation && (await assemble(program.deps, invitation))
    if (!found) throw new Error('no sitting')
    return found
  }

  test('is for the worker who was asked about; a second one joins the first', async () => {
    const here = await sitting(staffId)
    await leaveNote(program.deps, { sitting: here, words: ' Thank you \u202e' })
    await leaveNote(program.deps, { sitting: here, words: 'See you Friday' })
    const [note, ...more] = await program.deps.db.query.selectFrom('note').selectAll().execute()
    expect(more).toEqual([])
    expect(note).toMatchObject({ staff_id: staffId, patient_id: patient.patientId, language: 'en' })
    expect(
      await program.deps.sealer.open('note', 'words_sealed', note?.id ?? '', note?.words_sealed ?? ''),
    ).toBe('Thank you\nSee you Friday')
  })

  test.each([
    ['no words', ' \u200b ', 'bad_answer'],
    ['a megabyte', 'x'.repeat(1_000_000), 'too_large'],
    ['501 letters', 'é'.repeat(501), 'too_large'],
  ])('with %s is refused', async (_, words, code) => {
    const here = await sitting(staffId)
    await expect(leaveNote(program.deps, { sitting: here, words })).rejects.toMatchObject({ code })
    expect(await program.deps.db.query.selectFrom('note').selectAll().execute()).toEqual([])
  })

  test('to nobody is refused', async () => {
    const here = await sitting(null)
    await expect(leaveNote(program.deps, { sitting: here, words: 'hello' })).rejects.toMatchObject({
      code: 'bad_answer',
    })
  })
})

describe('stopping', () => {
  test('cancels what waits and touches the phone first', async () => {
    program.statements.length = 0
    await stopTexts(program.deps, { contactId: patient.contactId, kind: 'stop', channel: 'page' })
    const writes = program.statements.filter((sql) => /^(insert|update|delete)/.test(sql))
    expect(writes[0]).toMatch(/^update "contact" set "touched"/)
    await stopTexts(program.deps, { contactId: patient.contactId, kind: 'stop', channel: 'page' })
    const events = await program.deps.db.query.selectFrom('consent_event').select('kind').execute()
    expect(events).toEqual([{ kind: 'texts_withdrawn' }])
  })

  test('starting gives no consent to somebody who never gave any', async () => {
    const { db } = program.deps
    await db.commit([db.query.updateTable('patient').set({ consented_at: null })])
    await stopTexts(program.deps, { contactId: patient.contactId, kind: 'stop', channel: 'sms' })
    const phone = await findContact(db, patient.contactId)
    await db.commit(await startWrites(program.deps, phone!, { channel: 'sms', at: program.clock.now() }))
    expect(await db.query.selectFrom('patient').select('consented_at').execute()).toEqual([
      { consented_at: null },
    ])
    expect(await db.query.selectFrom('consent_event').selectAll().execute()).toEqual([])
  })
})
