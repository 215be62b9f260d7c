// What a tablet's sitting is about, while it lasts; how long it lasts; and its end, when the patient leaves.
import { findInvitation } from '../db/invitations.ts'
import { endKioskSittingAt, findKioskSitting } from '../db/kiosk-codes.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import { assist } from './ask-privately.ts'
import { assemble, readSitting, type Sitting } from './read-sitting.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now'>

/** On a tablet that many people use nothing of a patient's own is said: no name, no goal. Null: it is over. */
export async function readKiosk(deps: Needs, token: string): Promise<Sitting | null> {
  const found = await findKioskSitting(deps.db, await hashToken(token), deps.now())
  if (!found) return null
  const sitting = (await readSitting(deps, found.invitationId)) ?? (await readEnded(deps, found.invitationId))
  return sitting && found.help ? assist(deps, sitting, found.help) : sitting
}

/** Answered to its end: for what is offered afterwards; it holds no answers. */
async function readEnded(deps: Needs, id: string): Promise<Sitting | null> {
  const invitation = await findInvitation(deps.db, id)
  return invitation?.state === 'completed' ? assemble(deps, invitation) : null
}

/** From now on a sitting lasts as long as this, and 0 ends it; one that has ended stays so. */
export async function endKioskIn({ db, now }: Needs, token: string, seconds: number): Promise<void> {
  const at = now()
  const until = new Date(Date.parse(at) + seconds * 1000).toISOString()
  await db.commit([endKioskSittingAt(db, await hashToken(token), { now: at, until })])
}
