// Writes down what the carrier answered to one attempt: only `accepted` is a success, only `busy` is tried again.
import { meaningOf } from '../core/outreach/delivery.ts'
import { nextLook } from '../core/outreach/reconcile.ts'
import { instantAfter } from '../core/time.ts'
import { findContact, markWelcomed } from '../db/contacts.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { markInvited, markUndeliverable } from '../db/invitations.ts'
import { claimText, findText, recordHandover, settleText, type QueuedText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import type { SendOutcome } from '../external/sms.ts'
import { haltTexts } from './halt-texts.ts'
import { textNote } from './note-text.ts'
import { silencePhone } from './silence-phone.ts'

type Settler = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now' | 'log'>

export type Settled = 'accepted' | 'busy' | 'halted' | 'refused' | 'unknown'

const LEAST_BACK_OFF_MS = 30_000
const LONGEST_BACK_OFF_MS = 1_800_000
/** Refused with the account, a text keeps; a reply is tried again when somebody may have put that right. */
const HALTED_MS = 3_600_000
const MOST_TRIES = 5

/** @param text as it was before this attempt. */
export async function settleSend(deps: Settler, text: QueuedText, outcome: SendOutcome): Promise<Settled> {
  switch (outcome.kind) {
    case 'accepted':
      await settleAccepted(deps, [{ text, ...outcome }])
      return 'accepted'
    case 'busy':
      await again(deps, text, Math.min(LEAST_BACK_OFF_MS * 2 ** text.attempts, LONGEST_BACK_OFF_MS), null)
      return 'busy'
    case 'unknown':
      await leaveInDoubt(deps, text, outcome.reason)
      return 'unknown'
    case 'refused':
      return refused(deps, text, outcome)
  }
}

/** A text that may have gone and that nothing was heard of: never sent again, healed by a report or by a look. */
export async function leaveInDoubt(
  deps: Settler,
  text: QueuedText,
  reason: string,
  attemptedAt = deps.now(),
): Promise<void> {
  const { db, now, log } = deps
  const look_at = nextLook(attemptedAt, attemptedAt)
  log('warn', 'text.unknown', { outboxId: text.id, reason })
  await claim(
    deps,
    text,
    'text.unknown',
    { state: 'unknown', settled_at: now(), error_code: reason, look_at },
    { reason },
    text.template === 'welcome' ? [markWelcomed(db, text.contactId, text.attemptedAt ?? now())] : [],
  )
}

interface Accepted {
  readonly text: QueuedText
  readonly sid: string
  readonly segments: number
}

/** Several at a time, in one commit. */
export async function settleAccepted(deps: Settler, these: readonly Accepted[]): Promise<void> {
  await deps.db.commit(these.flatMap((one) => acceptedWrites(deps, one)))
}

function acceptedWrites(deps: Settler, { text, sid, segments }: Accepted): Write[] {
  const { db } = deps
  const at = deps.now()
  const carriesLink = text.kind === 'ours' && text.invitationId !== null
  return [
    recordHandover(db, text.id, { sid, segments }),
    settleText(db, text.id, 'accepted', { at, errorCode: null }),
    ...(carriesLink ? markInvited(db, text.invitationId, at) : []),
    ...(text.template === 'welcome' ? [markWelcomed(db, text.contactId, at)] : []),
    ...textNote(deps, text, 'text.accepted', { segments }),
  ]
}

async function refused(
  deps: Settler,
  text: QueuedText,
  { code, account }: { readonly code: string; readonly account?: boolean },
): Promise<Settled> {
  const { db, now, log } = deps
  const { reaction, records } = meaningOf(code)
  if (account || reaction === 'halt') {
    await haltTexts(deps, code)
    await again(deps, text, HALTED_MS, code)
    return 'halted'
  }
  log('warn', 'text.refused', { outboxId: text.id, code })
  const failed = { state: 'failed', settled_at: now(), error_code: code } as const
  const carriesLink = text.kind === 'ours' && text.invitationId !== null
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const contact = records === null ? null : await findContact(db, text.contactId)
    const silence = contact === null || records === null ? [] : await silencePhone(deps, contact, records)
    const over = records !== null && carriesLink ? [markUndeliverable(db, text.invitationId, now())] : []
    if (await claim(deps, text, 'text.refused', failed, { code }, over, silence)) break
    if ((await findText(db, text.id))?.state !== 'attempting') break
  }
  return 'refused'
}

async function again(deps: Settler, text: QueuedText, ms: number, code: string | null): Promise<void> {
  const not_before = instantAfter(deps.now(), ms)
  const change = { state: 'queued', not_before, attempted_at: null, error_code: code } as const
  await claim(deps, text, 'text.put_back', change, { code })
}

async function claim(
  deps: Settler,
  text: QueuedText,
  action: string,
  change: Parameters<typeof claimText>[4],
  detail: Readonly<Record<string, string | null>>,
  after: readonly Write[] = [],
  before: readonly Write[] = [],
): Promise<boolean> {
  const { db } = deps
  const id = deps.newId()
  try {
    await db.commit([
      ...before,
      claimText(db, text.id, id, ['attempting'], change),
      mustHaveClaimed(db, 'outbox', id),
      ...after,
      ...textNote(deps, text, action, detail),
    ])
    return true
  } catch (error) {
    // The carrier's own report came first, and it is surer than what we saw; or somebody touched the phone.
    if (error instanceof Conflict) return false
    throw error
  }
}
