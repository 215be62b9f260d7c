// The product as `npm start` runs it: the built Node entry in a process of its own, with a demo file of its own.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

const root = join(import.meta.dirname, '../..')

export interface ServedDemo {
  readonly origin: string
  /** All that the process printed so far. */
  printed(): string
  /** Runs `sayso …` against the same database; returns its exit code and what it printed. */
  sayso(...args: readonly string[]): { readonly code: number | null; readonly output: string }
  /** @param duration such as `P1M`; returns the demo's new present. */
  advance(duration: string): Promise<string>
  stop(): Promise<void>
}

export async function serveDemo(): Promise<ServedDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-demo-'))
  const port = await freePort()
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, PORT: String(port), DEMO_DATABASE: `file:${join(folder, 'demo.sqlite')}` }
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/node.js')], { env, cwd: folder })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('/phones')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    printed: () => printed,
    sayso: (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
        env,
        encoding: 'utf8',
      })
      return { code: status, output: stdout + stderr }
    },
    advance: async (duration) => {
      const answer = await fetch(`${origin}/dev/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify({ advance: duration }),
      })
      if (!answer.ok) throw new Error(`the clock said ${answer.status}`)
      return ((await answer.json()) as { now: string }).now
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
