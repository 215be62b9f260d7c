// One commit, three databases: all or nothing, one winner, one audit row.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, mustHaveClaimed, type Db } from '../../server/db/database.ts'
import { DATABASES } from '../support/databases.ts'

const AT = '2026-11-24T16:00:00.000Z'

const audit = (db: Db, id: string) =>
  db.query.insertInto('audit').values({
    id,
    at: AT,
    actor_kind: 'system',
    actor_id: null,
    action: 'link.used',
    subject_kind: 'one_time_link',
    subject_id: null,
    detail: '{}',
  })

async function aLink(db: Db) {
  await db.commit([
    db.query.insertInto('staff').values({
      id: 's1',
      county_id_sealed: null,
      county_id_index: null,
      name_sealed: 'x',
      email_sealed: null,
      email_index: null,
      discipline: null,
      team_id: null,
      created_at: AT,
    }),
    db.query.insertInto('one_time_link').values({
      token_hash: 'h',
      staff_id: 's1',
      role: 'lead',
      claim: null,
      expires_at: AT,
      used_at: null,
    }),
  ])
}

const use = (db: Db, claim: string) =>
  db.commit([
    db.query
      .updateTable('one_time_link')
      .set({ claim, used_at: AT })
      .where('token_hash', '=', 'h')
      .where('used_at', 'is', null),
    mustHaveClaimed(db, 'one_time_link', claim),
    audit(db, claim),
  ])

const count = async (db: Db, table: 'audit' | 'must' | 'team') => {
  const row = await db.query
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

describe.for(DATABASES)('$name', ({ open }) => {
  let db: Db
  beforeEach(async () => {
    db = await open()
  })
  afterEach(() => db.close())

  test('four racing claims: one winner, one audit row, an empty guard', async () => {
    await aLink(db)
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((claim) => use(db, claim)))
    const lost = results.filter((result) => result.status === 'rejected')
    expect(lost).toHaveLength(3)
    for (const { reason } of lost) expect(reason).toBeInstanceOf(Conflict)
    expect(await count(db, 'audit')).toBe(1)
    expect(await count(db, 'must')).toBe(0)
  })

  test('a commit that fails at its last write leaves nothing of the others', async () => {
    const team = (id: string) => db.query.insertInto('team').values({ id, name: 'Harbor' })
    await expect(db.commit([team('1'), audit(db, 'x'), team('2')])).rejects.toMatchObject({ kind: 'unique' })
    expect(await count(db, 'team')).toBe(0)
    expect(await count(db, 'audit')).toBe(0)
  })

  test('rows and changes are told per write', async () => {
    const written = await db.commit([
      db.query.insertInto('team').values({ id: '1', name: 'Harbor' }),
      db.query.updateTable('team').set({ name: 'Valley' }).where('id', '=', '1').returning('name'),
      db.query.updateTable('team').set({ name: 'Nowhere' }).where('id', '=', '2'),
    ])
    expect(written.map(({ changes }) => changes)).toEqual([1, 1, 0])
    expect(written[1]!.rows).toEqual([{ name: 'Valley' }])
  })

  test('a number outside its range is refused by the database itself', async () => {
    const link = db.query.insertInto('survey_version').values({
      id: 'pulse',
      version: 0,
      definition: '{}',
      hash: 'h',
      published_at: AT,
    })
    await expect(db.commit([link])).rejects.toThrow()
  })
})
