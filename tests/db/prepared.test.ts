// A prepared statement: its SQL is each database's own, and its values are those of the call.
import { afterAll, expect, test } from 'vitest'
import { openPostgres } from '../../server/db/open-postgres.ts'
import { openSqlite } from '../../server/db/open-sqlite.ts'
import { preparedRead, preparedWrite } from '../../server/db/prepared.ts'

const sqlite = openSqlite(':memory:')
// Never asked anything, so it connects to nothing.
const postgres = openPostgres('postgres://nobody@localhost/nothing')

afterAll(async () => {
  await Promise.all([sqlite.close(), postgres.close()])
})

const rename = preparedWrite((query, at: { readonly name: string; readonly id: string | null }) =>
  query
    .updateTable('team')
    .set({ name: at.name })
    .where('id', '=', at.id)
    .where('name', '<>', 'fixed')
    .where('name', '<>', at.name),
)

test('values stand where the statement names them, constants between them, again and on another database', () => {
  expect(rename(sqlite, { name: 'North', id: 'a' }).compile()).toMatchObject({
    sql: 'update "team" set "name" = ? where "id" = ? and "name" <> ? and "name" <> ?',
    parameters: ['North', 'a', 'fixed', 'North'],
  })
  expect(rename(sqlite, { id: null, name: 'South' }).compile().parameters).toEqual([
    'South',
    null,
    'fixed',
    'South',
  ])
  expect(rename(postgres, { name: 'North', id: 'a' }).compile()).toMatchObject({
    sql: 'update "team" set "name" = $1 where "id" = $2 and "name" <> $3 and "name" <> $4',
    parameters: ['North', 'a', 'fixed', 'North'],
  })
})

test('reads give the rows of this call’s values', async () => {
  await sqlite.script(
    `CREATE TABLE team (id TEXT, name TEXT); INSERT INTO team VALUES ('a', 'North'), ('b', 'South')`,
  )
  const named = preparedRead((query, at: { readonly id: string }) =>
    query.selectFrom('team').select('name').where('id', '=', at.id),
  )
  expect(await named(sqlite, { id: 'b' })).toEqual([{ name: 'South' }])
  expect(await named(sqlite, { id: 'a' })).toEqual([{ name: 'North' }])
  expect(await named(sqlite, { id: 'c' })).toEqual([])
})
