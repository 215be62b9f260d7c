// Texts that end, pause or resume texting, or that ask for a person: heard whatever was asked.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { invite } from '../support/texting.ts'
import { contactState, rows, start, stateOf } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

describe('STOP', () => {
  test.each(['STOP', 'alto', 'Unsubscribe', '🛑'])(
    '%s ends every later text, without a word',
    async (word) => {
      const { phone: me, patient, invitationId } = await start(program, { survey: 'baseline' })
      await me.say('1')
      expect(await me.say(word)).toEqual([])
      expect(await contactState(program)).toBe('stopped')
      expect(await stateOf(program, invitationId)).toBe('stopped')
      const consents = await program.deps.db.query.selectFrom('consent_event').selectAll().execute()
      expect(consents).toMatchObject([
        { patient_id: patient.patientId, kind: 'texts_withdrawn', channel: 'sms' },
      ])
      await invite(program, { ...patient, survey: 'pulse' })
      expect(await me.say('1')).toEqual([])
      expect(await me.say('hello?')).toEqual([])
      expect(await me.received()).toHaveLength(2)
      expect(await rows(program, 'follow_up')).toEqual([])
    },
  )

  test('START brings consent back and the schedule with it', async () => {
    const { phone: me, patient } = await start(program, { survey: 'baseline' })
    await me.say('stop')
    const consent = () =>
      program.deps.db.query
        .selectFrom('patient')
        .select('consented_at')
        .where('id', '=', patient.patientId)
        .executeTakeFirst()
    expect(await consent()).toEqual({ consented_at: null })
    expect(await me.say('START')).toEqual([expect.stringContaining('welcome back')])
    expect(await contactState(program)).toBe('open')
    expect(await consent()).toEqual({ consented_at: program.clock.now() })
    const enrolment = await program.deps.db.query
      .selectFrom('enrolment')
      .select('next_due_on')
      .executeTakeFirst()
    expect(enrolment).toEqual({ next_due_on: '2026-11-24' })
    const journal = await program.deps.db.query
      .selectFrom('suppression')
      .select('kind')
      .orderBy('id')
      .execute()
    expect(journal.map(({ kind }) => kind)).toEqual(['stop', 'start'])
  })

  test('"Quit" in answer to a question in own words stops, and a person asks what was meant', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('Quit')).toEqual([])
    expect(await contactState(program)).toBe('stopped')
    expect(await rows(program, 'follow_up')).toMatchObject([{ kind: 'stop_word', state: 'open' }])
  })

  test('a phrase pauses and a person looks; the link still works', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'baseline' }, { language: 'es' })
    await me.say('1')
    expect(await me.say('por favor no me manden más mensajes')).toEqual([])
    expect(await contactState(program)).toBe('paused')
    expect(await rows(program, 'follow_up')).toMatchObject([
      { kind: 'pause_phrase', due_at: '2026-11-26T01:00:00.000Z' },
    ])
    expect(await stateOf(program, invitationId)).toBe('started')
    expect(await me.say('1')).toEqual([])
    expect(await me.say('start')).toEqual([expect.stringContaining('gracias por volver')])
  })

  test('a plan to stop something else is an answer', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('I want to stop drinking')).toEqual([expect.stringContaining('small step')])
    expect(await contactState(program)).toBe('open')
  })

  test('a wrong number is let go with its links', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'baseline' })
    expect(await me.say('sorry you have the wrong number')).toEqual([])
    expect(await contactState(program)).toBe('unlinked')
    expect(await stateOf(program, invitationId)).toBe('stopped')
    expect(await rows(program, 'follow_up')).toMatchObject([{ kind: 'wrong_number' }])
    expect(await me.say('START')).toEqual([])
    expect(await contactState(program)).toBe('unlinked')
  })
})

describe('asking for a person', () => {
  test('7 and 6 are heard in the middle of a question, which stays open', async () => {
    const { phone: me, staffId } = await start(program, { survey: 'baseline' })
    await me.say('1')
    expect(await me.say('7')).toEqual([expect.stringContaining('not your worker, will call you')])
    expect(await me.say('6')).toEqual([expect.stringContaining('Your worker is not told')])
    expect(await me.say('7')).toHaveLength(1)
    expect(await me.say('2')).toEqual([expect.stringContaining('What is one thing')])
    const followUps = await rows(program, 'follow_up')
    expect(followUps.map(({ kind, hidden_from_staff_id }) => [kind, hidden_from_staff_id])).toEqual([
      ['call', staffId],
      ['change_worker', staffId],
    ])
  })

  test('danger on a phone that is not the patient’s own gets the closing, and the questions go on', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' })
    for (const said of ['1', '2']) await me.say(said)
    expect(await me.say('I want to die')).toEqual([
      expect.stringContaining('988. Danger: 911'),
      expect.stringContaining('small step'),
    ])
    expect(await rows(program, 'follow_up')).toMatchObject([{ kind: 'crisis' }])
  })

  test('danger where nothing is open is heard too, even from a stopped phone', async () => {
    const { phone: me } = await start(program, { survey: 'baseline' }, { phone_said: 'own' })
    await me.say('STOP')
    expect(await me.say('no quiero vivir')).toEqual([])
    const [followUp] = await rows(program, 'follow_up')
    expect(followUp).toMatchObject({ kind: 'crisis' })
    expect(
      await program.deps.sealer.open(
        'follow_up',
        'words_sealed',
        String(followUp?.['id']),
        String(followUp?.['words_sealed']),
      ),
    ).toBe('no quiero vivir')
  })
})
