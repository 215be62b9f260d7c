// `sayso suppressions`: the journal leaves one deployment and is heard in another, whose hashes of numbers differ.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportDelivery } from '../../server/actions/report-delivery.ts'
import { suppressionsCommand } from '../../server/cli/suppressions.ts'
import { csv, importing as importingCaseload, patient, stored } from '../support/caseload.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { outboxRow, queued } from '../support/queued.ts'
import { rows } from '../actions/conversation-setup.ts'
import { exporting, importing, openElsewhere, phones, say, SECRET } from './suppressions-setup.ts'

const [ANA, BEN, CAL, DEE] = ['+19255551001', '+19255551002', '+19255551003', '+19255551004'] as const

let here: TestProgram
let there: TestProgram
beforeEach(async () => {
  ;[here, there] = [await openTestProgram(), await openElsewhere()]
})
afterEach(async () => {
  await here.close()
  await there.close()
})

test('a stop, a phrase and a wrong number silence the same phones elsewhere, with all that follows', async () => {
  for (const phone of [ANA, BEN, CAL]) await here.addPatient({ phone })
  await say(here, ANA, 'STOP')
  await say(here, BEN, 'please don’t text me any more')
  await say(here, CAL, 'wrong number')
  const who = await there.addPatient({ phone: ANA })
  const waiting = await queued(there.deps, who)
  for (const phone of [BEN, CAL, DEE]) await there.addPatient({ phone })
  there.clock.advance('PT1H')
  const { file } = await exporting(here.deps)
  const { code, said } = await importing(there.deps, file)
  expect(code).toBe(0)
  expect(said).toBe('3 entries read, 3 of them new.\nPhones on file: 1 paused, 1 stopped and 1 unlinked.')
  expect(await phones(there.deps)).toEqual({
    [ANA]: 'stopped',
    [BEN]: 'paused',
    [CAL]: 'unlinked',
    [DEE]: 'open',
  })
  expect(await outboxRow(there.deps, waiting)).toMatchObject({ state: 'cancelled', error_code: 'phone' })
  expect(await stored(there.deps, 'consent_event')).toMatchObject([
    { patient_id: who.patientId, kind: 'texts_withdrawn', wording: 'STOP', channel: 'sms', about: 'patient' },
    { kind: 'texts_withdrawn', wording: 'WRONG NUMBER', channel: 'sms', about: 'number' },
  ])
  expect(await stored(there.deps, 'patient')).toMatchObject([{ consented_at: null }, {}, {}, {}])
})

test('read twice, or read back, it changes nothing more', async () => {
  await here.addPatient({ phone: ANA })
  await there.addPatient({ phone: ANA })
  await say(here, ANA, 'STOP')
  there.clock.advance('PT1H')
  const { file } = await exporting(here.deps)
  await importing(there.deps, file)
  const before = await rows(there, 'suppression')
  expect((await importing(there.deps, file)).said).toBe('1 entry read, 0 of them new.')
  expect((await importing(here.deps, (await exporting(there.deps)).file)).said).toContain('0 of them new')
  expect(await rows(there, 'suppression')).toEqual(before)
  expect(await rows(here, 'suppression')).toHaveLength(1)
})

test('a start later than the stop is heard too; an earlier one is not', async () => {
  for (const program of [here, there]) for (const phone of [ANA, BEN]) await program.addPatient({ phone })
  await say(here, ANA, 'STOP')
  await say(there, ANA, 'STOP')
  here.clock.advance('PT2H')
  await say(here, ANA, 'START')
  await say(here, BEN, 'STOP')
  await say(here, BEN, 'START')
  there.clock.advance('PT3H')
  await say(there, BEN, 'STOP')
  const { said } = await importing(there.deps, (await exporting(here.deps)).file)
  expect(said).toContain('Phones on file: 1 may be texted again.')
  expect(await phones(there.deps)).toEqual({ [ANA]: 'open', [BEN]: 'stopped' })
  expect((await stored(there.deps, 'consent_event')).map(({ kind, wording }) => [kind, wording])).toEqual([
    ['texts_withdrawn', 'STOP'],
    ['texts_withdrawn', 'STOP'],
    ['texts_given', 'START'],
  ])
  expect((await stored(there.deps, 'patient')).map((row) => row.consented_at !== null)).toEqual([true, false])
})

test('what the carrier said of a number is told as well, and weaker than its holder’s own word', async () => {
  const dead = await here.addPatient({ phone: ANA })
  await there.addPatient({ phone: ANA })
  const outboxId = await queued(here.deps, dead)
  await reportDelivery(here.deps, { outboxId, sid: 'SM0', status: 'undelivered', errorCode: '30005' })
  there.clock.advance('PT1H')
  await importing(there.deps, (await exporting(here.deps)).file)
  expect(await phones(there.deps)).toEqual({ [ANA]: 'dead' })
})

test('a number of nobody is remembered, and a caseload that brings it later does not text it', async () => {
  await say(here, '+19255510007', 'STOP')
  there.clock.advance('PT1H')
  const { said } = await importing(there.deps, (await exporting(here.deps)).file)
  expect(said).toContain('1 number of nobody on file: remembered')
  const caseload = await importingCaseload(there.deps, csv([patient(7), patient(8)]))
  expect(caseload.said).toContain('Row 2, phone: This number has asked for no more texts')
  expect(await phones(there.deps)).toEqual({ '+19255510007': 'stopped', '+19255510008': 'open' })
})

test('what is said on a phone while a journal is read in is weighed too', async () => {
  const { contactId } = await there.addPatient({ phone: ANA })
  await here.addPatient({ phone: ANA })
  await say(here, ANA, 'STOP')
  there.clock.advance('PT1H')
  const { file } = await exporting(here.deps)
  const { db } = there.deps
  let commits = 0
  const busy: typeof db = {
    ...db,
    async commit(writes) {
      commits += 1
      // Between what was read of the phone and what is written of it.
      if (commits === 1) await say(there, ANA, 'wrong number')
      return db.commit(writes)
    },
  }
  expect((await importing({ ...there.deps, db: busy }, file)).said).toContain('1 of them new')
  expect(commits).toBeGreaterThan(1)
  expect(await phones(there.deps)).toEqual({ [ANA]: 'unlinked' })
  expect((await rows(there, 'suppression')).length).toBe(2)
  expect(contactId).toBeTruthy()
})

test('each reading and writing is in the log; a call without sense says how', async () => {
  await exporting(here.deps)
  await here.addPatient({ phone: ANA })
  await say(there, ANA, 'STOP')
  here.clock.advance('PT1H')
  await importing(here.deps, (await exporting(there.deps)).file)
  const told = (await rows(here, 'audit')).filter(({ action }) => String(action).startsWith('suppressions.'))
  expect(told).toMatchObject([
    { action: 'suppressions.exported', actor_kind: 'operator', detail: '{"entries":0,"unknown":0}' },
    { action: 'suppressions.imported', actor_kind: 'operator', detail: '{"entries":1}' },
  ])
  const said: string[] = []
  const io = {
    secret: () => SECRET,
    lines: async function* () {},
    print() {},
    tell: (s: string) => said.push(s),
  }
  for (const args of [[], ['import'], ['export', 'FILE'], ['import', 'A', 'B'], ['toString']])
    expect(await suppressionsCommand(here.deps, args, io)).toBe(1)
  expect(new Set(said).size).toBe(1)
})
