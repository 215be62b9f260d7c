// Who answers at a link: the phone itself, or one of the browsers and tablets that opened it; and what each has begun.
import { DAY_MS } from '../core/time.ts'
import { BEFORE, draftPlace, PHONE, type Draft, type DraftBody } from '../db/drafts.ts'
import type { Around } from '../db/sittings.ts'
import type { Deps } from '../deps.ts'

/** Who answers: the phone itself, or one browser or tablet at a link. */
export interface Holder {
  /** Null: a stranger who only looks; what they could learn of others is not even read. */
  readonly id: string | null
  /** It proved to hold the phone. */
  readonly proven: boolean
  /** Staff without whom it would not be here. */
  readonly makers: readonly string[]
  /** By way of the number on file: a text, or a link that was texted. */
  readonly texted?: boolean
  /** It answered before holders were told apart, as its cookie or its sitting says: what was kept then is its own. */
  readonly before?: boolean
  /** It shows a page of an interview that ended before holders were told apart: what is offered there can be taken up. */
  readonly closing?: boolean
}

/** A text from the phone, and whoever typed a code that was sent to it. */
export const BY_PHONE: Holder = { id: PHONE, proven: true, makers: [], texted: true }
export const STRANGER: Holder = { id: null, proven: false, makers: [] }

/** Whoever gave the number lately made what comes by way of it (disclosure R11). */
export function withNumber(asked: Holder, { number }: Around, now: string): Holder {
  if (!asked.texted || !number || Date.parse(now) - Date.parse(number.at) > TWO_QUARTERS_MS) return asked
  return { ...asked, makers: [...new Set([...asked.makers, number.by])] }
}

const TWO_QUARTERS_MS = 184 * DAY_MS

/** A browser in which a code was typed goes on where the phone stands; one from before holders were told apart, where
 *  it stood; and one that its first answer here made trusted, with that answer, as what it was then. */
export function holderAt(
  asked: Holder,
  drafts: readonly Draft[],
): { readonly holder: Holder; readonly own: Draft | null } {
  const mine = drafts.find((draft) => draft.holder === asked.id) ?? null
  const own = mine ?? (asked.before ? (drafts.find(({ holder }) => holder === BEFORE) ?? null) : null)
  const goesOn = own !== null && asked.id !== PHONE && asked.id !== BEFORE
  // What texts had said before is the phone's; a browser or tablet that goes on with it proves nothing by that.
  const proven = goesOn ? own.proven && own.holder !== BEFORE : asked.proven
  if (!proven) return { holder: { ...asked, proven, id: own?.holder ?? asked.id }, own }
  const phones = phonesOf(drafts)
  return { holder: { ...asked, id: phones?.holder ?? PHONE, proven, texted: true }, own: phones }
}

/** What the phone itself has said, also in a conversation of before; null: nothing. */
export const phonesOf = (drafts: readonly Draft[]): Draft | null =>
  drafts.find(({ holder }) => holder === PHONE) ??
  drafts.find(({ holder, proven }) => holder === BEFORE && proven) ??
  null

/** A browser in which a code was typed holds nothing of its own any more. */
export const isHeld = ({ proven, holder }: Draft): boolean => !proven || holder === PHONE || holder === BEFORE

/** Two taps on a slow phone, or a page that opens in another browser at once, are one beginning. */
const SAME_BEGINNING_MS = 2 * 60_000

export const begunBefore = (drafts: readonly Draft[], now: string): boolean =>
  drafts.some(({ beganAt }) => Date.parse(now) - Date.parse(beganAt) > SAME_BEGINNING_MS)

export async function openDraft(
  { sealer }: Pick<Deps, 'sealer'>,
  invitationId: string,
  { holder, bodySealed }: Draft,
): Promise<DraftBody> {
  return JSON.parse(
    await sealer.open('draft', 'answers_sealed', draftPlace(invitationId, holder), bodySealed),
  )
}
