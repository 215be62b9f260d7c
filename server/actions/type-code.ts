// A code that was texted is typed in a browser: from now on it goes on where the phone stands.
import { CODE_MS, MOST_TRIES, readPageCode } from '../core/outreach/page-code.ts'
import { instantAfter } from '../core/time.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import {
  claimDraft,
  draftPlace,
  insertDraft,
  PHONE,
  proveDraft,
  type Draft,
  type DraftBody,
} from '../db/drafts.ts'
import { countTry, newestPageCode } from '../db/page-codes.ts'
import type { Deps } from '../deps.ts'
import { openDraft, phonesOf } from './holder.ts'
import type { Sitting } from './sitting.ts'

type Typing = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** False: it is not the code, is too old, was typed wrong too often, or something came between. */
export async function typeCode(
  deps: Typing,
  sitting: Sitting,
  holder: string,
  typed: string,
): Promise<boolean> {
  const { db, sealer, now, newId } = deps
  const code = readPageCode(typed)
  if (code === null) return false
  const since = instantAfter(now(), -CODE_MS)
  const asked = await newestPageCode(db, { invitationId: sitting.invitation.id, holder, since })
  if (!asked || asked.tries >= MOST_TRIES) return false
  const right = code === (await sealer.textCode(asked.id))
  const claim = newId()
  // Right or wrong, the same row is claimed: two guesses at one moment are two tries. A right one is the last.
  const tried = { id: asked.id, seen: asked.tries, now: right ? MOST_TRIES : asked.tries + 1, claim }
  const writes = [countTry(db, tried), mustHaveClaimed(db, 'page_code', claim)]
  try {
    await db.commit([...writes, ...(right ? await proveWrites(deps, sitting, holder) : [])])
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
  return right
}

/** What it answered before stands beside what the phone said, as far as the phone said nothing. */
async function proveWrites(deps: Typing, { invitation, drafts, stage, language }: Sitting, holder: string) {
  const { db, newId } = deps
  const own = drafts.find((draft) => draft.holder === holder)
  const phone = phonesOf(drafts)
  const writes: Write[] = []
  if (own && !own.proven) {
    const mine = await openDraft(deps, invitation.id, own)
    writes.push(...(await joinWrites(deps, invitation.id, own, mine, phone)))
    const claim = newId()
    writes.push(proveDraft(db, { id: invitation.id, holder, seen: own.claim, claim }))
    writes.push(mustHaveClaimed(db, 'draft', claim))
  }
  if (!own) {
    const at = deps.now()
    const row = { began_at: at, at, sent_at: null, revision: 0, first: 0, shared: 0, language } as const
    const done = stage === 'open' ? 0 : 1
    writes.push(await draftWrite(deps, invitation.id, holder, { ...row, proven: 1, done }, NOTHING))
  }
  return writes
}

const NOTHING: DraftBody = { answers: {}, unshared: [], unsubmitted: [], sharing: null, mode: 'page' }

async function joinWrites(
  deps: Typing,
  id: string,
  own: Draft,
  mine: DraftBody,
  phone: Draft | null,
): Promise<Write[]> {
  const { db, sealer, now, newId } = deps
  const { language, revision, beganAt, sentAt } = own
  const [first, done, at] = [own.first ? 1 : 0, own.done ? 1 : 0, now()] as const
  const shared = mine.sharing === true ? 1 : 0
  if (!phone) {
    const row = { language, revision, first, done, shared, began_at: beganAt, at, sent_at: sentAt } as const
    return [await draftWrite(deps, id, PHONE, { ...row, proven: 1 }, mine)]
  }
  if (phone.done) return []
  const said = await openDraft(deps, id, phone)
  const missing = (items: readonly string[]) => items.filter((item) => said.answers[item] === undefined)
  const body: DraftBody = {
    ...said,
    answers: { ...mine.answers, ...said.answers },
    unshared: [...said.unshared, ...missing(mine.unshared)],
    unsubmitted: [...said.unsubmitted, ...missing(mine.unsubmitted)],
    sharing: said.sharing ?? mine.sharing,
    switched: said.switched ?? mine.switched ?? null,
    makers: [...new Set([...(said.makers ?? []), ...(mine.makers ?? [])])],
  }
  const claim = newId()
  const place = draftPlace(id, phone.holder)
  const sealed = await sealer.seal('draft', 'answers_sealed', place, JSON.stringify(body))
  return [
    claimDraft(db, {
      invitation_id: id,
      holder: phone.holder,
      answers_sealed: sealed,
      language: phone.language,
      shared: body.sharing === true ? 1 : 0,
      at,
      sent_at: later(phone.sentAt, sentAt),
      claim,
      done,
      revision: phone.revision + 1,
      seen: phone.claim,
    }),
    mustHaveClaimed(db, 'draft', claim),
  ]
}

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)

type Row = Omit<Parameters<typeof insertDraft>[1], 'invitation_id' | 'holder' | 'answers_sealed' | 'claim'>

async function draftWrite(
  { db, sealer, newId }: Typing,
  id: string,
  holder: string,
  row: Row,
  body: DraftBody,
) {
  const place = draftPlace(id, holder)
  const sealed = await sealer.seal('draft', 'answers_sealed', place, JSON.stringify(body))
  return insertDraft(db, { ...row, invitation_id: id, holder, claim: newId(), answers_sealed: sealed })
}
