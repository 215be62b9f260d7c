// Whoever carries off the database and its journal, without keys, after all that the others did to it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Finding, World } from './world.ts'

/** As answers name it; questions, which are public, name it otherwise. */
const SEALED_ITEM = /"(T\d+|B4|I3|Y6|C1)":/

export async function carryOff({ folder, program }: World, finding: Finding): Promise<void> {
  const { query } = program.deps.db
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1'))
  for (const text of files) {
    finding.look('A file holds a patient’s words in clear.', !text.includes('Canary goal'))
    finding.look('A file names a private item.', !SEALED_ITEM.test(text))
  }
  const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    query,
  )
  for (const { name } of tables.rows) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(query)
    finding.look(`The table ${name} names a private item.`, !SEALED_ITEM.test(JSON.stringify(rows)))
  }
  const answers = await query.selectFrom('answer').select('item').execute()
  finding.look('A private answer lies among the open ones.', !answers.some(({ item }) => /^T\d/.test(item)))
  const parts = await query.selectFrom('sealed_part').selectAll().execute()
  finding.look('Sealed parts differ in length.', new Set(parts.map(({ body }) => body.length)).size <= 1)
  const ids = await query.selectFrom('invitation').select(['id', 'patient_id']).execute()
  const text = JSON.stringify(parts)
  const named = ids.some(({ id, patient_id: patient }) => text.includes(id) || text.includes(patient))
  finding.look('A sealed part names whose it is.', !named)
  const begun = new Set(
    (await query.selectFrom('draft').select('invitation_id').execute()).map((row) => row.invitation_id),
  )
  finding.look('An interview that was begun has no sealed part.', parts.length >= begun.size)
}
