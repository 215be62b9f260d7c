// Senders, stops and reports all at once on a real PostgreSQL server, whose transactions truly run side by side.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planInvitations } from '../../server/actions/plan-invitations.ts'
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import { migrate } from '../../server/db/migrate.ts'
import { openPostgres } from '../../server/db/open-postgres.ts'
import { readMigrations } from '../../server/db/read-migrations.ts'
import { readSchedule } from '../../server/db/schedule.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../support/postgres.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

const PHONES = 40

describe.skipIf(!hasPostgres)('a PostgreSQL server', () => {
  const carrier = scriptedCarrier()
  let server: PostgresServer
  let program: TestProgram
  beforeAll(async () => {
    server = startPostgres()
    const open = async () => {
      const db = openPostgres(server.url)
      await migrate(
        db,
        readMigrations(join(import.meta.dirname, '../../migrations')),
        '2026-01-01T00:00:00.000Z',
      )
      return db
    }
    // Only the name of a test database decides nothing.
    program = await openTestProgram({ database: { name: 'pglite', open }, sms: carrier })
  })
  afterAll(async () => {
    await program?.close()
    server?.stop()
  })

  const rowsOf = (contactId: string) =>
    program.deps.db.query
      .selectFrom('outbox')
      .select(['id', 'state'])
      .where('contact_id', '=', contactId)
      .execute()

  test('nothing is leased once a stop is committed, and no phone gets two texts', async () => {
    const { deps } = program
    const patients = []
    for (let count = 0; count < PHONES; count += 1) {
      const patient = await program.addPatient({ enrolment: { next_due_on: null } })
      patients.push(patient)
      await queued(deps, patient)
      await queued(deps, patient)
    }
    const cancelled: string[] = []
    const stops = patients.slice(0, PHONES / 2).map(async ({ contactId }) => {
      await stopTexts(deps, { contactId, kind: 'stop', channel: 'sms' })
      const rows = await rowsOf(contactId)
      expect(rows.filter(({ state }) => state === 'queued' || state === 'leased')).toEqual([])
      cancelled.push(...rows.filter(({ state }) => state === 'cancelled').map(({ id }) => id))
    })
    carrier.meanwhile = async ({ outboxId }) => {
      const sid = `SM${String(carrier.handed.length).padStart(32, '0')}`
      await reportDelivery(deps, { outboxId, sid, status: 'delivered', errorCode: null })
    }
    await Promise.all([...[1, 2, 3, 4].map(() => sendTexts(deps)), ...stops])
    for (let round = 0; round < 5; round += 1) await sendTexts(deps)
    const handed = carrier.handed.map(({ outboxId }) => outboxId)
    expect(new Set(handed).size).toBe(handed.length)
    expect(handed.filter((id) => cancelled.includes(id))).toEqual([])
    expect(cancelled.length).toBeGreaterThan(0)
    for (const { contactId } of patients) {
      const rows = await rowsOf(contactId)
      expect(rows.filter(({ id }) => handed.includes(id)).length).toBeLessThanOrEqual(1)
    }
    for (const { contactId } of patients.slice(PHONES / 2)) {
      expect((await rowsOf(contactId)).map(({ state }) => state).sort()).toEqual(['delivered', 'queued'])
    }
    for (const id of handed)
      expect((await audited(deps, id)).filter((action) => action === 'text.attempted')).toHaveLength(1)
  })

  test('four planners at once plan each welcome once', async () => {
    const { deps } = program
    const ids: string[] = []
    for (let count = 0; count < PHONES; count += 1) ids.push((await program.addPatient()).contactId)
    const schedule = await readSchedule(deps.db)
    await Promise.all([1, 2, 3, 4].map(() => planInvitations(deps, schedule)))
    for (const id of ids) expect(await rowsOf(id)).toHaveLength(1)
  })
})
