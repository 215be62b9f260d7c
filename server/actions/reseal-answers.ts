// Seals what a database of an older version holds in clear, a slice with each beat, while patients answer.
import { Conflict } from '../db/database.ts'
import { advance, endStep, lookAgain, movedSoFar, openSteps, type Step } from '../db/reseal.ts'
import { instantAfter } from '../core/time.ts'
import type { Deps } from '../deps.ts'
import { endBegun } from './reseal-begun.ts'
import { resealAnswerSlice, resealDraftSlice, resealScoreSlice } from './reseal-private.ts'
import { resealFactSlice, resealWithheldSlice } from './reseal-open.ts'

export type Resealer = Pick<
  Deps,
  'db' | 'sealed' | 'sealer' | 'surveys' | 'now' | 'newId' | 'newToken' | 'log'
>

export interface ResealReport {
  /** Rows sealed or removed. */
  readonly moved: number
  readonly more: boolean
}

/** Each does one bounded part and returns how many rows it sealed or removed; with none left it ends its stage. */
const SLICES: Readonly<Record<Step['stage'], (deps: Resealer, step: Step) => Promise<number>>> = {
  // First what the drafts belong to: whose open part has ended goes on with what was private already.
  drafts: async (deps, step) => ((await endBegun(deps)) > 0 ? 0 : resealDraftSlice(deps, step)),
  answers: resealAnswerSlice,
  scores: resealScoreSlice,
  withheld: resealWithheldSlice,
  facts: resealFactSlice,
  clean,
  async late({ db }) {
    await db.commit(lookAgain(db))
    return 0
  },
}
const ORDER = Object.keys(SLICES)
const MOST_SLICES = 5
/** Their `after` is an instant. */
const WAITING = ['clean', 'late'] as const
const CLEAN_AGAIN_MS = 3_600_000

/** May be ended at any point and goes on from there. Costs one read when there is nothing to do. */
export async function resealAnswers(deps: Resealer): Promise<ResealReport> {
  let moved = 0
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const steps = await openSteps(deps.db)
    const [step] = steps.toSorted((a, b) => ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage))
    if (!step || (WAITING.some((stage) => stage === step.stage) && step.after > deps.now()))
      return { moved, more: false }
    try {
      moved += await SLICES[step.stage](deps, step)
    } catch (error) {
      // A patient saved at this moment, or another process was quicker.
      if (error instanceof Conflict) return { moved, more: true }
      throw error
    }
  }
  return { moved, more: true }
}

/** Sealed answers that no closing quarter would see. */
export async function awaitsResealing(db: Deps['db']): Promise<boolean> {
  return (await openSteps(db)).some(({ stage }) => stage === 'drafts' || stage === 'answers')
}

/** Everybody waits meanwhile, so it is told before and after. */
async function clean({ db, log, now }: Resealer, step: Step): Promise<number> {
  log('info', 'reseal.cleaning', await movedSoFar(db))
  try {
    await db.scrub('all')
  } catch (error) {
    // Not with every beat: each writes the whole database anew while everybody waits.
    await db.commit([advance(db, step, 0, instantAfter(now(), CLEAN_AGAIN_MS))])
    log('error', 'reseal.not_clean', { error: error instanceof Error ? error.name : '' })
    return 0
  }
  await db.commit([endStep(db, step)])
  log('info', 'reseal.done', await movedSoFar(db))
  return 0
}
