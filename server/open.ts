// What this process serves: a real program with everything set, or the demo.
import { noticeGap } from './actions/notice-gap.ts'
import { tick } from './actions/tick.ts'
import type { Config } from './config.ts'
import { createDeps } from './create-deps.ts'
import type { Deps } from './deps.ts'
import { ensureProgram } from './ensure-program.ts'
import { createTwilio } from './external/twilio.ts'
import { createNewId, newToken } from './ids.ts'
import {
  logLine,
  machineNow,
  migrateDatabase,
  openDatabase,
  readAssets,
  sleep,
  type Serving,
} from './machine.ts'

/** Production: everything is set, and nothing is made up. */
export async function openProduction(config: Config): Promise<Deps> {
  if (!config.twilio) throw new Error('production needs Twilio')
  const db = await openDatabase(config.database)
  await migrateDatabase(db)
  await ensureProgram(db, { name: config.programName, timeZone: config.programTimeZone }, machineNow())
  const deps = await createDeps({
    db,
    config,
    now: machineNow,
    newId: createNewId(machineNow),
    newToken,
    sleep,
    log: logLine,
    sms: createTwilio(config),
    assets: readAssets(),
  })
  await noticeGap(deps)
  return deps
}

/** What `npm start` serves: the demo county's code is loaded in the demo only. */
export async function openServing(config: Config): Promise<Serving> {
  if (config.mode === 'demo') {
    const { openDemo } = await import('./demo/open.ts')
    return openDemo(config)
  }
  const deps = await openProduction(config)
  const beat = async () => {
    try {
      return (await tick(deps)).more
    } catch (error) {
      deps.log('error', 'tick.failed', { error: error instanceof Error ? error.name : 'unknown' })
      return false
    }
  }
  return { deps, mount() {}, beat, everyMs: 10_000 }
}
