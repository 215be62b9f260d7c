// Opening the demo: made once by its seed, found again, refused where it has no place.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { quarterAfter, quarterStart } from '../../server/core/disclosure/quarters.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { mountDemo } from '../../server/demo/app.ts'
import { openDemo } from '../../server/demo/open.ts'
import { migrateDatabase } from '../../server/machine.ts'
import { openTestProgram, TEST_CONFIG } from '../support/program.ts'
import { openTestDemo, OPTIONS, STARTS } from './demo-setup.ts'

let on: Awaited<ReturnType<typeof openTestDemo>>
beforeAll(async () => {
  on = await openTestDemo()
})
afterAll(() => on.close())

test('the same seed lives the same days', async () => {
  const live = async (name: string) => {
    const elsewhere = readConfig({ DEMO_DATABASE: `file:${join(on.folder, name)}` })
    const { deps, demo } = await openDemo(elsewhere, { ...OPTIONS, seed: 'twice' })
    await demo.advance('P4D')
    const { query } = deps.db
    const lived = await Promise.all([
      query
        .selectFrom('response')
        .innerJoin('answer', 'answer.response_id', 'response.id')
        .select(['enrolment_id', 'mode', 'response.at', 'item', 'value'])
        .orderBy('response.at')
        .orderBy('enrolment_id')
        .orderBy('item')
        .execute(),
      query.selectFrom('contact').select(['id', 'state']).orderBy('id').execute(),
      query
        .selectFrom('phone_message')
        .select(['recipient', 'at', 'direction'])
        .orderBy('at')
        .orderBy('recipient')
        .execute(),
    ])
    await deps.db.close()
    return lived
  }
  const first = await live('first.sqlite')
  expect(first[0].some(({ at }) => at > STARTS)).toBe(true)
  expect(await live('second.sqlite')).toEqual(first)
})

test('the queue of calls holds one of everything, and somebody is on duty', async () => {
  const { query } = on.deps.db
  const calls = await query
    .selectFrom('follow_up')
    .selectAll()
    .where('created_at', '>', '2026-11-17')
    .execute()
  expect(new Set(calls.map(({ state }) => state))).toEqual(new Set(['open', 'taken', 'done']))
  expect(new Set(calls.flatMap(({ outcome }) => outcome ?? []))).toEqual(
    new Set(['reached', 'referred', 'not_reached', 'not_needed']),
  )
  for (const { state, owner_staff_id, outcome, hidden_from_staff_id } of calls) {
    expect([owner_staff_id === null, outcome === null]).toEqual([state === 'open', state !== 'done'])
    expect(hidden_from_staff_id).not.toBeNull()
  }
  const tries = await query.selectFrom('follow_up_attempt').select('result').distinct().execute()
  expect(tries).toHaveLength(3)
  const { on_duty_until } = await query.selectFrom('program').selectAll().executeTakeFirstOrThrow()
  expect(on_duty_until).toBe('2026-11-25T01:00:00.000Z')
})

test('each past quarter closed on the day after it ended', async () => {
  const closed = await on.deps.db.query
    .selectFrom('release')
    .select(['to_quarter', 'closed_at'])
    .orderBy('to_quarter')
    .execute()
  expect(closed.map(({ to_quarter }) => to_quarter)).toEqual(['2026-Q2', '2026-Q3'])
  for (const { to_quarter, closed_at } of closed)
    expect(closed_at).toBe(quarterStart(quarterAfter(to_quarter), 'America/Los_Angeles'))
})

test('opened again it goes on where it was, with the same people', async () => {
  await on.demo.advance('P1D')
  const now = on.demo.now()
  const again = await openDemo(on.config, { ...OPTIONS, machineNow: () => '2026-01-01T00:00:00.000Z' })
  expect(again.demo.now()).toBe(now)
  const { n } = await again.deps.db.query
    .selectFrom('patient')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(n).toBe(60)
  await again.deps.db.close()
})

test('a database that is not marked as a demo is refused, and left as it is', async () => {
  const file = join(on.folder, 'real.sqlite')
  const empty = join(on.folder, 'empty.sqlite')
  const real = openSqlite(file)
  await migrateDatabase(real)
  await real.close()
  await openSqlite(empty).close()
  for (const one of [file, empty]) {
    const elsewhere = readConfig({ DEMO_DATABASE: `file:${one}` })
    await expect(openDemo(elsewhere, OPTIONS)).rejects.toThrow('not a demo')
  }
  const left = openSqlite(empty)
  await expect(left.query.selectFrom('program').selectAll().execute()).rejects.toThrow('no such table')
  await left.close()
})

test('none of these routes exists in production', async () => {
  const program = await openTestProgram({ config: { mode: 'production' } })
  expect(() => mountDemo(createApp(program.deps), program.deps, on.demo)).toThrow('no place in production')
  const production = createApp(program.deps)
  for (const path of ['/phones', '/phones/all', '/dev/messages?to=%2B19255551234'])
    expect((await production.request(`${TEST_CONFIG.publicUrl}${path}`)).status).toBe(404)
  for (const path of ['/dev/messages', '/dev/clock', '/dev/enter/lead', '/phones/clock', '/phones/1/reply']) {
    const response = await production.request(`${TEST_CONFIG.publicUrl}${path}`, { method: 'POST' })
    expect(response.status).toBe(404)
  }
  await program.close()
})
