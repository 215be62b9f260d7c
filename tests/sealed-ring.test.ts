// The ring of sealed answers: a key a year, made once whoever asks first, gone for good when it is destroyed.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDeps } from '../server/create-deps.ts'
import { deleteYearKey } from '../server/db/sealed-keys.ts'
import { createSealedRing } from '../server/sealed-ring.ts'
import { openTestProgram, TEST_CONFIG, type TestProgram } from './support/program.ts'

let program: TestProgram
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(() => program.close())

const ring = (secret = TEST_CONFIG.sealedKey) => createSealedRing(program.deps, secret)

test('what one process seals another opens, in its place alone', async () => {
  const [mine, theirs] = await Promise.all([ring().ofYear(2026), ring().ofYear(2026)])
  const sealed = mine.seal('sealed_part|body|a', 'T1 is 2')
  expect(theirs.open('sealed_part|body|a', sealed)).toBe('T1 is 2')
  expect(() => theirs.open('sealed_part|body|b', sealed)).toThrow()
  const other = await ring().ofYear(2027)
  expect(() => other.open('sealed_part|body|a', sealed)).toThrow()
})

test('a person has another tag each year, and slots and draws are the ring’s own', async () => {
  const [a, b] = [ring(), createSealedRing(program.deps, 'z'.repeat(44))]
  expect((await a.ofYear(2026)).tag('p')).toBe((await ring().ofYear(2026)).tag('p'))
  expect((await a.ofYear(2026)).tag('p')).not.toBe((await a.ofYear(2027)).tag('p'))
  expect(a.slot('i')).toBe(ring().slot('i'))
  expect(a.slot('i')).not.toBe(b.slot('i'))
  expect(a.draw('rotation|e')).not.toBe(b.draw('rotation|e'))
})

test('a year whose key was destroyed does not open again', async () => {
  const one = ring()
  const { id } = await one.ofYear(2026)
  await program.deps.db.commit([deleteYearKey(program.deps.db, 2026)])
  one.forget(2026)
  expect(await one.byId(id)).toBeNull()
  expect(await ring().byId(id)).toBeNull()
})

test('without the setting the stored keys open nothing', async () => {
  await ring().ofYear(2026)
  await expect(ring('z'.repeat(44)).ofYear(2026)).rejects.toThrow()
})

test('a program does not open under another key than the one that its answers were sealed with', async () => {
  const { deps } = program
  await deps.sealed.ofYear(2026)
  const config = { ...deps.config, sealedKey: 'z'.repeat(44) }
  await expect(createDeps({ ...deps, config })).rejects.toThrow(/^SAYSO_SEALED_KEY is not the key/)
  expect((await createDeps(deps)).sealed.slot('i')).toBe(ring().slot('i'))
})
