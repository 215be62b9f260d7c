// `npm run verify:delivery`: crashes and a faulty carrier; nothing lost in silence, nothing sent twice.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { hasPostgres, startPostgres } from '../../support/postgres.ts'
import { runDelivery, type Run, type RunOptions } from './run.ts'

type Print = (line: string) => void

/** Returns the exit code. @param root the project's folder, built. */
export async function verifyDelivery(root: string, given: readonly string[], print: Print): Promise<number> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      messages: { type: 'string', default: '10000' },
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1' },
      database: { type: 'string' },
    },
  })
  const [messages, kills, workers] = [values.messages, values.kills, values.workers].map(Number)
  if (!(messages! >= 1) || !(kills! >= 0) || !(workers! >= 1)) {
    print('Use --messages, --kills and --workers with whole numbers.')
    return 1
  }
  if (workers! > 1 && values.database === undefined && !hasPostgres) {
    print(
      'Several workers share a PostgreSQL database: name one with --database postgres://…, or install PostgreSQL.',
    )
    return 1
  }
  const server = workers! > 1 && values.database === undefined ? startPostgres() : null
  try {
    const run = await runDelivery({
      messages: messages!,
      kills: kills!,
      workers: workers!,
      seed: values.seed,
      database: values.database ?? server?.url ?? null,
      ...built(root),
      tell: print,
    })
    return report(run, print)
  } finally {
    server?.stop()
  }
}

/** The real process and what sets its clock, in a project that was built. */
export function built(root: string, entry = 'dist/node.js'): Pick<RunOptions, 'root' | 'entry' | 'clock'> {
  const clock = pathToFileURL(join(root, 'tests/verify/delivery/clock.mjs')).href
  return { root, entry: join(root, entry), clock }
}

const MOST_NAMED = 3

function report(run: Run, print: Print): number {
  const counts = Object.entries(run.counts).sort(([, a], [, b]) => b - a)
  print(`What became of the texts: ${counts.map(([name, times]) => `${times} ${name}`).join(', ')}.`)
  for (const [name, times] of run.errors) print(`The log says ${times} times: ${name}.`)
  for (const [name, ids] of run.wrongs) {
    const some = ids.slice(0, MOST_NAMED).join(', ')
    print(`${ids.length} ${name}: ${some}${ids.length > MOST_NAMED ? ' …' : ''}`)
  }
  if (run.crashes > 0) print(`The process fell over ${run.crashes} times by itself.`)
  const failed = run.failed + run.crashes
  if (failed === 0)
    print('Nothing was sent twice, nothing was lost in silence, nothing left outside its hours.')
  print(`${run.passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
