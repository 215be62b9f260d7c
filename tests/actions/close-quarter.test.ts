// An ended quarter is looked at once: figures are frozen in one commit, on every database and whoever else tries.
import { afterEach, describe, expect, test } from 'vitest'
import { closeQuarters } from '../../server/actions/close-quarter.ts'
import { gatherSealed } from '../../server/actions/gather-sealed.ts'
import { readSealedPart, sealedPartWrites } from '../../server/actions/sealed-part.ts'
import { PROGRAM } from '../../server/core/disclosure/cells.ts'
import { membersIn } from '../../server/core/disclosure/members.ts'
import { Conflict } from '../../server/db/database.ts'
import { releasesOf } from '../../server/db/releases.ts'
import type { Tables } from '../../server/db/tables.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { answerPrivately } from '../support/sealed.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

/** `people` patients whose link ends at `at`, each with one whole trust screen in it. */
async function answersAt(
  at: string,
  people: number,
  points: readonly number[] = [4, 4, 5],
  makers: readonly string[] = [],
): Promise<void> {
  const { deps } = program
  const answers = Object.fromEntries(points.map((value, place) => [`T${place + 1}`, value]))
  for (let person = 0; person < people; person += 1) {
    const who = await program.addPatient()
    const occasion = `pulse:${at.slice(0, 7)}`
    const { id } = await invite(deps, who, 'pulse', TRUST_FACTS, { occasion, expires_at: at })
    await answerPrivately(deps, id, { answers, makers })
  }
}

const rows = <T extends keyof Tables>(table: T) =>
  program.deps.db.query
    .selectFrom(table as never)
    .selectAll()
    .execute() as Promise<Tables[T][]>
const course = async () =>
  (await releasesOf(program.deps.db, PROGRAM, 8)).map(({ from, to, state }) => `${from} ${to} ${state}`)

describe.for(DATABASES)('on $name', ({ name, open }) => {
  test('the quarter that ended is released once, with its audit row, however many try at once', async () => {
    program = await openTestProgram({ database: { name, open } })
    await answersAt('2026-11-02T18:00:00.000Z', 11)
    expect(await closeQuarters(program.deps)).toBe(0)
    program.clock.set('2027-01-01T08:00:00.000Z')
    const tries = await Promise.all([1, 2, 3, 4].map(() => closeQuarters(program.deps)))
    expect(tries.sort()).toEqual([0, 0, 0, 1])
    const [release] = await releasesOf(program.deps.db, PROGRAM, 8)
    expect(release).toMatchObject({ from: '2026-Q4', to: '2026-Q4', state: 'published', thirds: null })
    expect(release?.figures.map(({ scale, value, openEnd }) => [scale, value, openEnd])).toEqual([
      ['T1', 70, 'high'],
      ['T2', 70, 'high'],
      ['T3', 70, 'high'],
      ['trust-3', 80, null],
    ])
    expect(release?.figures.every(({ people }) => people.low === 11 && people.high === 19)).toBe(true)
    const audits = (await rows('audit')).filter(({ action }) => action.startsWith('release.'))
    expect(audits.map(({ action, detail }) => [action, detail])).toEqual([
      ['release.published', '{"level":"program","from":"2026-Q4","to":"2026-Q4"}'],
    ])
  })
})

