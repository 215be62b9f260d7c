// Who wins when several senders, or a sender and a stop, meet at one phone: on every database.
import { afterEach, describe, expect, test } from 'vitest'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { stopTexts } from '../../server/actions/stop-texts.ts'
import type { Deps } from '../../server/deps.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { audited, outboxRow, queued } from '../support/queued.ts'
import { scriptedCarrier } from '../support/scripted-carrier.ts'

let program: TestProgram
afterEach(() => program.close())

/** The same, but `before` runs just before the commit of that number, counted from 1. */
function interrupted(deps: Deps, at: number, before: () => Promise<void>): Deps {
  let commits = 0
  const commit: Deps['db']['commit'] = async (writes) => {
    commits += 1
    if (commits === at) await before()
    return deps.db.commit(writes)
  }
  return { ...deps, db: { ...deps.db, commit } }
}

describe.for(DATABASES)('$name', (database) => {
  test('four senders at once: one text, one attempt told', async () => {
    const carrier = scriptedCarrier()
    program = await openTestProgram({ database, sms: carrier })
    const { deps } = program
    const ids = []
    for (let i = 0; i < 3; i += 1) ids.push(await queued(deps, await program.addPatient()))
    await Promise.all([1, 2, 3, 4].map(() => sendTexts(deps)))
    expect(carrier.handed.map(({ outboxId }) => outboxId).sort()).toEqual(ids)
    for (const id of ids) expect(await audited(deps, id)).toEqual(['text.attempted', 'text.accepted'])
  })

  test('a stop before the lease, or between lease and attempt, wins; after the attempt the text is gone', async () => {
    const carrier = scriptedCarrier()
    program = await openTestProgram({ database, sms: carrier })
    const { deps } = program
    const became: unknown[] = []
    for (const at of [1, 2, 3]) {
      const patient = await program.addPatient()
      const id = await queued(deps, patient)
      const stop = () => stopTexts(deps, { contactId: patient.contactId, kind: 'stop', channel: 'sms' })
      await sendTexts(interrupted(deps, at, stop))
      became.push([carrier.handed.length, (await outboxRow(deps, id)).state])
    }
    expect(became).toEqual([
      [0, 'cancelled'],
      [0, 'cancelled'],
      [1, 'accepted'],
    ])
  })

  test('a stop of one phone costs the rest of its group nothing, before the lease or before the attempt', async () => {
    const carrier = scriptedCarrier()
    program = await openTestProgram({ database, sms: carrier })
    const { deps } = program
    for (const at of [1, 2]) {
      const patients = []
      for (let i = 0; i < 3; i += 1) patients.push(await program.addPatient())
      const ids = []
      for (const patient of patients) ids.push(await queued(deps, patient))
      const { contactId } = patients[1]!
      const stop = () => stopTexts(deps, { contactId, kind: 'stop', channel: 'sms' })
      await sendTexts(interrupted(deps, at, stop))
      const states = await Promise.all(ids.map(async (id) => (await outboxRow(deps, id)).state))
      expect(states).toEqual(['accepted', 'cancelled', 'accepted'])
    }
    expect(carrier.handed).toHaveLength(4)
  })

  test('two texts of ours to one phone at once: one goes, the other waits a day', async () => {
    const carrier = scriptedCarrier()
    program = await openTestProgram({ database, sms: carrier })
    const { deps } = program
    const patient = await program.addPatient()
    const ids = [await queued(deps, patient), await queued(deps, patient)]
    await Promise.all([sendTexts(deps), sendTexts(deps)])
    expect(carrier.handed).toHaveLength(1)
    const rows = await Promise.all(ids.map((id) => outboxRow(deps, id)))
    expect(rows.map(({ state, not_before }) => [state, not_before]).sort()).toEqual([
      ['accepted', '2026-11-24T18:00:00.000Z'],
      ['queued', '2026-11-25T18:00:00.000Z'],
    ])
  })
})
