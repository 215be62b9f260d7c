// The race of stops and texts, small: real processes on SQLite and on PostgreSQL. And without the rule it fails.
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { hasPostgres } from '../support/postgres.ts'
import { built } from './delivery/main.ts'
import { buildWeakened, removeWeakened } from './delivery/weaken.ts'
import { verifyStops } from './stops/main.ts'
import { raceStops } from './stops/race.ts'

// Real processes start.
vi.setConfig({ testTimeout: 180_000 })

const ROOT = join(import.meta.dirname, '../..')
const SMALL = ['--messages', '160', '--stops', '40']

async function race(...more: string[]) {
  const said: string[] = []
  const code = await verifyStops(ROOT, [...SMALL, ...more], (line) => said.push(line))
  return { said, code }
}

const HELD = [
  expect.stringMatching(/^\d+ texts left\. Stops: .*\d+ in time/),
  'No text was leased, waited or left once its stop was committed.',
  '40 passed, 0 failed',
]

describe('40 stops while 160 texts leave', () => {
  test('on SQLite: nothing leaves after its stop', async () => {
    expect(await race()).toEqual({ said: HELD, code: 0 })
  })

  test.skipIf(!hasPostgres)('on PostgreSQL, two workers: nothing leaves after its stop', async () => {
    expect(await race('--workers', '2')).toEqual({ said: HELD, code: 0 })
  })
})

test('it is noticed when a stop leaves what waits, and nobody asks again', async () => {
  const entry = await buildWeakened(ROOT, 'a stop leaves what waits, and nobody asks again')
  try {
    const options = { messages: 80, stops: 30, seed: '1', workers: 1, database: null }
    const { wrongs } = await raceStops({ ...options, ...built(ROOT, entry) })
    expect(wrongs.get('leased after its stop')?.length).toBeGreaterThan(0)
  } finally {
    removeWeakened(ROOT, entry)
  }
})
