// Sends what is due: each text leased against its phone, committed as attempted, and only then handed to the carrier.
import { mayLeave } from '../core/outreach/leave.ts'
import { validitySeconds } from '../core/outreach/window.ts'
import { EVERY_ZONE } from '../core/outreach/zones-data.ts'
import { TextProblem } from '../core/sms/render.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { mustBeUntouched, touchContact } from '../db/contacts.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import { dueTexts, startedTexts, type DueText } from '../db/due-texts.ts'
import { claimText, giveBack } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { composeText } from './compose-text.ts'
import { settleSend, type Settled } from './settle-send.ts'

export type SendReport = Record<Settled | 'waiting' | 'cancelled' | 'failed', number>

type Ended = keyof SendReport

const AT_ONCE = 80
const MOST_ROUNDS = 10
const PHONES_AT_A_TIME = 8
/** Rounds in which somebody else was first everywhere. */
const MOST_IDLE_ROUNDS = 3
const LEASE_MS = 120_000
const WEEK_MS = 7 * DAY_MS

/** @param only one phone's texts, so that a reply leaves in the request that asked for it. */
export async function sendTexts(deps: Deps, only: { readonly contactId?: string } = {}): Promise<SendReport> {
  const report: SendReport = {
    accepted: 0,
    busy: 0,
    halted: 0,
    refused: 0,
    unknown: 0,
    waiting: 0,
    cancelled: 0,
    failed: 0,
  }
  let idle = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = deps.now()
    const due = await dueTexts(deps.db, { now, limit: AT_ONCE, ...only })
    if (due.length === 0) break
    const phones = [...Map.groupBy(due, ({ contactId }) => contactId).values()]
    const started = await startedTexts(
      deps.db,
      phones.map(([text]) => text!.contactId),
      instantAfter(now, -WEEK_MS),
    )
    const before = total(report)
    // After a busy or a refused account every other text would meet the same: they keep until the next tick.
    const stopped = () => report.busy + report.halted > 0
    const lane = async () => {
      for (let texts = phones.shift(); texts !== undefined && !stopped(); texts = phones.shift()) {
        await sendToPhone(
          deps,
          texts,
          started.get(texts[0]!.contactId) ?? [],
          (ended) => (report[ended] += 1),
        )
      }
    }
    await Promise.all(Array.from({ length: PHONES_AT_A_TIME }, lane))
    idle = total(report) === before ? idle + 1 : 0
    if (stopped() || idle >= MOST_IDLE_ROUNDS) break
  }
  return report
}

const total = (report: SendReport): number => Object.values(report).reduce((sum, count) => sum + count, 0)

/** One after the other, in the order in which they are to be read. */
async function sendToPhone(
  deps: Deps,
  texts: readonly DueText[],
  started: readonly string[],
  count: (ended: Ended) => void,
): Promise<void> {
  const phone: Phone = { touched: texts[0]!.contact.touched, started: [...started] }
  for (const text of texts) {
    try {
      const ended = await sendOne(deps, text, phone)
      count(ended)
      if (ended === 'busy' || ended === 'halted') return
    } catch (error) {
      // Somebody else touched the phone: what was read of it is old, and the next round reads afresh.
      if (error instanceof Conflict) return
      deps.log('error', 'send.failed', { outboxId: text.id, error: nameOf(error) })
      return
    }
  }
}

/** What is known of a phone while its texts leave: our own leases count up with it. */
interface Phone {
  touched: number
  readonly started: string[]
}

async function sendOne(deps: Deps, text: DueText, phone: Phone): Promise<Ended> {
  const { db, sealer, now, sms } = deps
  const leave = mayLeave({ ...text, phone: text.contact.state, started: phone.started }, now(), EVERY_ZONE)
  if (leave.kind === 'cancel') {
    const cancelled = { state: 'cancelled', settled_at: now(), error_code: leave.reason } as const
    await change(deps, text, 'text.cancelled', ['queued'], cancelled)
    return 'cancelled'
  }
  if (leave.kind === 'wait') {
    await change(deps, text, 'text.postponed', ['queued'], { not_before: leave.until })
    return 'waiting'
  }
  const leaseUntil = instantAfter(now(), LEASE_MS)
  const lease = { state: 'leased', lease_until: leaseUntil } as const
  const claim = await change(deps, text, 'text.leased', ['queued'], lease, phone)
  const body = await compose(deps, text)
  if (body === null) return 'failed'
  const to = await sealer.open('contact', 'phone_sealed', text.contactId, text.contact.phoneSealed)
  const at = now()
  const attempt = {
    state: 'attempting',
    attempted_at: at,
    attempts: text.attempts + 1,
    lease_until: null,
  } as const
  try {
    // A machine that slept in between must not wake and send.
    if (at >= leaseUntil || validitySeconds(at, leave.until) === 0) throw new Conflict('claim')
    await change(deps, text, 'text.attempted', ['leased'], attempt, phone)
  } catch (error) {
    if (error instanceof Conflict) await db.commit([giveBack(db, text.id, claim)])
    throw error
  }
  if (text.kind === 'ours') phone.started.push(at)
  const outcome = await sms
    .send({ outboxId: text.id, to, body, validitySeconds: validitySeconds(at, leave.until) })
    .catch((error: unknown) => ({ kind: 'unknown', reason: nameOf(error) }) as const)
  return settleSend(deps, text, outcome)
}

/** Null: it can never be said in one text, and is given up. */
async function compose(deps: Deps, text: DueText): Promise<string | null> {
  try {
    return await composeText(deps, text)
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error
    const code = `text_${error.fault}`
    deps.log('error', 'text.unsayable', { outboxId: text.id, template: text.template, code })
    const failed = { state: 'failed', settled_at: deps.now(), error_code: code } as const
    await change(deps, text, 'text.failed', ['leased'], failed)
    return null
  }
}

/** Returns its claim. @param phone must be as it was read; omitted: only the text itself must. */
async function change(
  { db, newId, now }: Deps,
  text: DueText,
  action: string,
  from: Parameters<typeof claimText>[3],
  to: Parameters<typeof claimText>[4],
  phone?: Phone,
): Promise<string> {
  const claim = newId()
  const guard: Write[] = phone
    ? [touchContact(db, text.contactId), mustBeUntouched(db, text.contactId, phone.touched)]
    : []
  const told = audit(db, {
    id: newId(),
    at: now(),
    actor: SYSTEM,
    action,
    subject: 'outbox',
    subjectId: text.id,
    detail: { code: to.error_code ?? null },
  })
  await db.commit([
    ...guard,
    claimText(db, text.id, claim, from, to),
    mustHaveClaimed(db, 'outbox', claim),
    // A lease does nothing to anybody: the attempt that follows is what is told.
    ...(to.state === 'leased' ? [] : [told]),
  ])
  if (phone) phone.touched += 1
  return claim
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