describe('over several quarters', () => {
  test('missed quarters are caught up in order; a window waits, joins the next, and ends with the year', async () => {
    program = await openTestProgram({ startsAt: '2025-02-10T18:00:00.000Z' })
    await answersAt('2025-02-20T18:00:00.000Z', 6)
    await answersAt('2025-05-20T18:00:00.000Z', 6)
    await answersAt('2025-11-20T18:00:00.000Z', 9)
    await answersAt('2026-02-20T18:00:00.000Z', 9)
    program.clock.set('2026-05-01T18:00:00.000Z')
    expect(await closeQuarters(program.deps)).toBe(5)
    expect(await course()).toEqual([
      '2025-Q1 2025-Q1 held',
      '2025-Q1 2025-Q2 published',
      '2025-Q3 2025-Q3 held',
      '2025-Q3 2025-Q4 lapsed',
      '2026-Q1 2026-Q1 held',
    ])
    expect((await rows('release')).map(({ thirds }) => thirds)).toEqual([2, null, 1, null, 2])
  })

  test('what is answered after its quarter closed changes nothing that was published', async () => {
    program = await openTestProgram({ startsAt: '2026-02-10T18:00:00.000Z' })
    await answersAt('2026-03-02T18:00:00.000Z', 12)
    program.clock.set('2026-04-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    const before = [await rows('release'), await rows('release_figure')]
    await answersAt('2026-03-31T18:00:00.000Z', 3, [1, 1, 1])
    await answersAt('2026-05-01T18:00:00.000Z', 12, [1, 1, 1])
    expect(await closeQuarters(program.deps)).toBe(0)
    expect([await rows('release'), await rows('release_figure')]).toEqual(before)
    program.clock.set('2026-07-01T18:00:00.000Z')
    expect(await closeQuarters(program.deps)).toBe(1)
    const [first, second] = await releasesOf(program.deps.db, PROGRAM, 8)
    expect(first?.figures).toHaveLength(4)
    // The three that came late are not in the new window either: it holds the twelve alone.
    expect(second?.figures[0]?.people).toEqual({ low: 11, high: 19 })
    expect((await rows('release')).length).toBe(2)
  })

  test('a published figure keeps its members, sealed, until its year ends; then all of the year goes', async () => {
    program = await openTestProgram({ startsAt: '2026-02-10T18:00:00.000Z' })
    await answersAt('2026-03-02T18:00:00.000Z', 11, [4, 4, 5], ['a'])
    await answersAt('2026-03-03T18:00:00.000Z', 12, [4, 4, 5], ['b'])
    await answersAt('2026-11-02T18:00:00.000Z', 3)
    program.clock.set('2026-04-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    const [cell] = await rows('sealed_cell')
    const key = await program.deps.sealed.byId(cell!.key_id)
    const members = membersIn(key!.open(`sealed_cell|body|${cell!.release_id}`, cell!.body))
    expect(
      members
        .map(({ makers }) => makers.join(''))
        .toSorted()
        .join(''),
    ).toBe(`${'a'.repeat(11)}${'b'.repeat(12)}`)
    expect(members.every(({ quarter }) => quarter === '2026-Q1')).toBe(true)

    await answersAt('2027-02-02T18:00:00.000Z', 2)
    program.clock.set('2026-12-31T23:00:00.000Z')
    await closeQuarters(program.deps)
    expect((await rows('sealed_key')).map(({ year }) => year)).toEqual([2026, 2027])
    program.clock.set('2027-01-01T08:00:00.000Z')
    await closeQuarters(program.deps)
    expect(await course()).toEqual([
      '2026-Q1 2026-Q1 published',
      '2026-Q2 2026-Q2 held',
      '2026-Q2 2026-Q3 held',
      '2026-Q2 2026-Q4 lapsed',
    ])
    expect(await rows('sealed_year')).toEqual([])
    expect(await rows('sealed_cell')).toEqual([])
    expect((await rows('sealed_key')).map(({ year }) => year)).toEqual([2027])
    expect(await program.deps.sealed.byId(cell!.key_id)).toBeNull()
    // Next year's answers stand.
    expect(await rows('sealed_part')).toHaveLength(2)
  })

  test('what comes after its year has ended is gathered into nothing', async () => {
    program = await openTestProgram({ startsAt: '2026-11-10T18:00:00.000Z' })
    program.clock.set('2027-01-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    await answersAt('2026-12-31T18:00:00.000Z', 2)
    expect(await gatherSealed(program.deps)).toEqual({ gathered: 2, more: false })
    expect([...(await rows('sealed_part')), ...(await rows('sealed_year'))]).toEqual([])
  })

  test('answers that came through one person’s hands are held for a second one, and lapse for it', async () => {
    program = await openTestProgram({ startsAt: '2026-07-10T18:00:00.000Z' })
    await answersAt('2026-08-02T18:00:00.000Z', 30, [4, 4, 5], ['printer'])
    program.clock.set('2026-10-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    expect(await releasesOf(program.deps.db, PROGRAM, 8)).toMatchObject([
      { state: 'held', heldFor: 'maker', thirds: null, figures: [] },
    ])
    await answersAt('2026-11-02T18:00:00.000Z', 10, [4, 4, 5], ['other printer'])
    program.clock.set('2027-01-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    expect((await releasesOf(program.deps.db, PROGRAM, 8))[1]).toMatchObject({
      state: 'lapsed',
      heldFor: 'maker',
    })
  })

  test('a late save loses against the gathering, or the gathering against it: nothing is lost or doubled', async () => {
    program = await openTestProgram({ startsAt: '2026-07-10T18:00:00.000Z' })
    await answersAt('2026-08-02T18:00:00.000Z', 1)
    const [invitation] = await rows('invitation')
    program.clock.set('2026-08-03T18:00:00.000Z')
    const late = await readSealedPart(program.deps, invitation!.id)
    const body = { ...late!.body, answers: { T1: 1, T2: 1, T3: 1 } }
    const save = await sealedPartWrites(program.deps, invitation!.id, body, late)
    expect(await gatherSealed(program.deps)).toEqual({ gathered: 1, more: false })
    await expect(program.deps.db.commit(save)).rejects.toThrow(Conflict)
    expect(await rows('sealed_part')).toEqual([])
    expect(await rows('sealed_year')).toHaveLength(1)
  })

  test('a history older than the database is released from its first quarter on', async () => {
    program = await openTestProgram({ startsAt: '2026-11-24T18:00:00.000Z' })
    await answersAt('2026-04-02T18:00:00.000Z', 11)
    expect(await closeQuarters(program.deps)).toBe(2)
    expect(await course()).toEqual(['2026-Q2 2026-Q2 published', '2026-Q3 2026-Q3 held'])
  })

  test('without a single answer a quarter is held as with a few: its row does not tell that none came', async () => {
    program = await openTestProgram({ startsAt: '2026-07-10T18:00:00.000Z' })
    program.clock.set('2026-10-01T07:00:00.000Z')
    expect(await closeQuarters(program.deps)).toBe(1)
    expect((await rows('release'))[0]).toMatchObject({ state: 'held', thirds: 1 })
  })

  test('a program that asks for more people waits for them', async () => {
    program = await openTestProgram({ startsAt: '2026-07-10T18:00:00.000Z' })
    await program.deps.db.commit([program.deps.db.query.updateTable('program').set({ floor: 20 })])
    await answersAt('2026-08-02T18:00:00.000Z', 19)
    program.clock.set('2026-10-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    expect(await course()).toEqual(['2026-Q3 2026-Q3 held'])
  })

  test('with nothing to close a tick reads two rows and never a sealed answer', async () => {
    program = await openTestProgram({ database: SQLITE })
    await answersAt('2026-08-02T18:00:00.000Z', 1)
    await closeQuarters(program.deps)
    program.statements.length = 0
    expect(await closeQuarters(program.deps)).toBe(0)
    expect(program.statements).toHaveLength(2)
    expect(program.statements.join(' ')).not.toContain('sealed')
  })
})
