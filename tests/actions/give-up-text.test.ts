// A text that cannot be handled is tried a few times, whatever becomes of the process, and then waits for a person.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { handleStoredTexts } from '../../server/actions/handle-texts.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import type * as replies from '../../server/core/conversation/read-reply.ts'
import type { Deps } from '../../server/deps.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestOptions, type TestProgram } from '../support/program.ts'
import { invite, phone } from '../support/texting.ts'
import { rows } from './conversation-setup.ts'

const NUMBER = '+19255550142'
const STUCK = 'a text that no rule gets to the end of'

/** As by a mistake in a rule. */
vi.mock('../../server/core/conversation/read-reply.ts', async (original) => {
  const real = await original<typeof replies>()
  const readReply: typeof real.readReply = (text, context) => {
    if (text.includes(STUCK)) throw new RangeError()
    return real.readReply(text, context)
  }
  return { ...real, readReply }
})

let program: TestProgram

afterEach(() => program.close())

async function begin(facts: { trust?: 0 | 1 } = {}, options: TestOptions = {}) {
  program = await openTestProgram(options)
  const staffId = await program.addStaff('Lourdes Peña')
  const patient = await program.addPatient({
    phone: NUMBER,
    caseManagerId: staffId,
    patient: { phone_said: 'own', sharing: 1 },
  })
  await invite(program, { ...patient, survey: 'pulse', aboutStaffId: staffId, facts })
  return { me: phone(program, NUMBER), staffId, ...patient }
}

async function ticks(times: number, deps: Deps = program.deps): Promise<void> {
  for (let beat = 0; beat < times; beat += 1) {
    program.clock.advance('PT1M')
    await handleStoredTexts(deps)
  }
}

const texts = async () =>
  (await rows(program, 'inbound'))
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .map(({ state, handled_as: as, tries }) => [state, as, tries])

async function calls(): Promise<unknown[]> {
  const owed = await rows(program, 'follow_up')
  return Promise.all(
    owed.map(async ({ id, kind, hidden_from_staff_id: hidden, words_sealed: sealed }) => ({
      kind,
      hidden,
      words:
        sealed && (await program.deps.sealer.open('follow_up', 'words_sealed', String(id), String(sealed))),
    })),
  )
}

describe.each(DATABASES)('on $name', (database) => {
  test(
    'after three tries a person reads it, and the texts after it are heard',
    { timeout: 180_000 },
    async () => {
      const { me, staffId } = await begin({}, { database })
      expect(await me.say(STUCK)).toEqual([])
      program.clock.advance('PT1S')
      expect(await me.say('1')).toEqual([])
      expect(await texts()).toEqual([
        ['stored', null, 2],
        ['stored', null, 1],
      ])
      await ticks(1)
      expect(await calls()).toEqual([])
      await ticks(1)
      expect(await texts()).toEqual([
        ['handled', 'given_up', 4],
        ['handled', expect.any(String), 2],
      ])
      expect(await calls()).toEqual([{ kind: 'words', hidden: staffId, words: STUCK }])
      const replies = await me.received()
      expect(replies.slice(-2)).toEqual([
        expect.stringContaining('will read this'),
        expect.stringContaining('What is one thing'),
      ])
      expect(await program.deps.db.query.selectFrom('must').selectAll().execute()).toEqual([])
    },
  )
})

test('it is never tried again, however often the program starts and ticks', async () => {
  const { me } = await begin()
  await me.say(STUCK)
  await ticks(20)
  expect(await texts()).toEqual([['handled', 'given_up', 4]])
  expect(program.logged.filter((line) => line.includes('text.not_handled'))).toHaveLength(3)
  expect(program.logged.filter((line) => line.includes('text.given_up'))).toHaveLength(1)
  expect(program.logged.join()).not.toContain('no rule')
})

/** A process that ends while it opens the words of a text: nothing after that is done, not even what follows a failure. */
async function dies(): Promise<void> {
  program.clock.advance('PT1M')
  await new Promise<void>((died) => {
    const { deps } = program
    const open = () => {
      died()
      return new Promise<never>(() => {})
    }
    void handleStoredTexts({ ...deps, sealer: { ...deps.sealer, open } })
  })
}

