// Stops all texts that we start when the carrier refuses the sender; an administrator lets them go again.
import { meaningOf } from '../core/outreach/delivery.ts'
import { audit, SYSTEM, type Actor } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { claimHalt, claimResume, readHalt, releaseHalted } from '../db/halt.ts'
import type { Deps } from '../deps.ts'

type Halter = Pick<Deps, 'db' | 'newId' | 'now' | 'log'>

export interface Standstill {
  readonly since: string
  readonly code: string
  /** Null: not the carrier but somebody here stopped them. */
  readonly means: string | null
}

/** For the banner of those who run the program; null: texts leave. */
export async function readStandstill({ db }: Pick<Deps, 'db'>): Promise<Standstill | null> {
  const halt = await readHalt(db)
  return (
    halt && {
      since: halt.at,
      code: halt.code,
      means: halt.code === BY_HAND ? null : meaningOf(halt.code).means,
    }
  )
}

/** What stands in place of a carrier's code when whoever runs the program stopped the texts. */
export const BY_HAND = 'by_hand'

/** Once, however many texts meet it. False: they stood still already. */
export async function haltTexts(deps: Halter, code: string, actor: Actor = SYSTEM): Promise<boolean> {
  const { db, newId, now, log } = deps
  const at = now()
  const claim = newId()
  log('error', 'texts.halted', { code })
  return claimed(deps, [
    claimHalt(db, claim, { at, code }),
    mustHaveClaimed(db, 'program', claim),
    told(deps, actor, 'texts.halted', code),
  ])
}

/** False: they were not halted. */
export async function resumeTexts(deps: Halter, actor: Actor): Promise<boolean> {
  const { db, newId, now } = deps
  const halt = await readHalt(db)
  if (halt === null) return false
  const claim = newId()
  return claimed(deps, [
    claimResume(db, claim),
    mustHaveClaimed(db, 'program', claim),
    releaseHalted(db, { code: halt.code, now: now() }),
    told(deps, actor, 'texts.resumed', halt.code),
  ])
}

async function claimed({ db }: Halter, writes: readonly Write[]): Promise<boolean> {
  try {
    await db.commit(writes)
    return true
  } catch (error) {
    // Somebody else did the same a moment ago.
    if (error instanceof Conflict) return false
    throw error
  }
}

function told({ db, newId, now }: Halter, actor: Actor, action: string, code: string): Write {
  const entry = { id: newId(), at: now(), actor, action, subject: 'program', subjectId: 'program' }
  return audit(db, { ...entry, detail: { code } })
}
