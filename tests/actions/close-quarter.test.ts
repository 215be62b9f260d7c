// An ended quarter is looked at once: figures are frozen in one commit, on every database and whoever else tries.
import { afterEach, describe, expect, test } from 'vitest'
import { closeQuarters } from '../../server/actions/close-quarter.ts'
import { PROGRAM } from '../../server/core/disclosure/cells.ts'
import { releasesOf } from '../../server/db/releases.ts'
import { insertSealedAnswer } from '../../server/db/sealed-drafts.ts'
import type { Tables } from '../../server/db/tables.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
afterEach(() => program.close())

/** `people` patients who each store one whole trust screen at `at`. */
async function answersAt(at: string, people: number, points: readonly number[] = [4, 4, 5]): Promise<void> {
  const { deps } = program
  for (let person = 0; person < people; person += 1) {
    const who = await program.addPatient()
    const occasion = `pulse:${at.slice(0, 7)}`
    const { id } = await invite(deps, who, 'pulse', TRUST_FACTS, { occasion })
    await deps.db.commit(
      points.map((value, place) =>
        insertSealedAnswer(deps.db, {
          id: deps.newId(),
          kind: 'answer',
          invitation_id: id,
          patient_id: who.patientId,
          enrolment_id: who.enrolmentId,
          item: `T${place + 1}`,
          value,
          survey_id: 'pulse',
          survey_version: 1,
          language: 'en',
          mode: 'page',
          about_staff_id: null,
          about_team_id: null,
          discipline: null,
          region: null,
          enrolled_on: '2026-01-12',
          month: at.slice(0, 7),
          stored_at: at,
        }),
      ),
    )
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

  test('an answer stored after its quarter closed changes nothing that was published', async () => {
    program = await openTestProgram()
    await answersAt('2026-11-02T18:00:00.000Z', 12)
    program.clock.set('2027-01-02T18:00:00.000Z')
    await closeQuarters(program.deps)
    const before = [await rows('release'), await rows('release_figure')]
    await answersAt('2026-12-31T18:00:00.000Z', 3, [1, 1, 1])
    await answersAt('2027-02-01T18:00:00.000Z', 12, [1, 1, 1])
    expect(await closeQuarters(program.deps)).toBe(0)
    expect([await rows('release'), await rows('release_figure')]).toEqual(before)
    program.clock.set('2027-04-01T18:00:00.000Z')
    expect(await closeQuarters(program.deps)).toBe(1)
    const [first, second] = await releasesOf(program.deps.db, PROGRAM, 8)
    expect(first?.figures).toHaveLength(4)
    // The three that came late are not in the new window either: it holds the twelve alone.
    expect(second?.figures[0]?.people).toEqual({ low: 11, high: 19 })
    expect((await rows('release')).length).toBe(2)
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
    expect(program.statements.join(' ')).not.toContain('sealed_answer')
  })
})
