// A file of the version before, with interviews in every state, is opened and sealed anew while its patients go on: they
// go on where they were, what was published stays, and every private answer counts once.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { readBlocks } from '../../server/actions/sealed-blocks.ts'
import { makeOldDatabase, type OldPerson } from '../support/old-database.ts'
import { openUpgraded, type Upgraded } from './upgraded.ts'

const folder = mkdtempSync(join(tmpdir(), 'sayso-upgrade-'))
const FILE = join(folder, 'program.sqlite')
const OPEN = { P1: 3, P2: 2 }
const RELEASE = '019bbbbb-0000-7000-8000-ffffffffffff'
const TRUST = { T1: 4, T2: 5, T3: 3 }

let program: Upgraded
/** Ids of all that was stored in clear. */
let clear: readonly string[] = []
/** Those of them that were in the file or its journal afterwards. */
let left: readonly string[] = []
const people: Record<string, OldPerson> = {}
const figures: unknown[] = []

beforeAll(async () => {
  const old = await makeOldDatabase(FILE)
  const interviews = {
    page: { draft: OPEN, sealed: { T1: 1 }, unsentSealed: true, cookie: 'page-cookie' },
    halfway: { draft: { P1: 3 }, cookie: 'halfway-cookie', said: 'shared' },
    kept: { draft: { P1: 3 }, unsent: ['P1'], cookie: 'kept-cookie' },
    texted: { draft: { P1: 3 }, mode: 'sms', awaiting: 'P2' },
    textedOn: { draft: OPEN, mode: 'sms', sealed: { T1: 4 }, awaiting: 'T2' },
    textedLink: {
      draft: OPEN,
      mode: 'sms',
      said: 'shared',
      awaiting: 'private',
      text: { template: 'trustLink', kind: 'reply' },
    },
    note: { sealed: TRUST, mode: 'sms', awaiting: 'note' },
    tablet: { draft: { P1: 3 }, mode: 'kiosk', tablet: 'tablet-token' },
    tabletOn: { draft: OPEN, mode: 'kiosk', sealed: { T1: 2 }, tablet: 'tablet-on-token' },
    helped: {
      draft: OPEN,
      mode: 'kiosk',
      helped: true,
      tablet: 'helped-token',
      text: { template: 'privateLink', kind: 'ours' },
    },
    done: { sealed: { T1: 5, T2: 5, T3: 5 }, said: 'shared' },
    counted: { sealed: TRUST, storedAt: '2026-05-20T18:00:00.000Z', expiresAt: '2026-05-30T18:00:00.000Z' },
    held: { sealed: { T1: 8 }, storedAt: '2026-08-20T18:00:00.000Z', expiresAt: '2026-08-30T18:00:00.000Z' },
    left: { draft: OPEN, sealed: { T1: 3, T2: 3 } },
    stopped: { draft: OPEN, sealed: { T1: 1 }, state: 'stopped' },
  } as const
  for (const [name, asked] of Object.entries(interviews)) people[name] = await old.addInterview(asked)
  const closed = { level: 'program', cell: 'program', closed_at: '2026-10-02T18:00:00.000Z' }
  await old.put('release', {
    id: RELEASE,
    ...closed,
    from_quarter: '2026-Q1',
    to_quarter: '2026-Q2',
    state: 'published',
  })
  await old.put('release', {
    id: old.newId(),
    ...closed,
    from_quarter: '2026-Q3',
    to_quarter: '2026-Q3',
    state: 'held',
    thirds: 1,
  })
  const figure = { scale: 'trust-3', measure: 'mean', n_low: 11, n_high: 19, value: 90_000, open_end: 'high' }
  await old.put('release_figure', { id: old.newId(), release_id: RELEASE, ...figure })
  clear = old.clear
  await old.close()
  expect(clear.filter((id) => bytes().includes(id))).toHaveLength(clear.length)
  program = await openUpgraded(FILE)
  figures.push(...(await program.rows('SELECT * FROM release_figure')))
  await program.beats()
  left = clear.filter((id) => bytes().includes(id))
}, 60_000)
afterAll(async () => {
  await program.deps().db.close()
  rmSync(folder, { recursive: true, force: true })
})

const person = (name: string) => people[name]!
/** What the file and its journal hold, byte for byte. */
const bytes = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n')

const said = async (name: string) =>
  (await readSealedPart(program.deps(), person(name).invitationId))?.body.answers

