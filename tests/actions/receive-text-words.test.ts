// Texts that answer nothing: a person reads them where there is one, and else the sender is told that nobody does.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { rows, start, type Start } from './conversation-setup.ts'

let program: TestProgram

beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const unstaffed = () =>
  program.deps.db.commit([program.deps.db.query.updateTable('program').set({ safety_staffed: 0 })])

async function waiting() {
  const calls = await rows(program, 'follow_up')
  return Promise.all(
    calls.map(async ({ id, kind, patient_id: patientId, words_sealed: sealed, ...call }) => ({
      kind,
      patientId,
      hidden: call['hidden_from_staff_id'],
      due: call['due_at'],
      words:
        sealed && (await program.deps.sealer.open('follow_up', 'words_sealed', String(id), String(sealed))),
    })),
  )
}

/** A patient whose invitation is over, on a phone of their own. */
async function over(): Promise<Start> {
  const begun = await start(program, { survey: 'pulse' }, { phone_said: 'own' })
  program.clock.advance('P15D')
  return begun
}

describe('with nothing open', () => {
  test('words wait for a person, in one row to which later ones are added, and the sender is told once', async () => {
    const { patient, staffId, phone: me } = await over()
    const [said, ...more] = await me.say('My landlord put a paper on the door')
    expect(said).toContain(
      'someone from our team, not your worker, will read this by the end of the next working day',
    )
    expect([more, await me.say('It says ten days'), await me.say('It says ten days')]).toEqual([[], [], []])
    expect(await waiting()).toEqual([
      {
        kind: 'words',
        patientId: patient.patientId,
        hidden: staffId,
        // The next business day after Wednesday 9 December.
        due: expect.stringMatching(/^2026-12-1[01]T0\d:00:00\.000Z$/),
        words: 'My landlord put a paper on the door\nIt says ten days',
      },
    ])
  })

  test('once somebody took them up, later words have a row of their own', async () => {
    const { phone: me } = await over()
    await me.say('My landlord put a paper on the door')
    await program.deps.db.commit([program.deps.db.query.updateTable('follow_up').set({ state: 'taken' })])
    await me.say('He changed the lock')
    expect((await waiting()).map(({ words }) => words)).toEqual([
      'My landlord put a paper on the door',
      'He changed the lock',
    ])
  })

  test.each([
    'ok',
    'Thank you so much!',
    '👍👍',
    '4',
    'jaja gracias',
    'hi',
    "I'm driving, I'll call you later",
  ])('there is nothing to read in %s', async (body) => {
    const { phone: me } = await over()
    await me.say(body)
    expect(await waiting()).toEqual([])
  })

  test('what may answer a sealed question is passed on to nobody', async () => {
    const { phone: me } = await start(
      program,
      { survey: 'pulse', facts: { trust: 1 }, row: {} },
      { phone_said: 'own' },
    )
    for (const said of ['1', '9', '9']) await me.say(said)
    program.clock.advance('P15D')
    for (const said of ['five I mean 5 she is great', 'a lot', 'Completely', 'I trust her completely'])
      await me.say(said)
    expect(await waiting()).toEqual([])
    await me.say('The heat is off since Sunday')
    expect((await waiting()).map(({ words }) => words)).toEqual(['The heat is off since Sunday'])
  })

  test('on a phone of several, they wait for each, and no name is guessed', async () => {
    const { patient, phone: me } = await over()
    const second = await program.addPatient({ phone: '+19255550143' })
    await program.deps.db.commit([
      program.deps.db.query
        .updateTable('patient')
        .set({ contact_id: patient.contactId })
        .where('id', '=', second.patientId),
    ])
    const came = await me.say('The heat is off since Sunday')
    expect(came.join()).not.toMatch(/Lourdes|Rosa/)
    expect((await waiting()).map(({ patientId, words }) => [patientId, words]).sort()).toEqual(
      [patient.patientId, second.patientId].map((id) => [id, 'The heat is off since Sunday']).sort(),
    )
  })

  test('a worker accused there is a call hidden from them, from a stopped phone too', async () => {
    const { staffId, phone: me } = await over()
    const [said = ''] = await me.say('my case manager stole my check')
    expect(said).toContain('Somebody other than your worker will read this and call you')
    await me.say('STOP')
    expect(await me.say('my worker yelled at me for telling')).toEqual([])
    // As soon as danger: it is a Wednesday, and somebody is there.
    expect((await waiting()).map(({ due }) => due)).toEqual(Array(2).fill('2026-12-09T18:15:00.000Z'))
    expect((await waiting()).map(({ kind, hidden, words }) => [kind, hidden, words])).toEqual([
      ['allegation', staffId, 'my case manager stole my check'],
      ['allegation', staffId, 'my worker yelled at me for telling'],
    ])
  })
})

test('with questions waiting, words are read and the way to begin is told', async () => {
  const { phone: me } = await start(program, { survey: 'pulse' })
  expect((await me.say('who do I ask about my bus pass')).join()).toContain(
    'to start our questions here, reply 1',
  )
  expect((await waiting()).map(({ kind, words }) => [kind, words])).toEqual([
    ['words', 'who do I ask about my bus pass'],
  ])
  expect((await me.say('1')).length).toBeGreaterThan(0)
})

describe('where nobody reads', () => {
  beforeEach(unstaffed)

  test('nothing waits for anybody, and the sender is told so once, with whom to call', async () => {
    const { phone: me } = await over()
    const [said = '', ...more] = await me.say('My landlord put a paper on the door')
    expect(said).toMatch(/nobody reads texts sent to this number.*Reply 7.*988.*911/)
    expect([more, await me.say('It says ten days'), await waiting()]).toEqual([[], [], []])
  })

  test('the same comes before the way to begin', async () => {
    const { phone: me } = await start(program, { survey: 'pulse' })
    const came = await me.say('who do I ask about my bus pass')
    expect(came).toEqual([
      expect.stringContaining('nobody reads texts sent to this number'),
      expect.stringContaining('reply 1'),
    ])
  })

  test('words of danger, an accusation and a call asked for still reach a person', async () => {
    const { phone: me } = await over()
    for (const body of ['i want to die', 'my worker hit me', '7']) await me.say(body)
    expect((await waiting()).map(({ kind }) => kind)).toEqual(['crisis', 'allegation', 'call'])
  })
})

test('two phones that answer each other by themselves stop at one reply', async () => {
  const { phone: me } = await over()
  const replies = []
  for (let turn = 0; turn < 12; turn += 1) replies.push(...(await me.say('This mailbox is not monitored.')))
  expect(replies).toHaveLength(1)
  expect(await waiting()).toHaveLength(1)
})
