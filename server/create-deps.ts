// Puts the product's few dependencies together, the same way on every runtime and in every test.
import { catalogue } from '../surveys/catalogue.ts'
import type { Config } from './config.ts'
import { dataKeys, insertDataKey } from './db/data-keys.ts'
import type { Db } from './db/database.ts'
import type { Assets, Deps, Log } from './deps.ts'
import type { Sms } from './external/sms.ts'
import { createSealer, newDataKey } from './sealing.ts'
import { loadSurveys } from './surveys.ts'

export interface World {
  /** Migrated. */
  readonly db: Db
  readonly config: Config
  readonly now: () => string
  readonly newId: () => string
  readonly newToken: () => string
  readonly log: Log
  readonly sms: Sms
  readonly assets: Assets
}

/** Makes the first data key and publishes the catalogue's surveys where they are missing. */
export async function createDeps(world: World): Promise<Deps> {
  const { db, config, now, newId } = world
  let keys = await dataKeys(db)
  if (keys.length === 0) {
    const key = await newDataKey(config.key, newId())
    await db.commit([insertDataKey(db, key, now())])
    keys = [key]
  }
  return {
    ...world,
    sealer: await createSealer(config.key, keys),
    surveys: await loadSurveys(world, catalogue),
  }
}
