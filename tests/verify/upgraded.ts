// A file that an older version left, opened by this one: beat after beat, each by a process of its own, and the ways in which
// its patients go on.
import { sql } from 'kysely'
import { tick } from '../../server/actions/tick.ts'
import { createApp } from '../../server/app.ts'
import { createDeps } from '../../server/create-deps.ts'
import { migrate } from '../../server/db/migrate.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import type { Deps } from '../../server/deps.ts'
import { createSimulatedPhones } from '../../server/external/simulated-phones.ts'
import { createNewId, newToken } from '../../server/ids.ts'
import { hidden } from '../channels/page-setup.ts'
import { migrations, OLD_NOW, type OldPerson } from '../support/old-database.ts'
import { ASSETS, TEST_CONFIG } from '../support/program.ts'
import { phone } from '../support/texting.ts'

export type Upgraded = Awaited<ReturnType<typeof openUpgraded>>

export async function openUpgraded(file: string) {
  let now = OLD_NOW
  const logged: string[] = []
  let deps = await open()

  async function open(): Promise<Deps> {
    const db = openSqlite(file)
    await migrate(db, migrations, now)
    const world = { db, now: () => now, newId: createNewId(() => now), newToken, assets: ASSETS }
    return createDeps({
      ...world,
      config: TEST_CONFIG,
      log: (level, event) => logged.push(`${level} ${event}`),
      sms: createSimulatedPhones(world),
    })
  }

  async function beats(): Promise<void> {
    for (let beat = 0; beat < 20; beat += 1) {
      const { more } = await tick(deps)
      await deps.db.close()
      deps = await open()
      if (!more) return
    }
    throw new Error('it does not end')
  }

  /** @param cookie null: it has none. `send` fills in what the last page's form carries. */
  function browser({ token }: OldPerson, cookie: string | null) {
    let last = ''
    const ask = async (init: RequestInit, more: Record<string, string> = {}) => {
      const headers = { ...more, ...(cookie ? { cookie: `__Host-sayso=${cookie}` } : {}) }
      last = await (await createApp(deps).request(`/s/${token}`, { ...init, headers })).text()
      return last
    }
    return {
      get: () => ask({}),
      send: (fields: Record<string, string>) =>
        ask(
          { method: 'POST', body: new URLSearchParams({ ...hidden(last), ...fields }).toString() },
          { 'Content-Type': 'application/x-www-form-urlencoded' },
        ),
    }
  }

  async function kiosk(path: 'show' | 'answers', body: object) {
    const headers = { 'Content-Type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await createApp(deps).request(`/kiosk/${path}`, init)
    return ((await answer.json()) as { view: object }).view
  }

  return {
    logged,
    beats,
    browser,
    kiosk,
    deps: () => deps,
    at: (instant: string) => {
      now = instant
    },
    texts: ({ phone: number }: OldPerson) => phone({ deps }, number),
    rows: async (statement: string) =>
      (await sql<Record<string, unknown>>`${sql.raw(statement)}`.execute(deps.db.query)).rows,
  }
}
