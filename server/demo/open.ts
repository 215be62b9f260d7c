// Opens the demo: makes the county on the first start, refuses any database not marked as one, and sets its clock.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Hono } from 'hono'
import { ConfigProblem, type Config } from '../config.ts'
import { createDeps } from '../create-deps.ts'
import type { Db } from '../db/database.ts'
import { newestAuditAt } from '../db/demo-county.ts'
import type { Migratable } from '../db/migrate.ts'
import { openSqlite } from '../db/open-sqlite.ts'
import { findProgram, insertProgram, readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { createSimulatedPhones } from '../external/simulated-phones.ts'
import { newToken } from '../ids.ts'
import { logLine, machineNow, migrateDatabase, readAssets, type Serving } from '../machine.ts'
import { mountDemo } from './app.ts'
import { createOrderedIds } from './chance.ts'
import { before, createDemoClock, firstInstant } from './clock.ts'
import { createCounty, SMALL_COUNTY } from './county.ts'
import { createDemo, type Demo } from './demo.ts'
import { closePastQuarters, freezePastVerdicts } from './history-releases.ts'
import { openOffice } from './office.ts'

export interface DemoOptions {
  readonly seed?: string
  readonly size?: { readonly patients: number; readonly caseManagers: number; readonly months: number }
  /** The machine's own clock: an instant. */
  readonly machineNow?: () => string
  /** One line for whoever waits. */
  readonly tell?: (line: string) => void
}

const BEAT_MS = 5_000
const FLOOR = 11
const LIVED = 'P3D'
const PROGRAM = { name: 'Orchard', timeZone: 'America/Los_Angeles' }

/** Throws `ConfigProblem` when the file holds anything but a demo. */
export async function openDemo(
  config: Config,
  options: DemoOptions = {},
): Promise<Serving & { readonly demo: Demo }> {
  if (!config.database.startsWith('file:'))
    throw new ConfigProblem('DEMO_DATABASE must begin with file: because the demo lives in one file.')
  const file = config.database.slice('file:'.length)
  if (!existsSync(file)) await makeDemo(config, file, options)
  const db = openSqlite(file)
  if (!(await isDemo(db))) {
    await db.close()
    throw new ConfigProblem(
      'This database is not a demo: set all the production settings, or name another file in DEMO_DATABASE.',
    )
  }
  await migrateDatabase(db)
  const { demoNow } = await readProgram(db)
  const newest = await newestAuditAt(db)
  const machine = options.machineNow ?? machineNow
  const from = [demoNow, newest].reduce<string>((late, at) => (at && at > late ? at : late), '')
  const clock = createDemoClock(from, () => Date.parse(machine()))
  const deps = await depsOf(config, db, clock.now)
  const demo = createDemo(deps, clock)
  return {
    deps,
    demo,
    everyMs: BEAT_MS,
    mount: (app: Hono) => mountDemo(app, deps, demo),
    beat: async () => {
      try {
        await demo.live()
      } catch (error) {
        deps.log('error', 'beat.failed', { error: error instanceof Error ? error.name : 'unknown' })
      }
      return false
    },
  }
}

/** Under another name until it is whole: a start that was cut short leaves no half county behind. */
async function makeDemo(config: Config, file: string, options: DemoOptions): Promise<void> {
  const { seed = 'orchard', size = SMALL_COUNTY, tell = console.log } = options
  const machine = options.machineNow ?? machineNow
  const making = `${file}.making`
  mkdirSync(dirname(file), { recursive: true })
  for (const left of [making, `${making}-wal`, `${making}-shm`]) rmSync(left, { force: true })
  const db = openSqlite(making)
  try {
    await migrateDatabase(db)
    const opens = firstInstant(machine(), PROGRAM.timeZone)
    // The last days are lived by the product itself, so that the phones hold whole conversations.
    const now = before(opens, LIVED, PROGRAM.timeZone)
    await db.commit([
      insertProgram(db, {
        name: PROGRAM.name,
        time_zone: PROGRAM.timeZone,
        floor: FLOOR,
        demo: 1,
        demo_now: now,
        created_at: now,
      }),
    ])
    const clock = createDemoClock(now, () => 0)
    const deps = { ...(await depsOf(config, db, clock.now)), log: () => {} }
    tell(`Making a county of ${size.patients} people and their last ${size.months} months …`)
    let told = 0
    await createCounty(deps, {
      ...size,
      seed,
      now,
      onProgress: (made) => {
        if (made - told < size.patients / 4) return
        told = made
        tell(`  ${made} of ${size.patients}`)
      },
    })
    await closePastQuarters(deps, now, size.months)
    await freezePastVerdicts(deps, now, size.months)
    await createDemo(deps, clock).advance(LIVED)
    await openOffice(deps)
  } finally {
    await db.close()
  }
  renameSync(making, file)
}

function depsOf(config: Config, db: Db, now: () => string): Promise<Deps> {
  const newId = createOrderedIds(now)
  return createDeps({
    db,
    config,
    now,
    newId,
    newToken,
    log: logLine,
    sms: createSimulatedPhones({ db, now, newId }),
    assets: readAssets(),
  })
}

/** Asked before anything is written: a production database is left as it is. */
async function isDemo(db: Db & Migratable): Promise<boolean> {
  try {
    return (await findProgram(db))?.demo === true
  } catch {
    return false
  }
}
