// The real process, started as an operator starts it, killed without warning, and started again.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ProductOptions {
  /** The built entry. */
  readonly entry: string
  /** Loaded first, to set the clock. */
  readonly clock: string
  readonly settings: Readonly<Record<string, string>>
}

export interface Product {
  start(aheadMs: number): void
  /** As a power cut would: no handler runs. Resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM, and a kill when that takes too long. */
  stop(): Promise<void>
  /** How often it ended although nobody ended it. */
  readonly crashes: () => number
  /** Events of level error in its log, and how often. */
  readonly errors: ReadonlyMap<string, number>
}

const STOPS_WITHIN_MS = 3_000

export function createProduct({ entry, clock, settings }: ProductOptions): Product {
  let child: ChildProcess | null = null
  let crashed = 0
  const errors = new Map<string, number>()

  function hear(line: string): void {
    if (!line.includes('"level":"error"')) {
      // Not JSON: what Node itself says when a process falls over.
      if (!line.startsWith('{') && /Error/.test(line)) count(line.slice(0, 200))
      return
    }
    const { event, step, error, code } = JSON.parse(line) as Record<string, unknown>
    count([event, step, error, code].filter((part) => part !== undefined).join(' '))
  }
  const count = (name: string) => void errors.set(name, (errors.get(name) ?? 0) + 1)

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill(signal)
    const late = setTimeout(() => ending.kill('SIGKILL'), STOPS_WITHIN_MS)
    await gone
    clearTimeout(late)
  }

  return {
    start(aheadMs) {
      const started = spawn(process.execPath, ['--import', clock, entry], {
        env: { PATH: process.env['PATH'], ...settings, VERIFY_CLOCK_AHEAD_MS: String(aheadMs) },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      createInterface({ input: started.stderr }).on('line', hear)
      started.once('exit', () => {
        if (child !== started) return
        crashed += 1
        child = null
      })
      child = started
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    crashes: () => crashed,
    errors,
  }
}
