// Questions about trust by text: sealed on the patient’s own phone, behind a link on every other.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { rows, start, stateOf } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

describe('a pulse in a trust month', () => {
  const own = { phone_said: 'own', sharing: 1 } as const

  test('keeps sealed answers in their own table and nowhere else', async () => {
    const { phone: me, invitationId } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, own)
    expect(await me.say('1')).toEqual([expect.stringContaining('What is one thing that would be a success')])
    expect(await me.say('Sleep through the night')).toEqual([
      expect.stringContaining('was there anything you would call a success'),
    ])
    const block = await me.say('2')
    expect(block).toEqual([
      expect.stringMatching(/^Next 3 are about Lourdes.*Words go to our team, never to Lourdes\.$/),
      expect.stringContaining('How much do you trust Lourdes now?'),
    ])
    expect(await me.say('4 she tries', 'SM-trust-1')).toEqual([
      expect.stringContaining('How often does Lourdes listen'),
    ])
    expect(await me.say('3 or 4', 'SM-trust-2')).toEqual([expect.stringContaining('just one number')])
    expect(await me.say('3', 'SM-trust-3')).toEqual([expect.stringContaining('do what they say they will')])
    expect(await me.say('9', 'SM-trust-4')).toEqual([
      expect.stringContaining('Want to tell Lourdes something?'),
    ])
    expect(await stateOf(program, invitationId)).toBe('completed')

    const sealed = (await rows(program, 'sealed_answer')).filter(({ kind }) => kind === 'answer')
    expect(sealed.map(({ item, value, mode }) => [item, value, mode]).toSorted()).toEqual([
      ['T1', 4, 'sms'],
      ['T2', 3, 'sms'],
      ['T3', 9, 'sms'],
    ])
    const inbound = (await rows(program, 'inbound')).filter(({ provider_id }) =>
      String(provider_id).startsWith('SM-trust'),
    )
    expect(inbound.map(({ body_sealed, handled_as, state }) => [body_sealed, handled_as, state])).toEqual(
      Array.from({ length: 4 }, () => [null, 'answer', 'handled']),
    )
    expect((await rows(program, 'answer')).map(({ item }) => item)).toEqual(['P2'])
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

  test('the carrier’s copy of a sealed reply is erased, of an open one it stays', async () => {
    const { phone: me } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, own)
    for (const said of ['1', '9', '3', '5 CANARY', '1 CANARY', '2', '9', '7']) await me.say(said)
    const bodies = await program.deps.db.query
      .selectFrom('phone_message')
      .select('body')
      .where('direction', '=', 'from_patient')
      .orderBy('id')
      .execute()
    expect(bodies.map(({ body }) => body)).toEqual(['1', '9', '3', '', '', '', '9', ''])
  })

  test('words of danger beside a sealed answer reach a person without the answer', async () => {
    const { phone: me, staffId } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, own)
    for (const said of ['1', '9', '3']) await me.say(said)
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
    expect((await rows(program, 'sealed_answer')).map(({ item, value }) => [item, value])).toEqual([
      ['T1', 2],
    ])
  })

  test.each([
    ['shared by what the file says', { phone_kind: 'shared', phone_said: 'own' } as const],
    ['shared by what the patient said', { phone_said: 'shared' } as const],
    ['not yet called their own', {}],
  ])('a phone %s gets one link, no name and no sealed question', async (_, who) => {
    const { phone: me, invitationId } = await start(program, { survey: 'pulse', facts: { trust: 1 } }, who)
    await me.say('1')
    await me.say('Get my own place')
    expect(await me.say('2')).toEqual([
      expect.stringMatching(
        /^Orchard: 3 last questions are private.*https:\/\/say\.example\/s\/.{22} You can delete/,
      ),
      expect.stringContaining('Reply 7'),
    ])
    expect(await stateOf(program, invitationId)).toBe('started')
    expect((await me.received()).join(' ')).not.toMatch(/Lourdes|trust|Get my own place/)
    expect(await me.say('7')).toEqual([expect.stringContaining('will call you')])
  })
})
