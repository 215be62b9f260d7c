// The Cloudflare Workers entry: the same app on D1, with a cron for a timer.
import type { D1Database } from '@cloudflare/workers-types'
import assets from '../dist/assets.json' with { type: 'json' }
import { noticeGap } from './actions/notice-gap.ts'
import { tick } from './actions/tick.ts'
import { createApp } from './app.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { createDeps } from './create-deps.ts'
import { Conflict } from './db/database.ts'
import { openD1 } from './db/open-d1.ts'
import type { Deps, Log } from './deps.ts'
import { ensureProgram } from './ensure-program.ts'
import { createTwilio } from './external/twilio.ts'
import { createNewId, newToken } from './ids.ts'
import { SurveyChanged } from './surveys.ts'

interface Env {
  readonly DB: D1Database
  /** Settings, as variables and secrets. */
  readonly [name: string]: unknown
}

interface Product {
  readonly deps: Deps
  readonly app: ReturnType<typeof createApp>
}

const now = (): string => new Date().toISOString()

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const log: Log = (level, event, detail) =>
  console[level](JSON.stringify({ at: now(), level, event, ...detail }))

/** The database is migrated beforehand, by `wrangler d1 migrations apply`. */
async function assemble(env: Env): Promise<Product> {
  const strings = Object.entries(env).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const config = readConfig({ ...Object.fromEntries(strings), DATABASE_URL: 'd1' })
  const db = openD1(env.DB)
  await ensureProgram(db, { name: config.programName, timeZone: config.programTimeZone }, now())
  const sms = createTwilio(config)
  const deps = await createDeps({
    db,
    config,
    now,
    newId: createNewId(now),
    newToken,
    sleep,
    log,
    sms,
    assets,
  })
  await noticeGap(deps)
  return { deps, app: createApp(deps) }
}

// The finished product is kept, not the promise of it: a cancelled request would leave one that never settles.
let product: Product | undefined

async function open(env: Env): Promise<Product> {
  try {
    product ??= await assemble(env)
  } catch (error) {
    // Another isolate set up the new database a moment ago: read what it wrote.
    if (!(error instanceof Conflict)) throw error
    product ??= await assemble(env)
  }
  return product
}

/** Cloudflare compresses what leaves it, and would compress again what the app has compressed. */
function asPlain(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.delete('Accept-Encoding')
  return new Request(request, { headers })
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    try {
      const { app } = await open(env)
      return await app.fetch(asPlain(request))
    } catch (error) {
      const known = error instanceof ConfigProblem || error instanceof SurveyChanged
      log('error', 'start.refused', { reason: known ? error.message : String((error as Error).name) })
      return new Response('Sayso is not set up yet: its log says why.', { status: 503 })
    }
  },
  async scheduled(_controller: unknown, env: Env): Promise<void> {
    await tick((await open(env)).deps)
  },
}
