// How far a database of an older version has been sealed anew, and what it still holds in clear outside sealed answers.
import type { Db, Write } from './database.ts'
import { preparedRead } from './prepared.ts'
import type { ResealTable } from './tables/sealed.ts'

type Query = Pick<Db, 'query'>

export interface Step {
  readonly stage: ResealTable['stage']
  readonly after: string
  readonly moved: number
}

const open = preparedRead((query) =>
  query.selectFrom('reseal').select(['stage', 'after', 'moved']).where('ended', '=', 0),
)

/** Empty for a database that never held anything in clear, and when all is done. */
export const openSteps = (db: Query): Promise<Step[]> => open(db, {})

/** Stage → how many rows it has sealed or removed. */
export async function movedSoFar(db: Query): Promise<Record<string, number>> {
  const rows = await db.query.selectFrom('reseal').select(['stage', 'moved']).execute()
  return Object.fromEntries(rows.map(({ stage, moved }) => [stage, moved]))
}

/** Where another process has come further, nothing happens. */
export function advance(db: Query, { stage, after }: Step, by: number, to = after): Write {
  return db.query
    .updateTable('reseal')
    .set((e) => ({ moved: e('moved', '+', by), after: to }))
    .where('stage', '=', stage)
    .where('after', '=', after)
}

export function endStep(db: Query, { stage }: Step): Write {
  return db.query.updateTable('reseal').set({ ended: 1 }).where('stage', '=', stage)
}

/** A second look at facts, from this instant on. */
export function lookLater(db: Query, instant: string): Write[] {
  return [
    db.query.deleteFrom('reseal').where('stage', '=', 'late'),
    db.query.insertInto('reseal').values({ stage: 'late', after: instant }),
  ]
}

export function lookAgain(db: Query): Write[] {
  return [
    db.query.deleteFrom('reseal').where('stage', '=', 'late'),
    // Cleaned once more after it, so that the log says from when on no backup holds them.
    db.query.updateTable('reseal').set({ ended: 0, after: '' }).where('stage', 'in', ['facts', 'clean']),
  ]
}

/** Codes in clear that their patients withhold, by id. */
export async function withheldInClear(db: Query, after: string, limit: number) {
  const rows = await db.query
    .selectFrom('answer')
    .select(['id', 'value'])
    .where('id', '>', after)
    .where('shared', '=', 0)
    .where('value', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, value }) => ({ id, value: value ?? 0 }))
}

export function sealWithheld(db: Query, id: string, sealed: string): Write {
  return db.query
    .updateTable('answer')
    .set({ value: null, value_sealed: sealed })
    .where('id', '=', id)
    .where('value', 'is not', null)
}

const tellingFacts = (db: Query) =>
  db.query
    .selectFrom('invitation')
    .where((e) => e.or([e('facts', 'like', '%"trust"%'), e('facts', 'like', '%"homeVisitDue"%')]))

/** Facts in clear of links that have ended, by id. */
export function factsInClear(db: Query, { after, now, limit }: Slice) {
  return tellingFacts(db)
    .select(['id', 'facts'])
    .where('id', '>', after)
    .where('expires_at', '<=', now)
    .orderBy('id')
    .limit(limit)
    .execute()
}

interface Slice {
  readonly after: string
  readonly now: string
  readonly limit: number
}

export function replaceFacts(db: Query, id: string, was: string, facts: string): Write {
  return db.query.updateTable('invitation').set({ facts }).where('id', '=', id).where('facts', '=', was)
}

/** When the last link with facts in clear ends; null: there is none. */
export async function lastTellingLink(db: Query): Promise<string | null> {
  const row = await tellingFacts(db)
    .select((e) => e.fn.max<string | null>('expires_at').as('last'))
    .executeTakeFirst()
  return row?.last ?? null
}