test('nothing of a private answer is left in clear, and the file is whole', async () => {
  expect(left).toEqual([])
  expect(await program.rows('SELECT id FROM sealed_answer UNION ALL SELECT id FROM score')).toEqual([])
  expect(await program.rows("SELECT awaiting FROM conversation WHERE awaiting GLOB '*T[0-9]*'")).toEqual([])
  expect(await program.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(await program.rows('PRAGMA foreign_key_check')).toEqual([])
  expect(program.logged).toEqual(['info reseal.cleaning', 'info reseal.done'])
})

test('whoever was at the private questions of a page answers them', async () => {
  const own = program.browser(person('page'), 'page-cookie')
  expect(await own.get()).toContain('name="T3"')
  expect(await own.send({ T1: '5', T2: '4', T3: '4' })).not.toContain('id="answers"')
  expect(await said('page')).toEqual({ T1: 5, T2: 4, T3: 4 })
  expect(await program.browser(person('page'), null).get()).not.toContain('id="answers"')
})

test('whoever was half-way goes on to the end, also on a phone that others use', async () => {
  const own = program.browser(person('halfway'), 'halfway-cookie')
  expect(await own.get()).toContain('name="P2"')
  await own.send({ P2: '2' })
  expect(await own.send({ offer: 'pass' })).toContain('name="T3"')
  await own.send({ T1: '1', T2: '1', T3: '2' })
  expect(await said('halfway')).toEqual({ T1: 1, T2: 1, T3: 2 })
  expect(await program.browser(person('kept'), 'kept-cookie').get()).toMatch(
    /name="P1" value="3"[^>]*checked/,
  )
})

test('a conversation by text goes on with its next question, open or private', async () => {
  expect(await program.texts(person('texted')).say('2')).toEqual([
    expect.stringContaining('Want to tell Ana something?'),
  ])
  expect(await program.texts(person('textedOn')).say('3')).toEqual([
    expect.stringContaining('do what they say'),
  ])
  await program.texts(person('textedOn')).say('2')
  expect(await said('textedOn')).toEqual({ T1: 4, T2: 3, T3: 2 })
  expect(await program.texts(person('textedOn')).received()).not.toContainEqual(
    expect.stringContaining('How close'),
  )
})

test('after a word to the worker nobody is asked again what they have answered', async () => {
  const heard = await program.texts(person('note')).say('hello to her')
  expect(heard.join(' ')).toContain('Thank you.')
  expect(heard.join(' ')).not.toContain('trust')
})

test('a tablet goes on where it was; with a helper beside it, nothing private is asked', async () => {
  const [at, on] = [{ token: 'tablet-token' }, { token: 'tablet-on-token' }]
  const shown = await program.kiosk('show', at)
  expect(shown).toMatchObject({ item: 'P2', revision: 3 })
  expect(await program.kiosk('answers', { ...at, item: 'P2', revision: 3, answer: 2 })).toMatchObject({
    item: 'T1',
  })
  expect(await program.kiosk('show', on)).toMatchObject({ item: 'T2' })
  await program.kiosk('answers', { ...on, item: 'T2', answer: 4 })
  expect(await said('tabletOn')).toEqual({ T1: 2, T2: 4 })
  expect(await program.kiosk('show', { token: 'helped-token' })).toMatchObject({ kind: 'done' })
})

test('what a helper or a shared phone left out waits behind the link', async () => {
  for (const name of ['helped', 'textedLink']) {
    const first = program.browser(person(name), 'a-new-cookie')
    expect(await first.get()).toContain('value="begin"')
    expect(await first.send({ offer: 'begin' })).toContain('name="T3"')
  }
})

test('a last page that was open meanwhile still brings the call that it offers', async () => {
  const proof = await program.deps().sealer.linkToken(`closing|${person('done').invitationId}`)
  const page = program.browser(person('done'), null)
  expect(await page.send({ proof: 'x', offer: 'call' })).toContain('does not work any more')
  await page.send({ proof, offer: 'call' })
  expect(
    await program.rows(`SELECT kind FROM follow_up WHERE patient_id = '${person('done').patientId}'`),
  ).toEqual([{ kind: 'call' }])
})

test('figures that were published stay, and of the rest each answer counts once in its quarter', async () => {
  program.at('2026-12-10T20:00:00.000Z')
  await program.beats()
  const gathered = await readBlocks(program.deps(), 2026, ({ quarter, answers }) =>
    Object.keys(answers).length > 0 ? `${quarter} ${JSON.stringify(answers)}` : null,
  )
  expect(gathered.toSorted()).toEqual(
    [
      { T1: 1, T2: 1, T3: 2 },
      { T1: 2, T2: 4 },
      { T1: 3, T2: 3 },
      { T1: 4, T2: 3, T3: 2 },
      TRUST,
      { T1: 5, T2: 4, T3: 4 },
      { T1: 5, T2: 5, T3: 5 },
    ]
      .map((answers) => `2026-Q4 ${JSON.stringify(answers)}`)
      .concat('2026-Q3 {"T1":8}')
      .toSorted(),
  )
  expect(await program.rows('SELECT * FROM release_figure')).toEqual(figures)
  expect(await program.rows("SELECT id FROM invitation WHERE facts LIKE '%trust%'")).toEqual([])
  expect(await program.rows('SELECT invitation_id FROM draft')).toEqual([])
  expect(program.logged.filter((line) => line.startsWith('error'))).toEqual([])
})
