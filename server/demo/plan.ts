// What one person will make of one invitation: decided by who is asked and why, so that a restart changes nothing.
import { createChance } from './chance.ts'
import type { Persona } from './persona.ts'
import { answeringShare } from './truth.ts'

export type Mishap = 'stop' | 'quit' | 'call' | 'wrong_number' | 'change_worker'

export interface Plan {
  readonly answers: boolean
  /** After the text arrived. */
  readonly delayMinutes: number
  readonly mode: 'page' | 'sms'
  /** Gives up after this many questions; null: goes to the end. */
  readonly givesUpAfter: number | null
  readonly mishap: Mishap | null
  /** Has something passed on to the case manager at the end. */
  readonly leavesNote: boolean
}

const LONGEST_DELAY = 12 * 24 * 60

/** What all chance about one invitation is drawn from. */
export const askedKey = (enrolmentId: string, occasion: string): string => `${enrolmentId}|${occasion}`

export function planOf(enrolmentId: string, occasion: string, persona: Persona, trust: number): Plan {
  const key = askedKey(enrolmentId, occasion)
  const chance = createChance(`${key}|plan`)
  const answers = chance.happens(answeringShare(trust, persona.habit, occasion === 'baseline'))
  const delayMinutes = Math.min(LONGEST_DELAY, 3 + Math.exp(5.6 + 1.7 * chance.normal()))
  const mode = chance.happens(persona.texts) ? 'sms' : 'page'
  const givesUp = chance.happens(0.04)
  const mishap = chance.weighted<Mishap | null>([
    [null, 970],
    ['stop', 6],
    ['quit', 2],
    ['call', 14],
    ['wrong_number', 2],
    ['change_worker', trust < 50 ? 18 : 4],
  ])
  return {
    answers: answers && mishap !== 'stop' && mishap !== 'wrong_number' && mishap !== 'quit',
    delayMinutes,
    mode,
    givesUpAfter: givesUp ? 1 + chance.int(2) : null,
    mishap,
    leavesNote: chance.happens(0.07),
  }
}