describe('a text that ends the process', () => {
  test('counts before it is tried', async () => {
    const { me } = await begin()
    await me.say(STUCK)
    await dies()
    await dies()
    expect(await texts()).toEqual([['stored', null, 3]])
    await ticks(1)
    expect(await texts()).toEqual([['handled', 'given_up', 4]])
    expect(await calls()).toMatchObject([{ kind: 'words', words: STUCK }])
  })

  test('also while its words are passed on: then a call alone is owed', async () => {
    const { me, staffId } = await begin()
    await me.say(STUCK)
    for (let times = 0; times < 3; times += 1) await dies()
    expect(await texts()).toEqual([['stored', null, 4]])
    await ticks(1)
    expect(await texts()).toEqual([['handled', 'given_up', 5]])
    expect(await calls()).toEqual([{ kind: 'words', hidden: staffId, words: null }])
  })
})

test('words that may answer a sealed question are passed on to nobody', async () => {
  const { me, staffId } = await begin({ trust: 1 })
  for (const said of ['1', 'Sleep', '3', '1']) await me.say(said)
  await me.say(`4, ${STUCK}`)
  await ticks(4)
  expect(await calls()).toEqual([{ kind: 'words', hidden: staffId, words: null }])
  const given = (await rows(program, 'inbound')).find(({ handled_as: as }) => as === 'given_up')
  expect(given).toMatchObject({ body_sealed: null })
  expect((await me.received()).at(-1)).not.toContain('will read this')
})

test('where nobody reads, the sender is told so, and nothing is owed', async () => {
  const { me } = await begin()
  await program.deps.db.commit([program.deps.db.query.updateTable('program').set({ safety_staffed: 0 })])
  await me.say(STUCK)
  await ticks(4)
  expect(await texts()).toEqual([['handled', 'given_up', 4]])
  expect(await calls()).toEqual([])
  expect((await me.received()).at(-1)).toContain('obody reads')
})

test('a stop that cannot be handled stops all the same, also where not even the interview can be read', async () => {
  const { me } = await begin()
  const { deps, clock } = program
  const interview = () => {
    throw new RangeError()
  }
  const broken = { ...deps, surveys: { ...deps.surveys, interview } }
  await me.say('1')
  await receiveText(broken, { providerId: 'SM1', from: NUMBER, body: 'STOP' })
  await ticks(2, broken)
  expect((await rows(program, 'suppression')).map(({ kind }) => kind)).toEqual([])
  const said = clock.now()
  await ticks(1, broken)
  expect(await texts()).toContainEqual(['handled', 'given_up', 4])
  expect(await calls()).toEqual([{ kind: 'words', hidden: expect.any(String), words: null }])
  const [stop, ...more] = await rows(program, 'suppression')
  expect([stop?.['kind'], more]).toEqual(['stop', []])
  expect(String(stop?.['at']) < said).toBe(true)
  expect(await me.say('hello')).toEqual([])
})

test('a stopped phone is told nothing', async () => {
  const { me } = await begin()
  await me.say('stop')
  const before = (await me.received()).length
  await me.say(STUCK)
  await ticks(4)
  expect(await calls()).toMatchObject([{ kind: 'words', words: STUCK }])
  expect(await me.received()).toHaveLength(before)
})

test('many deliveries at once are no tries that failed: nothing is given up while somebody may be at work on it', async () => {
  const { me } = await begin()
  const said = ['1', '3', 'My own place', 'stop'].map((body, at) => ({
    providerId: `SM${at}`,
    from: NUMBER,
    body,
  }))
  await Promise.all([...said, ...said, ...said].map((text) => receiveText(program.deps, text)))
  await ticks(2)
  expect((await texts()).map(([state]) => state)).toEqual(said.map(() => 'handled'))
  expect(program.logged.join()).not.toContain('text.given_up')
  expect(await calls()).toEqual([])
  expect((await me.received()).length).toBeGreaterThan(0)
})

test('a stranger’s text that no rule gets to the end of is stored all the same', async () => {
  await begin()
  await receiveText(program.deps, { providerId: 'SM9', from: '+19255550199', body: STUCK })
  expect(await texts()).toEqual([['handled', 'unknown_number', 0]])
})
