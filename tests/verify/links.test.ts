// The attack on links, letters, phones, pages and the file, small; and that it notices when a rule is taken out.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { guess, isChance, type Example } from './links/classifier.ts'
import { attack } from './links/attack.ts'
import { onlyFor, run, verifyLinks } from './links/main.ts'
import { WEAKENINGS } from './links/weaken.ts'

// Real servers start.
vi.setConfig({ testTimeout: 180_000 })

const ROOT = join(import.meta.dirname, '../..')
const SMALL = { seed: '1', pairs: 7, people: 2, patients: 16, months: 3, timed: 0 }

test('nobody who holds a link, a letter, a phone, a page or the file learns what was sealed', async () => {
  const { passed, failed, told } = await attack(SMALL, () => {})
  expect(failed).toEqual([])
  expect(passed).toBeGreaterThan(1000)
  expect(told).toHaveLength(3)
})

describe('it notices when', () => {
  test.each([
    'one draft for all who open a link',
    'the private part is for whoever is there',
    'the first answer makes a browser the patient’s',
    'a letter says where nothing is open',
  ])('%s', async (name) => {
    const { failed } = await run(ROOT, name, onlyFor(name, { ...SMALL, pairs: 4, people: 1 }), () => {})
    expect(failed).not.toEqual([])
  })
})

test('every rule that can be taken out is there', () => {
  for (const { changes } of Object.values(WEAKENINGS))
    for (const [file, rule] of changes) expect(readFileSync(join(ROOT, file), 'utf8'), file).toContain(rule)
})

describe('the guess from pages', () => {
  const people = Array.from({ length: 200 }, (_, person) => person)
  const example = (person: number, seen: string[], truth: boolean): Example => ({
    person: `p${person}`,
    seen: new Set(seen),
    truth,
  })

  test('is chance where what is seen says nothing', () => {
    const rate = guess(people.map((person) => example(person, ['a', `b${person % 7}`], person % 3 === 0)))
    expect(rate.of).toBe(200)
    expect(isChance(rate)).toBe(true)
  })

  test('is no chance where one word in four tells', () => {
    const rate = guess(
      people.map((person) =>
        example(person, person % 3 === 0 && person % 4 < 3 ? ['told'] : [], person % 3 === 0),
      ),
    )
    expect(rate.right).toBeGreaterThan(rate.base)
    expect(isChance(rate)).toBe(false)
  })
})

test('a number that is none, and a weakening that is none, are told', async () => {
  const said: string[] = []
  expect(await verifyLinks(ROOT, ['--pairs', 'many'], (line) => said.push(line))).toBe(1)
  expect(await verifyLinks(ROOT, ['--weaken', 'nothing'], (line) => said.push(line))).toBe(1)
  expect(said).toEqual([
    'Use --pairs, --people, --patients, --months and --timed with whole numbers.',
    expect.stringMatching(/^--weaken takes “all”, or one of: “one draft/),
  ])
})
