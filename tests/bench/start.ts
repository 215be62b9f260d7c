// How long the built server takes to serve a demo file that is there already, and the memory it then rests at.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { figure, median, type Figure } from './figures.ts'

const entry = join(import.meta.dirname, '../../dist/node.js')

interface Started {
  readonly seconds: number
  readonly megabytes: number
}

async function startOnce(database: string): Promise<Started> {
  const { PATH, HOME } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=16', entry], {
    env: { PATH, HOME, PORT: '0', DEMO_DATABASE: `file:${database}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('/phones') && resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const seconds = (performance.now() - begun) / 1000
  await wait(3_000)
  const status = `/proc/${child.pid}/status`
  const kilobytes = existsSync(status)
    ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0)
    : 0
  child.kill('SIGTERM')
  await once(child, 'exit')
  return { seconds, megabytes: kilobytes / 1024 }
}

export async function benchStart(times: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-start-'))
  const database = join(folder, 'demo.sqlite')
  const first = await startOnce(database)
  const later: Started[] = []
  for (let time = 0; time < times; time += 1) later.push(await startOnce(database))
  rmSync(folder, { recursive: true, force: true })
  return [
    figure('first start, making the county', first.seconds, 's'),
    figure('start on a file that is there', median(later.map(({ seconds }) => seconds)), 's', 3),
    figure('idle memory', median(later.map(({ megabytes }) => megabytes)), 'MB', 200),
  ]
}
