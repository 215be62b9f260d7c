// Stored texts are handled once and in order, on each database, also after a crash.
import { afterEach, describe, expect, test } from 'vitest'
import { handleStoredTexts } from '../../server/actions/handle-texts.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { insertInbound } from '../../server/db/inbound.ts'
import { DATABASES } from '../support/databases.ts'
import { saidPrivately } from '../support/held.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite, phone } from '../support/texting.ts'

const NUMBER = '+19255550142'
let program: TestProgram

afterEach(() => program.close())

/** As a crash right after the carrier's 200 leaves it. */
async function storeOnly(contactId: string, providerId: string, body: string): Promise<void> {
  const { db, sealer, newId, now } = program.deps
  const id = newId()
  await db.commit([
    insertInbound(db, {
      id,
      provider_id: providerId,
      contact_id: contactId,
      phone_index: await sealer.index('phone', NUMBER),
      body_sealed: await sealer.seal('inbound', 'body_sealed', id, body),
      state: 'stored',
      handled_as: null,
      claim: null,
      at: now(),
    }),
  ])
}

describe.each(DATABASES)('on $name', (database) => {
  test('a sealed answer, a note, a call and a stop leave the same rows', { timeout: 60_000 }, async () => {
    program = await openTestProgram({ database })
    const { db } = program.deps
    const staffId = await program.addStaff('Lourdes Peña')
    const patient = await program.addPatient({
      phone: NUMBER,
      caseManagerId: staffId,
      patient: { phone_said: 'own', sharing: 1 },
    })
    const invitationId = await invite(program, {
      ...patient,
      survey: 'pulse',
      aboutStaffId: staffId,
      facts: { trust: 1 },
    })
    const me = phone(program, NUMBER)
    for (const said of ['1', 'Sleep', '3']) await me.say(said)
    const racing = { providerId: 'SM-note', from: NUMBER, body: 'Thank you for Friday' }
    await Promise.all([1, 2, 3].map(() => receiveText(program.deps, racing)))
    for (const said of ['4', '5', '2', '7', '7', 'stop']) await me.say(said)
    await me.say('start')

    expect(await saidPrivately(program, invitationId)).toEqual({ T1: 4, T2: 5, T3: 2 })
    expect(await db.query.selectFrom('note').select('staff_id').execute()).toEqual([{ staff_id: staffId }])
    expect(await db.query.selectFrom('follow_up').select('kind').execute()).toEqual([{ kind: 'call' }])
    const journal = await db.query.selectFrom('suppression').select('kind').orderBy('id').execute()
    expect(journal.map(({ kind }) => kind)).toEqual(['stop', 'start'])
    const [contact] = await db.query.selectFrom('contact').select('state').execute()
    expect(contact).toEqual({ state: 'open' })
    expect(await db.query.selectFrom('must').selectAll().execute()).toEqual([])
    const left = await db.query.selectFrom('inbound').select('id').where('state', '=', 'stored').execute()
    expect(left).toEqual([])
  })
})

describe('after a crash', () => {
  async function begin() {
    program = await openTestProgram()
    const patient = await program.addPatient({ phone: NUMBER })
    const invitationId = await invite(program, { ...patient, survey: 'baseline' })
    return { ...patient, invitationId, me: phone(program, NUMBER) }
  }

  test('the tick handles what was stored, and its reply leaves', async () => {
    const { contactId, me } = await begin()
    await storeOnly(contactId, 'SM1', '1')
    expect(await handleStoredTexts(program.deps)).toEqual({ handled: 0, failed: 0 })
    program.clock.advance('PT1M')
    expect(await handleStoredTexts(program.deps)).toEqual({ handled: 1, failed: 0 })
    expect((await me.received()).at(-1)).toContain('Does anyone else use')
    expect(await handleStoredTexts(program.deps)).toEqual({ handled: 0, failed: 0 })
  })

  test('a later text is heard after the one before it', async () => {
    const { contactId, me } = await begin()
    await storeOnly(contactId, 'SM1', '1')
    program.clock.advance('PT1S')
    const replies = await me.say('2')
    // The 2 was written before the question was asked: it is no answer to it.
    expect(replies).toEqual([
      expect.stringContaining('Does anyone else use'),
      expect.stringContaining('just one number'),
    ])
    expect(await me.say('2')).toEqual([expect.stringContaining('What is one thing')])
  })

  test('a text that cannot be opened is logged without its words and holds up no other phone', async () => {
    const { contactId } = await begin()
    const { db } = program.deps
    await storeOnly(contactId, 'SM1', 'CANARY words')
    await db.commit([db.query.updateTable('inbound').set({ body_sealed: 'x.y.z' })])
    const other = await program.addPatient({ phone: '+19255550177' })
    await invite(program, { ...other, survey: 'baseline' })
    await storeOnly(other.contactId, 'SM2', '1')
    program.clock.advance('PT1M')
    expect(await handleStoredTexts(program.deps)).toEqual({ handled: 1, failed: 1 })
    expect(program.logged.join()).toContain('text.not_handled')
    expect(program.logged.join()).not.toContain('CANARY')
  })
})
