// What every database gives us: reads by Kysely, and one atomic commit for all of an action's writes.
import type { CompiledQuery, Kysely } from 'kysely'
import { preparedWrite } from './prepared.ts'
import type { Tables } from './tables.ts'

/** SQL text and its values. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/** A write that has not run: any Kysely insert, update or delete. Only `commit` runs it. */
export interface Write {
  compile(): Statement
}

export interface Written {
  readonly rows: readonly Record<string, unknown>[]
  readonly changes: number
}

export interface Db {
  /** Builds queries. Reads may be executed; writes are handed to `commit`. */
  readonly query: Kysely<Tables>
  /** All or nothing, in order. Throws `Conflict` when a claim was lost or a unique row exists already. */
  commit(writes: readonly Write[]): Promise<Written[]>
  /**
   * Leaves nothing of deleted rows of these tables in the files; 'all' writes the database anew. Nobody else is served
   * meanwhile. Throws when another connection is in the way. Where the files are not ours it does nothing.
   */
  scrub(tables: 'all' | readonly (keyof Tables)[]): Promise<void>
  close(): Promise<void>
}

/** Told every statement's SQL text, never its values. */
export type OnStatement = (sql: string) => void

/** Somebody else was first: the commit was rolled back whole. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly kind: 'claim' | 'unique'
  constructor(kind: 'claim' | 'unique') {
    super(kind === 'claim' ? 'a claim was lost' : 'the row exists already')
    this.kind = kind
  }
}

type Claimable =
  | 'invitation'
  | 'outbox'
  | 'inbound'
  | 'conversation'
  | 'follow_up'
  | 'one_time_link'
  | 'kiosk_code'
  | 'page_code'
  | 'draft'
  | 'survey_draft'
  | 'program'
  | 'sealed_part'
  | 'sealed_year'

/** The guard after a claiming UPDATE: exactly one row must now carry `claim`, or the commit rolls back. */
export function mustHaveClaimed(db: Db, table: Claimable, claim: string): Write {
  const known = guards.get(table) ?? guardOf(table)
  guards.set(table, known)
  return known(db, { claim })
}

/** The same for a claim on several rows at once: exactly `count` must carry it. */
export function mustHaveClaimedAll(
  { query }: Pick<Db, 'query'>,
  table: Claimable,
  claim: string,
  count: number,
): Write {
  const claimed = query
    .selectFrom(table)
    .select((e) => e(e.fn.countAll<number>(), '-', count - 1).as('ok'))
    .where('claim', '=', claim)
  return query.insertInto('must').columns(['ok']).expression(claimed)
}

const guards = new Map<Claimable, ReturnType<typeof guardOf>>()

const guardOf = (table: Claimable) =>
  preparedWrite((query, at: { readonly claim: string }) =>
    query
      .insertInto('must')
      .columns(['ok'])
      .expression(
        query
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('ok'))
          .where('claim', '=', at.claim),
      ),
  )

const emptyGuards = preparedWrite((query) => query.deleteFrom('must'))

/** The statements of a commit, with the guard table emptied last when anything was put into it. */
export function compileWrites(db: Pick<Db, 'query'>, writes: readonly Write[]): Statement[] {
  const compiled = writes.map((write) => write.compile())
  const guarded = compiled.some((query) => query.sql.startsWith('insert into "must"'))
  return guarded ? [...compiled, emptyGuards(db, {}).compile()] : compiled
}

/** Reads a driver's error: a lost claim or a duplicate becomes `Conflict`; anything else stays itself. */
export function asConflict(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string }
  const text = `${code ?? ''} ${message ?? ''}`
  if (/CHECK constraint failed: ok = 1|"must_ok_check"/.test(text)) return new Conflict('claim')
  if (/UNIQUE constraint failed|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505/.test(text))
    return new Conflict('unique')
  // Two commits that waited for each other: the server ended one of them.
  if (/40P01|40001/.test(text)) return new Conflict('claim')
  return error
}
