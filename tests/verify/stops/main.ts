// `npm run verify:stops`: people say stop while texts leave; nothing leaves to a phone once its stop is committed.
import { parseArgs } from 'node:util'
import { hasPostgres, startPostgres } from '../../support/postgres.ts'
import { built } from '../delivery/main.ts'
import { raceStops } from './race.ts'

type Print = (line: string) => void

/** Returns the exit code. @param root the project's folder, built. */
export async function verifyStops(root: string, given: readonly string[], print: Print): Promise<number> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      messages: { type: 'string', default: '10000' },
      stops: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
      database: { type: 'string' },
    },
  })
  const [messages = 0, stops = 0, workers = 0] = [values.messages, values.stops, values.workers].map(Number)
  if (!(stops >= 1) || !(messages >= 2 * stops) || !(workers >= 1)) {
    print(
      'Use --messages, --stops and --workers with whole numbers, and at least two messages for each stop.',
    )
    return 1
  }
  const several = workers > 1 && values.database === undefined
  if (several && !hasPostgres) {
    print(
      'Several workers share a PostgreSQL database: name one with --database postgres://…, or install PostgreSQL.',
    )
    return 1
  }
  const server = several ? startPostgres() : null
  try {
    const database = values.database ?? server?.url ?? null
    const race = await raceStops({ messages, stops, workers, seed: values.seed, database, ...built(root) })
    const named = Object.entries(race.counts).map(([name, times]) => `${times} ${name}`)
    print(`${race.sent} texts left. Stops: ${named.join(', ')}.`)
    for (const [what, ids] of race.wrongs) print(`${ids.length} ${what}: ${ids.slice(0, 3).join(', ')}`)
    const said = Object.values(race.counts).reduce((sum, times) => sum + times, 0)
    if (said < stops) print(`Only ${said} of ${stops} stops were said while texts left.`)
    const failed = new Set([...race.wrongs.values()].flat()).size + (stops - said)
    if (failed === 0) print('No text was leased, waited or left once its stop was committed.')
    print(`${stops - Math.min(failed, stops)} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    server?.stop()
  }
}
