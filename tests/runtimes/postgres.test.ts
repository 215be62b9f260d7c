// A real PostgreSQL server, where there is one: what PGlite's single connection cannot show.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Conflict, mustHaveClaimed, type Db } from '../../server/db/database.ts'
import { migrate, type Migratable } from '../../server/db/migrate.ts'
import { insertProgram, readProgram } from '../../server/db/program.ts'
import { openPostgres } from '../../server/db/open-postgres.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import { insertTeam } from '../../server/db/teams.ts'
import { audit, SYSTEM } from '../../server/db/audit.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../support/postgres.ts'

const AT = '2026-11-24T18:00:00.000Z'
const migrations = readMigrations(join(import.meta.dirname, '../../migrations'))
const RACERS = [...'abcdefghijklmnop']

describe.skipIf(!hasPostgres)('a PostgreSQL server', () => {
  let server: PostgresServer
  let db: Db & Migratable
  beforeAll(async () => {
    server = startPostgres()
    db = openPostgres(server.url)
    expect(await migrate(db, migrations, AT)).toHaveLength(migrations.length)
  })
  afterAll(async () => {
    await db?.close()
    server?.stop()
  })

  const auditRow = (id: string) =>
    audit(db, { id, at: AT, actor: SYSTEM, action: 'link.used', subject: 'one_time_link', subjectId: null })
  const count = async (table: 'audit' | 'must' | 'team') => {
    const row = await db.query
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return row.n
  }

  test('has every migration once', async () => {
    expect(await migrate(db, migrations, AT)).toEqual([])
  })

  test('reads back what it was given, counts as numbers', async () => {
    const row = {
      name: 'Orchard',
      time_zone: 'UTC',
      floor: 11,
      demo: 0 as const,
      demo_now: null,
      created_at: AT,
    }
    await db.commit([insertProgram(db, row)])
    expect(await readProgram(db)).toMatchObject({ name: 'Orchard', floor: 11, demo: false })
    expect(await count('team')).toBe(0)
  })

  test('undoes a whole commit for one duplicate, and is usable afterwards', async () => {
    const team = (id: string) => insertTeam(db, { id, name: 'Harbor' })
    await expect(db.commit([team('1'), auditRow('x'), team('2')])).rejects.toMatchObject({ kind: 'unique' })
    expect([await count('team'), await count('audit')]).toEqual([0, 0])
  })

  test('gives a claim that sixteen connections race for to one of them, with one audit row', async () => {
    const staff = { county_id_sealed: null, county_id_index: null, email_sealed: null, email_index: null }
    await db.commit([
      db.query
        .insertInto('staff')
        .values({ id: 's', name_sealed: 'x', discipline: null, team_id: null, created_at: AT, ...staff }),
      db.query
        .insertInto('one_time_link')
        .values({ token_hash: 'h', staff_id: 's', role: 'lead', claim: null, expires_at: AT, used_at: null }),
    ])
    const use = (claim: string) =>
      db.commit([
        db.query.updateTable('one_time_link').set({ claim, used_at: AT }).where('used_at', 'is', null),
        mustHaveClaimed(db, 'one_time_link', claim),
        auditRow(claim),
      ])
    const results = await Promise.allSettled(RACERS.map(use))
    const lost = results.filter((result) => result.status === 'rejected')
    expect(lost).toHaveLength(RACERS.length - 1)
    for (const { reason } of lost) expect(reason).toBeInstanceOf(Conflict)
    expect([await count('audit'), await count('must')]).toEqual([1, 0])
  })
})
