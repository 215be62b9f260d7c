// What one holder of a link has answered so far, and the private part of an interview, read as only its own channel may.
import { BY_PHONE, type Holder } from '../../server/actions/holder.ts'
import { readLink } from '../../server/actions/read-link.ts'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import type { Sitting } from '../../server/actions/sitting.ts'
import { draftsOf } from '../../server/db/drafts.ts'
import type { TestProgram } from './program.ts'

/** As whoever began it sees it. Null: nobody has begun, or it is over. */
export async function begunSitting(
  { deps }: Pick<TestProgram, 'deps'>,
  invitationId: string,
): Promise<Sitting | null> {
  const [first] = await draftsOf(deps.db, invitationId)
  if (!first) return null
  return readSitting(deps, invitationId, { id: first.holder, proven: first.holder === 'phone', makers: [] })
}

/** As the phone that a link was texted to sees its interview, or as another holder does. */
export async function sittingByToken(
  { deps }: Pick<TestProgram, 'deps'>,
  token: string,
  holder: Holder = BY_PHONE,
): Promise<Sitting | null> {
  const link = await readLink(deps, token)
  return link && readSitting(deps, link.invitation.id, holder)
}

/** Item → code; empty: nothing private was said. */
export async function saidPrivately(
  { deps }: TestProgram,
  invitationId: string,
): Promise<Readonly<Record<string, number>>> {
  return (await readSealedPart(deps, invitationId))?.body.answers ?? {}
}
