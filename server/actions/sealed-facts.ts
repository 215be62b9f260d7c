// The facts that tell what is asked in private: sealed by the ring to one length, and opened where patients are asked.
import { localDate } from '../core/outreach/window.ts'
import { NOTHING_PRIVATE, type InterviewFacts, type SealedFacts } from '../core/question.ts'
import type { Invitation } from '../db/invitations.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import type { YearKey } from '../sealed-ring.ts'

/** One whose facts were opened: server code that asks has no other. */
export type AskedInvitation = Omit<Invitation, 'storedFacts' | 'factsSealed'> & {
  readonly facts: InterviewFacts
}

const placeOf = (invitationId: string) => `invitation|facts_sealed|${invitationId}`

/** By the key of the program year in which the link ends; `KEY.SEALED`, of one length whatever it says. */
export async function sealFacts(
  { db, sealed }: Pick<Deps, 'db' | 'sealed'>,
  invitationId: string,
  expiresAt: string,
  { trust, homeVisitDue }: SealedFacts,
): Promise<string> {
  const { timeZone } = await readProgram(db)
  const key = await sealed.ofYear(Number(localDate(expiresAt, [timeZone]).slice(0, 4)))
  return `${key.id}.${key.seal(placeOf(invitationId), JSON.stringify({ trust, homeVisitDue }))}`
}

/** A new invitation's two columns. */
export async function factsColumns(
  deps: Pick<Deps, 'db' | 'sealed'>,
  invitationId: string,
  expiresAt: string,
  facts: InterviewFacts,
): Promise<{ facts: string; facts_sealed: string }> {
  const { trust, homeVisitDue, ...stored } = facts
  const sealed = await sealFacts(deps, invitationId, expiresAt, { trust, homeVisitDue })
  return { facts: JSON.stringify(stored), facts_sealed: sealed }
}

/** Nothing is asked in private where the year's key is gone, or what is sealed was changed or lies elsewhere. */
export async function factsOf(
  { sealed }: Pick<Deps, 'sealed'>,
  { id, storedFacts, factsSealed }: Pick<Invitation, 'id' | 'storedFacts' | 'factsSealed'>,
): Promise<InterviewFacts> {
  if (factsSealed === null) return { ...NOTHING_PRIVATE, ...storedFacts }
  const dot = factsSealed.indexOf('.')
  const key = await sealed.byId(factsSealed.slice(0, dot))
  return { ...storedFacts, ...((key && opened(key, id, factsSealed.slice(dot + 1))) ?? NOTHING_PRIVATE) }
}

function opened(key: YearKey, id: string, sealed: string): SealedFacts | null {
  try {
    return JSON.parse(key.open(placeOf(id), sealed))
  } catch {
    // One row that somebody meddled with must not stop the others' planning.
    return null
  }
}
