// Runs the Worker as `wrangler dev` does, on a local D1 in a folder of its own, and stops all of it afterwards.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database } from '@cloudflare/workers-types'
import { getPlatformProxy } from 'wrangler'
import { ROOT } from '../ground/sources.ts'

const WRANGLER = join(ROOT, 'node_modules/.bin/wrangler')

export interface LocalD1 {
  readonly d1: D1Database
  close(): Promise<void>
}

export interface LocalCloudflare {
  /** The same database that the Worker uses; close it before the Worker starts. */
  openD1(): Promise<LocalD1>
  /** Resolves once the Worker listens; to be stopped with `stop`. */
  start(port: number, settings: Readonly<Record<string, string>>): Promise<{ stop(): Promise<void> }>
  remove(): void
}

/** A folder with a D1 that holds every migration. */
export function createLocalCloudflare(): LocalCloudflare {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-wrangler-'))
  const env = {
    ...process.env,
    CI: '1',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_LOG_PATH: folder,
    NO_COLOR: '1',
  }
  const applied = spawnSync(
    WRANGLER,
    ['d1', 'migrations', 'apply', 'sayso', '--local', '--persist-to', folder],
    {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    },
  )
  if (applied.status !== 0)
    throw new Error(`the migrations were not applied: ${applied.stdout}${applied.stderr}`)

  return {
    async openD1() {
      const proxy = await getPlatformProxy<{ DB: D1Database }>({ persist: { path: join(folder, 'v3') } })
      return { d1: proxy.env.DB, close: () => proxy.dispose() }
    },
    async start(port, settings) {
      const given = Object.entries(settings).flatMap(([name, value]) => ['--var', `${name}:${value}`])
      const child = spawn(
        WRANGLER,
        [
          'dev',
          '--ip',
          '127.0.0.1',
          '--port',
          `${port}`,
          '--inspector-port',
          '0',
          '--persist-to',
          folder,
          ...given,
        ],
        { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
      )
      let said = ''
      const ready = new Promise<void>((resolve, reject) => {
        const hear = (chunk: Buffer) => {
          said += chunk.toString()
          if (/Ready on http/.test(said)) resolve()
        }
        child.stdout.on('data', hear)
        child.stderr.on('data', hear)
        child.once('exit', () => reject(new Error(`wrangler dev ended before it listened: ${said}`)))
      })
      await ready
      return {
        async stop() {
          const gone = once(child, 'exit')
          if (child.pid) process.kill(-child.pid, 'SIGTERM')
          await gone
        },
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
