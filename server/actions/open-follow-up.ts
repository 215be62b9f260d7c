// Opens one call that a patient is owed, and writes down that it was opened; its words and number only for its owner.
import { inWaitingOrder, movesOf } from '../core/follow-up.ts'
import { scriptFor, type Script } from '../core/outreach/consent-script.ts'
import { localDate } from '../core/outreach/window.ts'
import { asksAboutTexts } from '../core/paused-texts.ts'
import { audit } from '../db/audit.ts'
import { findFollowUpFor, followUpsFor, type FollowUp } from '../db/follow-up-list.ts'
import { pauseOfAnotherWaits } from '../db/follow-ups.ts'
import { leadIdsFor, readOnDuty } from '../db/on-duty.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { byName, namesOf, openCalls, type Named, type OwedCall } from './owed-call.ts'

export interface FollowUpPage {
  readonly now: string
  readonly today: string
  readonly timeZone: string
  readonly call: OwedCall
  /** For the forms: a step that was made from another state is refused. */
  readonly seen: string
  /** Null: nobody but the owner reads them. */
  readonly forOwner: ForOwner | null
  /** The next one of this reader's or nobody's; null: there is none. */
  readonly next: Pick<OwedCall, 'id' | 'name' | 'kind'> | null
}

interface ForOwner {
  readonly words: string | null
  /** Null: none on file that reaches them. */
  readonly phone: string | null
  readonly texts: 'ask' | 'another' | 'stopped' | null
  /** Read to the patient before they say what they want. */
  readonly script: Script
  /** Whom it may be handed to. */
  readonly leads: readonly Named[]
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** Throws `Problem('not_found')` for one that is hidden from this staff member. */
export async function openFollowUp(deps: Needs, staffId: string, id: string): Promise<FollowUpPage> {
  const { db, now, newId } = deps
  const at = now()
  const onDuty = await readOnDuty(db, at)
  const reader = { staffId, onDuty: onDuty?.staffId ?? null }
  const row = await findFollowUpFor(db, reader, id)
  if (!row) throw new Problem('not_found')
  const { timeZone } = await readProgram(db)
  await db.commit([
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'staff', id: staffId },
      action: 'follow_up.viewed',
      subject: 'follow_up',
      subjectId: id,
    }),
  ])
  const after = nextOf(await followUpsFor(db, reader, at), row, { staffId, at })
  const [call, next] = await openCalls(deps, after ? [row, after] : [row], { staffId, at, onDuty })
  if (!call) throw new Problem('not_found')
  return {
    now: at,
    today: localDate(at, [timeZone]),
    timeZone,
    call,
    seen: row.claim ?? '',
    forOwner: call.mine ? await openForOwner(deps, row, staffId) : null,
    next: next ?? null,
  }
}

/** The one after this in waiting order, and after the last the first again. */
function nextOf(rows: readonly FollowUp[], row: FollowUp, { staffId, at }: { staffId: string; at: string }) {
  const waiting = inWaitingOrder(
    rows.filter(({ state }) => state !== 'done'),
    at,
  )
  const place = waiting.findIndex(({ id }) => id === row.id)
  const around = [...waiting.slice(place + 1), ...waiting.slice(0, Math.max(place, 0))]
  return around.find((other) => movesOf(other, staffId, at).length > 0)
}

async function openForOwner(deps: Needs, row: FollowUp, staffId: string): Promise<ForOwner> {
  const { db, sealer } = deps
  const { id, contactId, phoneSealed, wordsSealed, patientId } = row
  // A number that turned out to be somebody else's is no way to reach this patient.
  const reachable = contactId !== null && phoneSealed !== null && row.contact !== 'unlinked'
  const asks = asksAboutTexts(row.kind, row.contact)
  const another =
    asks === 'ask' && contactId !== null && (await pauseOfAnotherWaits(db, contactId, patientId))
  const leads = (await leadIdsFor(db, id)).filter((lead) => lead !== staffId)
  return {
    words: wordsSealed ? await sealer.open('follow_up', 'words_sealed', id, wordsSealed) : null,
    phone: reachable ? await sealer.open('contact', 'phone_sealed', contactId, phoneSealed) : null,
    texts: another ? 'another' : asks,
    script: scriptFor((await readProgram(db)).name, row.language),
    leads: byName(await namesOf(deps, leads), null),
  }
}
