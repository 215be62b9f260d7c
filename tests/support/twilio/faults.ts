// What goes wrong, decided by the seed and the number a text goes to: whatever the order, a run repeats.
import { createChance } from '../../../server/demo/chance.ts'
import type { MessageStatus } from './messages.ts'

/** How one request to send is answered. `keeps`: the message is taken all the same. */
export type Instruction =
  | { readonly answer: 'created' }
  | { readonly answer: 'error'; readonly status: number; readonly code?: number; readonly keeps?: boolean }
  /** A 2xx that is not 201, or a 201 that makes no sense. */
  | { readonly answer: 'odd'; readonly status: number }
  | { readonly answer: 'hang' | 'reset'; readonly keeps?: boolean }
  | { readonly answer: 'slow'; readonly ms: number }

/** Of 10,000 requests or messages, how many meet each. */
export interface Faults {
  /** 429 before anything was taken. */
  readonly busy: number
  readonly brokenBefore: number
  readonly brokenAfter: number
  readonly resetBefore: number
  readonly resetAfter: number
  /** No answer at all, with the message taken. */
  readonly hang: number
  /** Right, but late. */
  readonly slow: number
  /** 21610 and 21211. */
  readonly refused: number
  /** Reports with 30003, 30005, 30006 or 30008. */
  readonly undelivered: number
  /** Reports sent twice, in the wrong order, or never. */
  readonly doubled: number
  readonly reordered: number
  readonly unreported: number
}

export const NO_FAULTS: Faults = {
  busy: 0,
  brokenBefore: 0,
  brokenAfter: 0,
  resetBefore: 0,
  resetAfter: 0,
  hang: 0,
  slow: 0,
  refused: 0,
  undelivered: 0,
  doubled: 0,
  reordered: 0,
  unreported: 0,
}

/** 5 % of the answers are faulty; of 3 %, the message was taken before the answer failed. */
export const ROUGH: Faults = {
  busy: 60,
  brokenBefore: 40,
  brokenAfter: 150,
  resetBefore: 40,
  resetAfter: 148,
  hang: 2,
  slow: 200,
  refused: 60,
  undelivered: 400,
  doubled: 2_000,
  reordered: 2_000,
  unreported: 300,
}

const IN_ALL = 10_000
const SLOW_MS = 400
const REPORT_MS = 400

/** @param time how often this number was asked for before. */
export function answerFor(seed: string, faults: Faults, to: string, time: number): Instruction {
  const chance = createChance(`${seed}|answer|${to}|${time}`)
  const options: readonly (readonly [Instruction, number])[] = [
    [{ answer: 'error', status: 429, code: 20429 }, faults.busy],
    [{ answer: 'error', status: 500, code: 20500 }, faults.brokenBefore],
    [{ answer: 'error', status: 500, code: 20500, keeps: true }, faults.brokenAfter],
    [{ answer: 'reset' }, faults.resetBefore],
    [{ answer: 'reset', keeps: true }, faults.resetAfter],
    [{ answer: 'hang', keeps: true }, faults.hang],
    [{ answer: 'slow', ms: chance.int(SLOW_MS) }, faults.slow],
    [{ answer: 'error', status: 400, code: chance.pick([21610, 21211]) }, faults.refused],
  ]
  const faulty = options.reduce((sum, [, weight]) => sum + weight, 0)
  return chance.weighted([...options, [{ answer: 'created' }, Math.max(0, IN_ALL - faulty)]])
}

export interface Course {
  readonly status: MessageStatus
  readonly errorCode: number | null
}

const UNDELIVERED = [30003, 30005, 30006, 30008]

/** What becomes of a message that was taken, in order. */
export function courseFor(seed: string, faults: Faults, to: string): Course[] {
  const chance = createChance(`${seed}|course|${to}`)
  const step = (status: MessageStatus): Course => ({ status, errorCode: null })
  const before = chance.happens(0.25) ? [step('queued'), step('sending'), step('sent')] : [step('sent')]
  if (!chance.happens(faults.undelivered / IN_ALL)) return [...before, step('delivered')]
  const status = chance.happens(0.2) ? 'failed' : 'undelivered'
  return [...before, { status, errorCode: chance.pick(UNDELIVERED) }]
}

/** How long after the one before each report comes. */
export function reportAfterMs(seed: string, to: string, report: number): number {
  return createChance(`${seed}|late|${to}|${report}`).int(REPORT_MS)
}

/** The reports of that course as they reach the product: perhaps doubled, out of order, or none. */
export function reportsOf(seed: string, faults: Faults, to: string, course: readonly Course[]): Course[] {
  const chance = createChance(`${seed}|reports|${to}`)
  if (chance.happens(faults.unreported / IN_ALL)) return []
  const doubled = chance.happens(faults.doubled / IN_ALL) ? [...course, chance.pick(course)] : [...course]
  return chance.happens(faults.reordered / IN_ALL) ? chance.shuffle(doubled) : doubled
}
