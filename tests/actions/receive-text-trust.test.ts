// Questions about trust by text: sealed on the patient’s own phone, behind a link on every other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { InterviewFacts } from '../../server/core/question.ts'
import { openBrowser } from '../channels/page-setup.ts'
import { saidPrivately } from '../support/held.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { rows, start, stateOf } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

describe('a pulse in a trust month', () => {
  const own = { phone_said: 'own', sharing: 1 } as const

  async function atTrust(facts: Partial<InterviewFacts> = { trust: 1 }) {
    const started = await start(program, { survey: 'pulse', facts }, own)
    for (const said of ['1', '9', '3']) await started.phone.say(said)
    return started
  }

  test('ends the open part before the note, keeps private answers sealed and nowhere else', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, own)
    expect(await me.say('1')).toEqual([expect.stringContaining('What is one thing that would be a success')])
    expect(await me.say('Sleep through the night')).toEqual([
      expect.stringContaining('was there anything you would call a success'),
    ])
    expect(await stateOf(program, invitationId)).toBe('started')
    expect(await me.say('2')).toEqual([
      expect.stringMatching(/^Want to tell Lourdes something\?.*Or reply 1 to go on: Lourdes can't see/),
    ])
    expect(await stateOf(program, invitationId)).toBe('completed')
    expect((await rows(program, 'answer')).map(({ item }) => item)).toEqual(['P2'])
    const noteless = await rows(program, 'audit')
    expect(await me.say('1')).toEqual([
      expect.stringMatching(/^Next 3 are about Lourdes.*Words go to our team, never to Lourdes\.$/),
      expect.stringContaining('How much do you trust Lourdes now?'),
    ])
    expect(await me.say('4 she tries', 'SM-trust-1')).toEqual([
      expect.stringContaining('How often does Lourdes listen'),
    ])
    expect(await me.say('3 or 4', 'SM-trust-2')).toEqual([expect.stringContaining('just one number')])
    expect(await me.say('3', 'SM-trust-3')).toEqual([expect.stringContaining('do what they say they will')])
    expect(await me.say('9', 'SM-trust-4')).toEqual([
      expect.stringContaining('having a different worker'),
      expect.stringContaining('Reply 7'),
    ])

    expect(await saidPrivately(program, invitationId)).toEqual({ T1: 4, T2: 3, T3: 9 })
    const inbound = (await rows(program, 'inbound')).filter(({ provider_id }) =>
      String(provider_id).startsWith('SM-trust'),
    )
    expect(inbound.map(({ body_sealed, handled_as, state }) => [body_sealed, handled_as, state])).toEqual(
      Array.from({ length: 4 }, () => [null, 'answer', 'handled']),
    )
    expect(await rows(program, 'audit')).toEqual(noteless)
    expect(await rows(program, 'follow_up')).toEqual([])
    const outbox = await rows(program, 'outbox')
    expect(outbox.filter(({ sealed: is }) => is === 1).map(({ parameters }) => parameters)).toEqual(
      Array.from({ length: 4 }, () => '{}'),
    )
    const everywhere = JSON.stringify([
      outbox,
      await rows(program, 'audit'),
      await rows(program, 'inbound'),
      program.logged,
    ])
    expect(everywhere).not.toMatch(/"T[123]\b|T[123]\\"/)
  })

  test('no text that came or was answered stands in the log', async () => {
    await (await atTrust()).phone.say('1')
    const told = (await rows(program, 'audit')).map(({ action, subject_kind }) => [subject_kind, action])
    expect(told.filter(([subject]) => subject === 'inbound')).toEqual([])
    expect(told.filter(([subject]) => subject === 'outbox')).toEqual([
      ['outbox', 'text.attempted'],
      ['outbox', 'text.accepted'],
    ])
  })

  test('the carrier’s copy of a sealed reply is erased, of an open one it stays', async () => {
    const { phone: me } = await atTrust()
    for (const said of ['1', '5 CANARY', '1 CANARY', '2', '7']) await me.say(said)
    const bodies = await program.deps.db.query
      .selectFrom('phone_message')
      .select('body')
      .where('direction', '=', 'from_patient')
      .orderBy('id')
      .execute()
    expect(bodies.map(({ body }) => body)).toEqual(['1', '9', '3', '1', '', '', '', ''])
  })

  test('what is kept of later texts is the same in a month without them', async () => {
    const kept = async (trust: 0 | 1) => {
      const { phone: me } = await atTrust({ trust, hasGoal: 1 })
      for (const said of trust ? ['9', '1', '4', '4', '4'] : ['9', '1']) await me.say(said)
      await me.say('call my sister at 5', 'SM-late')
      const late = (await rows(program, 'inbound')).find(({ provider_id }) => provider_id === 'SM-late')
      return [late?.['body_sealed'], (await rows(program, 'follow_up')).length]
    }
    const asked = await kept(1)
    await program.close()
    program = await openTestProgram()
    expect(await kept(0)).toEqual(asked)
  })

  test('words of danger beside a sealed answer reach a person without the answer', async () => {
    const { phone: me, staffId } = await atTrust()
    await me.say('1')
    expect(await me.say('2 I want to kill myself')).toEqual([
      expect.stringContaining('Call or text 988 any time'),
    ])
    expect(await rows(program, 'follow_up')).toMatchObject([
      { kind: 'crisis', words_sealed: null, hidden_from_staff_id: staffId },
    ])
    expect(await me.say('1')).toEqual([
      expect.stringContaining('A person from our team will get in touch'),
      expect.stringContaining('How often does Lourdes listen'),
    ])
  })

  test('words at a private question go to the reading list, by the day alone, and the question is asked again', async () => {
    const { phone: me, staffId, invitationId, patient } = await atTrust()
    await me.say('1')
    program.clock.advance('PT3H')
    expect(await me.say('Somebody reads my letters, it scares my boys')).toEqual([
      expect.stringContaining('just one number'),
    ])
    const [row, ...more] = await rows(program, 'follow_up')
    expect(more).toEqual([])
    // Midnight in Los Angeles.
    expect(row).toMatchObject({
      kind: 'words',
      patient_id: patient.patientId,
      hidden_from_staff_id: staffId,
      created_at: '2026-11-24T08:00:00.000Z',
    })
    const { sealer } = program.deps
    expect(
      await sealer.open('follow_up', 'words_sealed', String(row?.['id']), String(row?.['words_sealed'])),
    ).toBe('Somebody reads my letters, it scares my boys')
    const asked = (await rows(program, 'audit')).filter(({ action }) => action === 'person.asked_for')
    expect(asked.map(({ at }) => at)).toEqual(['2026-11-24T08:00:00.000Z'])
    expect(await me.say('4')).toEqual([expect.stringContaining('How often does Lourdes listen')])
    expect(await saidPrivately(program, invitationId)).toEqual({ T1: 4 })
  })

  test.each([
    '3 or 4',
    'three or four I guess',
    'not at all. why do you ask',
    'between 2 and 3 when the rent is due',
    'tres o cuatro creo',
  ])('words that may hold the answer ("%s") are passed on to nobody', async (said) => {
    const { phone: me } = await atTrust()
    for (const body of ['1', said]) await me.say(body)
    expect(await rows(program, 'follow_up')).toEqual([])
  })

  test('behind that link the private questions wait for whoever opens it first, alike in every month', async () => {
    const doors: string[] = []
    for (const trust of [1, 0] as const) {
      await program.close()
      program = await openTestProgram()
      const facts = { trust, hasGoal: 0 } as const
      const who = { phone_kind: 'shared', phone_said: 'own' } as const
      const { phone: me, invitationId } = await start(program, { survey: 'pulse', facts }, who)
      for (const said of ['1', 'Sleep', '3']) await me.say(said)
      const [, token = ''] = /\/s\/(\S{22})/.exec((await me.received()).at(-2) ?? '') ?? []
      doors.push((await openBrowser(program).get(`/s/${token}`)).html.replaceAll(token, ''))
      if (trust === 0) continue
      const browser = openBrowser(program)
      await browser.get(`/s/${token}`)
      expect((await browser.post(`/s/${token}`, { offer: 'begin' })).html).toContain('name="T1"')
      await browser.answer(token, { T1: '4', T2: '3', T3: '2' })
      expect(await saidPrivately(program, invitationId)).toEqual({ T1: 4, T2: 3, T3: 2 })
    }
    expect(doors[1]).toBe(doors[0])
  })

  test.each([
    ['shared by what the file says', { phone_kind: 'shared', phone_said: 'own' } as const],
    ['of the program', { phone_kind: 'program', phone_said: 'own' } as const],
    ['shared by what the patient said', { phone_said: 'shared' } as const],
    ['not yet called their own', {}],
  ])('a phone %s is closed with the link in every month, and with no name', async (_, who) => {
    const closings: string[][] = []
    for (const trust of [1, 0] as const) {
      await program.close()
      program = await openTestProgram()
      const facts = { trust, hasGoal: 1 } as const
      const { phone: me, invitationId } = await start(program, { survey: 'pulse', facts }, who)
      for (const said of ['1', '3']) await me.say(said)
      let came: string[] = []
      for (const said of ['2', '9', '9']) if (!came.join().includes('private')) came = await me.say(said)
      closings.push(came)
      expect(await stateOf(program, invitationId)).toBe('completed')
      expect((await me.received()).join(' ')).not.toMatch(/Lourdes|trust|Get my own place/)
      expect(await me.say('7')).toEqual([expect.stringContaining('will call you')])
    }
    expect(closings[0]).toEqual([
      expect.stringMatching(/^Orchard: private questions, if any are left, .*\/s\/.{22} You can delete/),
      expect.stringContaining('Reply 7'),
    ])
    expect(closings[1]?.map((body) => body.replace(/\/s\/.{22}/, ''))).toEqual(
      closings[0]?.map((body) => body.replace(/\/s\/.{22}/, '')),
    )
  })
})
