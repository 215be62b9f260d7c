// What a tablet's sitting is about, while it lasts; how long it lasts; and its end, when the patient leaves.
import { endKioskSittingAt, findKioskSitting } from '../db/kiosk-codes.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import { assist } from './ask-privately.ts'
import { readSitting } from './read-sitting.ts'
import type { Sitting } from './sitting.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now'>

/** On a tablet that many people use nothing of a patient's own is said: no name, no goal. Null: it is over. */
export async function readKiosk(deps: Needs, token: string): Promise<Sitting | null> {
  const hash = await hashToken(token)
  const found = await findKioskSitting(deps.db, hash, deps.now())
  if (!found) return null
  const makers = [...new Set([found.madeBy, ...(found.help?.staffId ? [found.help.staffId] : [])])]
  const { before } = found
  const sitting = await readSitting(deps, found.invitationId, { id: hash, proven: false, makers, before })
  // Ended elsewhere: what waits is for whoever opens the link.
  if (sitting?.stage === 'waiting') return null
  return sitting && found.help ? assist(deps, sitting, found.help) : sitting
}

/** From now on a sitting lasts as long as this, and 0 ends it; one that has ended stays so. */
export async function endKioskIn({ db, now }: Needs, token: string, seconds: number): Promise<void> {
  const at = now()
  const until = new Date(Date.parse(at) + seconds * 1000).toISOString()
  await db.commit([endKioskSittingAt(db, await hashToken(token), { now: at, until })])
}
