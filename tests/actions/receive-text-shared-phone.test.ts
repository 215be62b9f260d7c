// Two patients on one phone: nobody’s reply is taken for the other’s.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draftPlace } from '../../server/db/drafts.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite, type Phone } from '../support/texting.ts'
import { start, stateOf, type Start } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

describe('two patients on one phone', () => {
  async function share(): Promise<{ me: Phone; first: Start; second: string; other: Start['patient'] }> {
    const first = await start(program, { survey: 'baseline' })
    const other = await program.addPatient({ phone: '+19255550999' })
    await program.deps.db.commit([
      program.deps.db.query
        .updateTable('patient')
        .set({ contact_id: first.patient.contactId })
        .where('id', '=', other.patientId),
    ])
    program.clock.advance('P1DT1M')
    const second = await invite(program, { ...other, contactId: first.patient.contactId, survey: 'baseline' })
    return { me: first.phone, first, second, other: { ...other, contactId: first.patient.contactId } }
  }

  test('with both invited, a 1 opens neither', async () => {
    const { me, first, second } = await share()
    expect(await me.say('1')).toEqual([expect.stringContaining('more than one person gets our texts')])
    expect([await stateOf(program, first.invitationId), await stateOf(program, second)]).toEqual([
      'invited',
      'invited',
    ])
  })

  test('an answer after the other’s invitation goes to neither', async () => {
    const first = await start(program, { survey: 'baseline' })
    await first.phone.say('1')
    const other = await program.addPatient({ phone: '+19255550999' })
    const { db } = program.deps
    await db.commit([
      db.query
        .updateTable('patient')
        .set({ contact_id: first.patient.contactId })
        .where('id', '=', other.patientId),
    ])
    program.clock.advance('P1DT1M')
    await invite(program, { ...other, contactId: first.patient.contactId, survey: 'baseline' })
    expect(await first.phone.say('1')).toEqual([expect.stringContaining('more than one person')])
    const drafts = await db.query.selectFrom('draft').select('answers_sealed').execute()
    const opened = await program.deps.sealer.open(
      'draft',
      'answers_sealed',
      draftPlace(first.invitationId, 'phone'),
      drafts[0]?.answers_sealed ?? '',
    )
    expect(JSON.parse(opened)).toMatchObject({ answers: {} })
  })

  test('when one has finished, a 1 opens the other’s', async () => {
    const { me, first, second } = await share()
    const { db } = program.deps
    await db.commit([
      db.query.updateTable('invitation').set({ state: 'completed' }).where('id', '=', first.invitationId),
    ])
    expect(await me.say('1')).toEqual([expect.stringContaining('Does anyone else use')])
    expect(await stateOf(program, second)).toBe('started')
  })

  test('STOP is for both', async () => {
    const { me } = await share()
    await me.say('stop')
    const patients = await program.deps.db.query.selectFrom('patient').select('consented_at').execute()
    expect(patients).toEqual([{ consented_at: null }, { consented_at: null }])
  })
})
