// Opens what the demo's patients answered privately, for tests that ask whether it is there.
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import type { TestProgram } from '../support/program.ts'

/** What lies sealed for each interview; closing the past quarters moves it on. */
export async function sealedParts(program: TestProgram) {
  const begun = await program.deps.db.query
    .selectFrom('invitation')
    .select(['id', 'ended_at'])
    .where('part_open', '=', 1)
    .execute()
  const bodies = await Promise.all(
    begun.map(async ({ id, ended_at }) => ({
      body: await readSealedPart(program.deps, id),
      at: ended_at ?? '',
    })),
  )
  return bodies.flatMap(({ body: part, at }) => (part ? [{ ...part.body, month: at.slice(0, 7) }] : []))
}
