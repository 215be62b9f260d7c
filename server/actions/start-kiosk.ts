// A typed code becomes a sitting on a tablet: once, and not after ten wrong tries from the same network.
import { readCode } from '../core/kiosk-code.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import {
  claimKioskCode,
  failedKioskTries,
  findKioskCode,
  KIOSK_STARTED,
  KIOSK_TRIED,
} from '../db/kiosk-codes.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { assist } from './ask-privately.ts'
import { codeHash } from './make-kiosk-code.ts'
import { readSitting } from './read-sitting.ts'
import type { Sitting } from './sitting.ts'

const TRIES = 10
const MINUTES = 10
/** Longer than any interview takes; a tablet left alone wipes itself long before. */
export const SITTING_MINUTES = 60

type Needs = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId' | 'newToken'>

export interface KioskStart {
  /** To be held in the tablet's memory alone. */
  readonly token: string
  readonly sitting: Sitting
}

/** Null: unknown, used or expired, or nothing is open to answer: what is sealed may be left or not. Throws `Problem('too_many')`.
 *  @param from an address of a network, or any text that stands for where the request came from. */
export async function startKiosk(deps: Needs, typed: unknown, from: string): Promise<KioskStart | null> {
  const { db, sealer, now, newId, newToken } = deps
  const network = await hashToken(`${await sealer.derive('network')}|${from}`)
  await beginTry(deps, network)
  const code = readCode(typed)
  if (code === null) return null
  const hash = await codeHash(deps, code)
  const at = now()
  const found = await findKioskCode(db, hash, at)
  const [token, claim] = [newToken(), newId()]
  const holder = { id: await hashToken(token), proven: false, makers: found ? [found.madeBy] : [] }
  const alone = found ? await readSitting(deps, found.invitationId, holder) : null
  if (!found || alone?.stage !== 'open') return null
  const sitting = found.help ? await assist(deps, alone, found.help) : alone
  try {
    await db.commit([
      claimKioskCode(db, hash, {
        claim,
        at,
        sittingHash: await hashToken(token),
        until: new Date(Date.parse(at) + SITTING_MINUTES * 60_000).toISOString(),
      }),
      mustHaveClaimed(db, 'kiosk_code', claim),
      note(deps, KIOSK_STARTED, network, { maker: found.madeBy }),
    ])
  } catch (error) {
    if (error instanceof Conflict) return null
    throw error
  }
  return { token, sitting }
}

/** The try is written down before the code is looked up, so that a hundred at once are not one. */
async function beginTry(deps: Needs, network: string): Promise<void> {
  const { db, now } = deps
  const since = new Date(Date.parse(now()) - MINUTES * 60_000).toISOString()
  if ((await failedKioskTries(db, { network, since })) >= TRIES) throw new Problem('too_many')
  await db.commit([note(deps, KIOSK_TRIED, network)])
  if ((await failedKioskTries(db, { network, since })) > TRIES) throw new Problem('too_many')
}

/** Of the network alone: which interview was answered on a tablet is said where its answers are kept. */
const note = (
  { db, now, newId }: Needs,
  action: string,
  network: string,
  /** Of the code: a staff id. */
  detail: { readonly maker?: string } = {},
) =>
  audit(db, { id: newId(), at: now(), actor: SYSTEM, action, subject: 'network', subjectId: network, detail })
