// A statement that is always the same but for its values: Kysely writes its SQL when it is first wanted, and never again.
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Db, Write } from './database.ts'
import type { Tables } from './tables.ts'

/** Stands for a value while the SQL is written. */
class Slot<V> {
  constructor(readonly name: keyof V) {}
}

/** @param at holds a slot for each value, so nothing may be decided by one. */
type Build<V, R> = (query: Kysely<Tables>, at: V) => Compilable<R>

const slotsOf = <V extends object>(): V =>
  new Proxy<V>(Object.create(null), { get: (_, name) => new Slot<Record<PropertyKey, unknown>>(name) })

function once<V extends object, R>(build: Build<V, R>) {
  // Kept apart for each connection, because dialects number their parameters differently.
  const written = new WeakMap<Db['query'], CompiledQuery<R>>()
  return (query: Kysely<Tables>, values: V): CompiledQuery<R> => {
    const known = written.get(query) ?? build(query, slotsOf<V>()).compile()
    written.set(query, known)
    const given = (value: unknown) => (value instanceof Slot ? values[value.name as keyof V] : value)
    return { ...known, parameters: known.parameters.map(given) }
  }
}

/** Gives all rows. */
export function preparedRead<V extends object, R>(build: Build<V, R>) {
  const compile = once(build)
  return async ({ query }: Pick<Db, 'query'>, values: V): Promise<R[]> =>
    (await query.executeQuery(compile(query, values))).rows
}

export function preparedWrite<V extends object>(build: Build<V, unknown>) {
  const compile = once(build)
  return ({ query }: Pick<Db, 'query'>, values: V): Write => ({ compile: () => compile(query, values) })
}
