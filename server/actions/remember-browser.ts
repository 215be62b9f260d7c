// Which browser may see a patient's earlier words: the one in which this invitation was first answered.
import type { PhoneUse } from '../core/sitting.ts'
import { deleteBrowser, findBrowser, insertBrowser } from '../db/browsers.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { hashToken } from '../sealing.ts'
import type { Sitting } from './read-sitting.ts'

export interface Holding {
  /** This browser holds the patient's cookie, and the phone allows that to count. */
  readonly holds: boolean
  /** Of the cookie it came with, if that is known. */
  readonly hash: string | null
  readonly lasting: boolean
  /** Others with a phone of their own who answered in this browser: several point to somebody who fills in for them. */
  readonly patients: number
}

const STRANGER: Holding = { holds: false, hash: null, lasting: false, patients: 0 }

export async function readHolding(
  deps: Pick<Deps, 'db'>,
  sitting: Sitting,
  cookie: string | undefined,
): Promise<Holding> {
  if (!cookie) return STRANGER
  const hash = await hashToken(cookie)
  const browser = await findBrowser(deps.db, hash)
  if (!browser) return STRANGER
  const lasting = browser.invitationId === null
  const patients = lasting ? browser.patients : 0
  if (browser.patientId !== sitting.patient.id) return { ...STRANGER, patients }
  const holds = lasting ? sitting.phone === 'own' : browser.invitationId === sitting.invitation.id
  return { holds, hash, lasting, patients: Math.max(0, patients - 1) }
}

export interface Remembered {
  /** A new cookie for the browser; null: it keeps the one it has, or gets none. */
  readonly token: string | null
  readonly lasting: boolean
  readonly writes: readonly Write[]
}

/** @param phone as the answers about to be saved leave it. Whoever comes second with a link may write, and reads nothing. */
export async function rememberBrowser(
  deps: Pick<Deps, 'db' | 'newToken' | 'now'>,
  sitting: Sitting,
  phone: PhoneUse,
  holding: Holding,
): Promise<Remembered> {
  const { db } = deps
  const lasting = phone === 'own'
  const entitled = holding.holds || sitting.invitation.revision === 0
  if (!entitled || (holding.holds && holding.lasting === lasting)) return { token: null, lasting, writes: [] }
  const token = deps.newToken()
  const row = {
    token_hash: await hashToken(token),
    patient_id: sitting.patient.id,
    invitation_id: lasting ? null : sitting.invitation.id,
    created_at: deps.now(),
    patients: lasting ? holding.patients + 1 : 1,
  }
  return { token, lasting, writes: [...forgetBrowser(deps, holding), insertBrowser(db, row)] }
}

export const forgetBrowser = ({ db }: Pick<Deps, 'db'>, { hash }: Holding): Write[] =>
  hash === null ? [] : [deleteBrowser(db, hash)]
