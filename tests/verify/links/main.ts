// `npm run verify:links`: takes the part of everybody who holds a link, a letter, a phone, a page or the file, and should
// learn nothing that a patient sealed.
import { parseArgs } from 'node:util'
import type { attack as attackAll, Size } from './attack.ts'
import type { Found } from './world.ts'
import { buildAttack, removeAttack, WEAKENINGS } from './weaken.ts'

type Print = (line: string) => void

const MOST_NAMED = 12

/** Returns the exit code. @param root the project's folder, built. */
export async function verifyLinks(root: string, given: readonly string[], print: Print): Promise<number> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seed: { type: 'string', default: '1' },
      pairs: { type: 'string', default: '60' },
      people: { type: 'string', default: '12' },
      patients: { type: 'string', default: '60' },
      months: { type: 'string', default: '24' },
      timed: { type: 'string', default: '1000' },
      weaken: { type: 'string' },
    },
  })
  const { seed, weaken, ...counts } = values
  const size = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]))
  if (!Object.values(size).every((count) => Number.isInteger(count) && count >= 0)) {
    print('Use --pairs, --people, --patients, --months and --timed with whole numbers.')
    return 1
  }
  const names = Object.keys(WEAKENINGS)
  if (weaken !== undefined && weaken !== 'all' && !names.includes(weaken)) {
    print(`--weaken takes “all”, or one of: ${names.map((name) => `“${name}”`).join(', ')}.`)
    return 1
  }
  const whole = { seed, pairs: 0, people: 0, patients: 0, months: 0, timed: 0, ...size }
  if (weaken === undefined) return report(await run(root, null, whole, print), print)
  let missed = 0
  for (const name of weaken === 'all' ? names : [weaken]) {
    const { failed, told } = await run(root, name, onlyFor(name, whole), () => {})
    print(failed.length > 0 ? `Caught: ${name}. ${failed[0]}` : `Not caught: ${name}.`)
    if (failed.length > 0) continue
    missed += 1
    for (const line of told) print(line)
  }
  const tried = weaken === 'all' ? names.length : 1
  print(`${tried - missed} passed, ${missed} failed`)
  return missed === 0 ? 0 : 1
}

/** The attackers who should notice, and nobody else: each weakening is one build and one run. */
export function onlyFor(weakening: string, size: Size): Size {
  const by = WEAKENINGS[weakening]?.by
  const kept = (part: typeof by, count: number) => (by === part ? count : 0)
  return {
    ...size,
    timed: 0,
    pairs: kept('pairs', size.pairs),
    people: kept('people', size.people),
    months: kept('months', size.months),
  }
}

interface Attack {
  readonly attack: typeof attackAll
}

/** @param weakening null: as it is. */
export async function run(root: string, weakening: string | null, size: Size, print: Print): Promise<Found> {
  const built = await buildAttack(root, weakening)
  try {
    const { attack }: Attack = await import(built)
    return await attack(size, print)
  } finally {
    removeAttack(built)
  }
}

function report({ passed, failed, told }: Found, print: Print): number {
  for (const line of told) print(line)
  const named = [...new Set(failed)]
  for (const line of named.slice(0, MOST_NAMED)) print(line)
  if (named.length > MOST_NAMED) print(`… and ${named.length - MOST_NAMED} more.`)
  if (failed.length === 0) print('Nobody learned anything that a patient sealed.')
  print(`${passed} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}
