// The journal as a file: what it shows without the secret, and what is said of one that is not whole.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { insertSuppression } from '../../server/db/suppressions.ts'
import { journalSealOf, newJournalSeal } from '../../server/journal-seal.ts'
import { rows } from '../actions/conversation-setup.ts'
import { exporting, importing, openElsewhere, phones, say, SECRET } from './suppressions-setup.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const [ANA, BEN] = ['+19255551001', '+19255551002'] as const

let here: TestProgram
let there: TestProgram
beforeEach(async () => {
  ;[here, there] = [await openTestProgram(), await openElsewhere()]
})
afterEach(async () => {
  await here.close()
  await there.close()
})

test('the file names no number, no kind and no time', async () => {
  await here.addPatient({ phone: ANA })
  await say(here, ANA, 'STOP')
  const { file } = await exporting(here.deps)
  const seal = journalSealOf(SECRET, file[0]!)
  if (typeof seal === 'string') throw new Error(seal)
  expect(file.slice(1).map((line) => Object.keys(JSON.parse(seal.open(line)!)))).toEqual([
    ['id', 'phone', 'kind', 'channel', 'at'],
    ['end'],
  ])
  const plain = file.map((line) => `${line}\n${Buffer.from(line, 'base64url').toString('latin1')}`).join('\n')
  expect(plain).not.toMatch(/9255551001|stop"|"sms"|2026-|Orchard/)
})

test('older entries are found by their phone; those of a number that is nowhere are counted', async () => {
  await here.addPatient({ phone: ANA })
  const { db, sealer, now } = here.deps
  const old = async (id: string, phone: string) => {
    const phone_index = await sealer.index('phone', phone)
    return insertSuppression(db, { id, phone_index, kind: 'stop', channel: 'sms', at: now() })
  }
  await db.commit([await old('one', ANA), await old('two', BEN)])
  await there.addPatient({ phone: ANA })
  const { code, file, said } = await exporting(here.deps)
  expect(code).toBe(0)
  expect(said).toBe(
    '1 entry written, sealed with SAYSO_JOURNAL_SECRET.\n1 older entry is missing in the file: of numbers that nothing here holds any more.',
  )
  await importing(there.deps, file)
  expect(await phones(there.deps)).toEqual({ [ANA]: 'stopped' })
})

test('another secret, or no journal, is one sentence, and nothing is read in', async () => {
  await here.addPatient({ phone: ANA })
  await say(here, ANA, 'STOP')
  const { file } = await exporting(here.deps)
  const refused = async (lines: readonly string[], secret?: string) => {
    const { code, said } = await importing(there.deps, lines, secret)
    expect(code).toBe(1)
    return said
  }
  expect(await refused(file, 'another secret that is quite as long as it')).toBe(
    'This journal was sealed with another secret: SAYSO_JOURNAL_SECRET must be the same on both sides. Nothing was read in.',
  )
  expect(await refused(['patient_id,phone', 'P-1,1'])).toContain('not a journal')
  expect(await refused([file[0]!.replace(' 1 ', ' 2 '), ...file.slice(1)])).toContain('another version')
  expect(await rows(there, 'suppression')).toEqual([])
})

test('bad lines are told by their number and all others are read in, below what npm says of itself', async () => {
  for (const phone of [ANA, BEN]) {
    await here.addPatient({ phone })
    await there.addPatient({ phone })
    await say(here, phone, 'STOP')
  }
  there.clock.advance('PT1H')
  const [header = '', ana = '', ben = '', end = ''] = (await exporting(here.deps)).file
  const seal = journalSealOf(SECRET, header)
  if (typeof seal === 'string') throw new Error(seal)
  const early = { ...JSON.parse(seal.open(ana)!), kind: 'start', at: '2099-01-01T00:00:00.000Z', id: 'x' }
  const lines = ['', '> sayso@0.1.0 sayso', header, ana, `${ben.slice(0, -4)}AAAA`]
  const { code, said } = await importing(there.deps, [
    ...lines,
    seal.seal('{"kind":"stop"}'),
    seal.seal(JSON.stringify(early)),
    end,
  ])
  expect(code).toBe(1)
  expect(said.split('\n')).toEqual([
    '1 entry read, 1 of them new.',
    'Phones on file: 1 stopped.',
    'Line 5: This line was changed, or cut.',
    'Line 6: This line says nothing that this version of Sayso understands.',
    'Line 7: This was said later than now: is a clock wrong?',
    'All other lines were read in.',
    'The file is not whole: its end is missing. What it holds was read in; export it again.',
  ])
  expect(await phones(there.deps)).toEqual({ [ANA]: 'stopped', [BEN]: 'open' })
  const cut = await importing(there.deps, [header, ana, ben])
  expect(cut.code).toBe(1)
  expect(cut.said).toContain('The file is not whole')
  expect(await phones(there.deps)).toEqual({ [ANA]: 'stopped', [BEN]: 'stopped' })
})

test('two journals with one secret share no salt and no line', () => {
  const [one, two] = [newJournalSeal(SECRET), newJournalSeal(SECRET)]
  expect(one.header).not.toBe(two.header)
  expect(two.open(one.seal('a'))).toBeNull()
  expect(one.open(one.seal('a'))).toBe('a')
})
