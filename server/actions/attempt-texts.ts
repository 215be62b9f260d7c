// Readies a group of texts for the carrier: each leased against its phone, worded, and committed as attempted.
import type { Leave } from '../core/outreach/leave.ts'
import { validitySeconds } from '../core/outreach/window.ts'
import { TextProblem } from '../core/sms/render.ts'
import { instantAfter } from '../core/time.ts'
import { mustBeUntouched, touchContact } from '../db/contacts.ts'
import { Conflict, mustHaveClaimed, type Write } from '../db/database.ts'
import type { DueText } from '../db/due-texts.ts'
import { claimText, giveBack } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import type { OutgoingText } from '../external/sms.ts'
import { composeText } from './compose-text.ts'
import { textNote } from './note-text.ts'

/** Committed as attempted: it must be handed over now, once. */
export interface Attempt {
  readonly text: DueText
  readonly outgoing: OutgoingText
}

export interface Readied {
  readonly attempts: readonly Attempt[]
  readonly waiting: number
  readonly cancelled: number
  readonly failed: number
}

export type Judge = (text: DueText, now: string) => Leave

interface Leased {
  readonly text: DueText
  readonly until: string
  readonly claim: string
}

const LEASE_MS = 120_000

/**
 * Three commits at most, for the whole group. Throws `Conflict` when anything about one of the phones changed: nothing
 * of the group goes then. @param group of each phone one text. @param judge what may become of each.
 */
export async function attemptTexts(deps: Deps, group: readonly DueText[], judge: Judge): Promise<Readied> {
  const { db, newId, now } = deps
  const at = now()
  const leases: Leased[] = []
  const writes: Write[] = []
  const counts = { waiting: 0, cancelled: 0 }
  for (const [text, leave] of decided(deps, group, judge, at)) {
    if (leave.kind === 'go') {
      const claim = newId()
      leases.push({ text, until: leave.until, claim })
      // A lease does nothing to anybody: the attempt that follows is what is told.
      const lease = { state: 'leased', lease_until: instantAfter(at, LEASE_MS) } as const
      writes.push(...touched(deps, text, 0), ...claimed(deps, text, claim, ['queued'], lease))
    } else if (leave.kind === 'wait') {
      counts.waiting += 1
      writes.push(...told(deps, text, 'text.postponed', ['queued'], { not_before: leave.until }))
    } else {
      counts.cancelled += 1
      const cancelled = { state: 'cancelled', settled_at: at, error_code: leave.reason } as const
      writes.push(...told(deps, text, 'text.cancelled', ['queued'], cancelled))
    }
  }
  if (writes.length > 0) await db.commit(writes)
  const { worded, failed } = await wordAll(deps, leases)
  return { ...counts, failed, attempts: await attempt(deps, worded, instantAfter(at, LEASE_MS)) }
}

function decided(
  { log }: Deps,
  group: readonly DueText[],
  judge: Judge,
  now: string,
): (readonly [DueText, Leave])[] {
  return group.flatMap((text) => {
    try {
      return [[text, judge(text, now)] as const]
    } catch (error) {
      log('error', 'send.failed', { outboxId: text.id, error: nameOf(error) })
      return []
    }
  })
}

type Worded = Leased & { readonly to: string; readonly body: string }

/** One that can never be said in a text is given up; one that broke keeps its lease, and is given back when that ends. */
async function wordAll(
  deps: Deps,
  leases: readonly Leased[],
): Promise<{ worded: readonly Worded[]; failed: number }> {
  const { sealer, log, now, db } = deps
  let failed = 0
  const word = async (leased: Leased): Promise<Worded | null> => {
    const { text } = leased
    try {
      const body = await composeText(deps, text)
      const to = await sealer.open('contact', 'phone_sealed', text.contactId, text.contact.phoneSealed)
      return { ...leased, to, body }
    } catch (error) {
      if (!(error instanceof TextProblem)) {
        log('error', 'send.failed', { outboxId: text.id, error: nameOf(error) })
        return null
      }
      const code = `text_${error.fault}`
      log('error', 'text.unsayable', { outboxId: text.id, template: text.template, code })
      const change = { state: 'failed', settled_at: now(), error_code: code } as const
      await db.commit(told(deps, text, 'text.failed', ['leased'], change)).catch(ignoreConflict)
      failed += 1
      return null
    }
  }
  const worded = (await Promise.all(leases.map(word))).filter((one) => one !== null)
  return { worded, failed }
}

async function attempt(deps: Deps, worded: readonly Worded[], leaseUntil: string): Promise<Attempt[]> {
  if (worded.length === 0) return []
  const { db, now } = deps
  const at = now()
  // A machine that slept in between must not wake and send.
  const inTime = worded.filter(({ until }) => at < leaseUntil && validitySeconds(at, until) > 0)
  const late = worded.filter((one) => !inTime.includes(one))
  const back = (these: readonly Leased[]) => these.map(({ text, claim }) => giveBack(db, text.id, claim))
  const change = (text: DueText) =>
    ({ state: 'attempting', attempted_at: at, attempts: text.attempts + 1, lease_until: null }) as const
  try {
    await db.commit([
      ...inTime.flatMap(({ text }) => [
        ...touched(deps, text, 1),
        ...told(deps, text, 'text.attempted', ['leased'], change(text)),
      ]),
      ...back(late),
    ])
  } catch (error) {
    if (error instanceof Conflict) await db.commit(back(worded))
    throw error
  }
  return inTime.map(({ text, until, to, body }) => ({
    text,
    outgoing: { outboxId: text.id, to, body, validitySeconds: validitySeconds(at, until) },
  }))
}

type From = Parameters<typeof claimText>[3]
type Change = Parameters<typeof claimText>[4]

/** @param since how often we touched the phone ourselves since it was read. */
function touched({ db }: Deps, { contactId, contact }: DueText, since: number): Write[] {
  return [touchContact(db, contactId), mustBeUntouched(db, contactId, contact.touched + since)]
}

function claimed({ db }: Deps, text: DueText, claim: string, from: From, to: Change): Write[] {
  return [claimText(db, text.id, claim, from, to), mustHaveClaimed(db, 'outbox', claim)]
}

function told(deps: Deps, text: DueText, action: string, from: From, to: Change): Write[] {
  const claim = deps.newId()
  const note = textNote(deps, text, action, { code: to.error_code ?? null })
  return [...claimed(deps, text, claim, from, to), ...note]
}

function ignoreConflict(error: unknown): void {
  if (!(error instanceof Conflict)) throw error
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
