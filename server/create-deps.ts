// Puts the product's few dependencies together, the same way on every runtime and in every test.
import { catalogue } from '../surveys/catalogue.ts'
import { dataKeys, insertDataKey } from './db/data-keys.ts'
import { Conflict } from './db/database.ts'
import { anyYearKey } from './db/sealed-keys.ts'
import type { Deps } from './deps.ts'
import { createSealedRing, type SealedRing } from './sealed-ring.ts'
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
    sealed: await openSealedRing(world),
    surveys: await loadSurveys(world, catalogue),
  }
}

/** Throws when the setting is not the one that this database was sealed with: else patients would be the first to hear. */
async function openSealedRing(world: World): Promise<SealedRing> {
  const ring = createSealedRing(world, world.config.sealedKey)
  const year = await anyYearKey(world.db)
  try {
    if (year) await ring.byId(year.id)
  } catch {
    throw new Error(
      'SAYSO_SEALED_KEY is not the key that the private answers in this database were sealed with.',
    )
  }
  return ring
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
