// Stops all texts that we start: the carrier refuses the sender, or this database may not know who said stop. An
// administrator lets them go again.
import { meaningOf } from '../core/outreach/delivery.ts'
import { audit, SYSTEM, type Actor } from '../db/audit.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { claimHalt, claimResume, doubtReplies, readHalt, releaseHalted } from '../db/halt.ts'
import type { Deps } from '../deps.ts'

type Halter = Pick<Deps, 'db' | 'newId' | 'now' | 'log'>

export interface Standstill {
  readonly since: string
  readonly code: string
  /** Of a carrier's code; null: one of ours. */
  readonly means: string | null
}

/** For the banner of those who run the program; null: texts leave. */
export async function readStandstill({ db }: Pick<Deps, 'db'>): Promise<Standstill | null> {
  const halt = await readHalt(db)
  return (
    halt && {
      since: halt.at,
      code: halt.code,
      means: OURS.includes(halt.code) ? null : meaningOf(halt.code).means,
    }
  )
}

/** What stands in place of a carrier's code: whoever runs the program stopped them, … */
export const BY_HAND = 'by_hand'
/** … this database was restored from a backup, … */
export const RESTORED = 'restored'
/** … or the regular work did not run for hours. */
export const GAP = 'gap'

const MAYBE_A_COPY: readonly string[] = [RESTORED, GAP]
const OURS: readonly string[] = [BY_HAND, ...MAYBE_A_COPY]

interface Halting {
  readonly actor?: Actor
  /** Since when nothing leaves; default: now. */
  readonly since?: string
}

/** Once, however many texts meet it. False: they stood still already, for another reason too. */
export async function haltTexts(deps: Halter, code: string, halting: Halting = {}): Promise<boolean> {
  const { db, newId, now, log } = deps
  const { actor = SYSTEM, since: at = now() } = halting
  const claim = newId()
  log('error', 'texts.halted', { code })
  return claimed(deps, [
    // That a database was restored outweighs what stopped it before.
    claimHalt(db, claim, { at, code }, code === RESTORED),
    mustHaveClaimed(db, 'program', claim),
    ...(MAYBE_A_COPY.includes(code) ? [doubtReplies(db, { at: now(), code })] : []),
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
