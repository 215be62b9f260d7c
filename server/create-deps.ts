// Puts the product's few dependencies together, the same way on every runtime and in every test.
import { catalogue } from '../surveys/catalogue.ts'
import { dataKeys, insertDataKey } from './db/data-keys.ts'
import { Conflict } from './db/database.ts'
import type { Deps } from './deps.ts'
import { createSealedRing } from './sealed-ring.ts'
import { createSealer, newDataKey, type DataKey } from './sealing.ts'
import { loadSurveys } from './surveys.ts'

/** All that does not come from the database, which must be migrated. */
export type World = Omit<Deps, 'sealer' | 'sealed' | 'surveys'>

/** Makes the first data key and publishes the catalogue's surveys where they are missing. */
export async function createDeps(world: World): Promise<Deps> {
  const keys = await firstDataKeys(world)
  return {
    ...world,
    sealer: await createSealer(world.config.key, keys),
    sealed: createSealedRing(world, world.config.sealedKey),
    surveys: await loadSurveys(world, catalogue),
  }
}

const FIRST_KEY = 'k1'

/** Two processes may start on one new database: the first key's id is fixed, so that the later one takes the earlier's. */
async function firstDataKeys({ db, config, now }: World): Promise<readonly DataKey[]> {
  const known = await dataKeys(db)
  if (known.length > 0) return known
  try {
    await db.commit([insertDataKey(db, await newDataKey(config.key, FIRST_KEY), now())])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
  return dataKeys(db)
}
