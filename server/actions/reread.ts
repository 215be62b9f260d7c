// After a restore: hears again what patients wrote since the backup, and finds what left since, from the carrier's list.
import { instantAfter } from '../core/time.ts'
import { knownReceived } from '../db/inbound.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import type { HeldMessage } from '../external/sms.ts'
import { planInvitations } from './plan-invitations.ts'
import { receiveText } from './receive-text.ts'
import { remind } from './remind.ts'
import { rereadSent, type RereadSent } from './reread-sent.ts'

export interface Reread extends RereadSent {
  readonly heard: number
  /** This database had them. */
  readonly known: number
  /** Erased at the carrier, so there is nothing to hear. */
  readonly wordless: number
}

/** The carrier's clock and ours agree so far. */
const MARGIN_MS = 600_000
/** A text leads to the next: the welcome to the first questions, those to a reminder. */
const MOST_TURNS = 8

/** @param onHeard told how many texts of how many were heard. */
export async function reread(
  deps: Deps,
  held: AsyncIterable<HeldMessage>,
  since: string,
  onHeard: (done: number, of: number) => void = () => {},
): Promise<Reread> {
  const from = instantAfter(since, -MARGIN_MS)
  const [sent, said]: [HeldMessage[], HeldMessage[]] = [[], []]
  for await (const message of held) {
    if (message.createdAt >= from) (message.direction === 'in' ? said : sent).push(message)
  }
  const counts = { left: 0, inDoubt: 0 }
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    // What was planned since the backup is planned again, or it would be after all this, and leave a second time.
    await planAll(deps)
    const { left, inDoubt } = await rereadSent(deps, sent)
    counts.left += left
    counts.inDoubt += inDoubt
    if (left + inDoubt === 0) break
  }
  return { ...counts, ...(await hearAll(deps, said, onHeard)) }
}

async function planAll(deps: Deps): Promise<void> {
  const schedule = await readSchedule(deps.db)
  for (let more = true; more; ) {
    const { invited, welcomed } = await planInvitations(deps, schedule)
    const { reminded } = await remind(deps, schedule)
    more = invited + welcomed + reminded > 0
  }
}

async function hearAll(
  deps: Deps,
  said: readonly HeldMessage[],
  onHeard: (done: number, of: number) => void,
): Promise<Pick<Reread, 'heard' | 'known' | 'wordless'>> {
  const known = await knownReceived(
    deps.db,
    said.map(({ sid }) => sid),
  )
  const news = said.filter(({ sid }) => !known.has(sid))
  const worded = news
    .filter(({ body }) => body !== '')
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  for (const [done, { sid, from, body, createdAt }] of worded.entries()) {
    await receiveText(deps, { providerId: sid, from, body, at: createdAt, again: true })
    onHeard(done + 1, worded.length)
  }
  return { heard: worded.length, known: known.size, wordless: news.length - worded.length }
}
