// One beat of the product's heart: what a timer on Node and a cron on Workers both call, as often as they like.
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { checkData } from './check-data.ts'
import { closeQuarters } from './close-quarter.ts'
import { expireInvitations, type ExpiryReport } from './expire-invitations.ts'
import { forgetConversations } from './forget-conversations.ts'
import { forgetDrafts } from './forget-drafts.ts'
import { followNewSchedule, type FollowReport } from './follow-schedule.ts'
import { freezeVerdicts, type FreezeReport } from './freeze-verdicts.ts'
import { gatherSealed, type GatherReport } from './gather-sealed.ts'
import { handleStoredTexts } from './handle-texts.ts'
import { healOutbox, type HealReport } from './heal-outbox.ts'
import { lookForTexts, type LookReport } from './look-for-texts.ts'
import { noteTick } from './notice-gap.ts'
import { MOST_PLANNED, planInvitations, type PlanReport } from './plan-invitations.ts'
import { remind, type RemindReport } from './remind.ts'
import { resealAnswers, type ResealReport } from './reseal-answers.ts'
import { sendTexts, type SendReport } from './send-texts.ts'

const YEAR_TABLES = ['sealed_year', 'sealed_cell', 'sealed_key'] as const

/** Null: that step failed, which the log tells, and the others went on. */
export interface TickReport {
  /** What an older version left in clear. */
  readonly resealed: ResealReport | null
  readonly expired: ExpiryReport | null
  /** Drafts of interviews that were stopped half-way, or whose links are over. */
  readonly forgotten: number | null
  /** Conversations whose links are over. */
  readonly textsForgotten: number | null
  readonly followed: FollowReport | null
  readonly planned: PlanReport | null
  readonly reminded: RemindReport | null
  readonly healed: HealReport | null
  readonly sent: SendReport | null
  readonly looked: LookReport | null
  readonly heard: { readonly handled: number; readonly failed: number } | null
  readonly gathered: GatherReport | null
  readonly quartersClosed: number | null
  readonly verdicts: FreezeReport | null
  readonly dataChecked: boolean | null
  /** Something stopped at its bounds: the next beat need not wait. */
  readonly more: boolean
}

/** Each step does a bounded part of its work; what is left waits for the next beat. */
export async function tick(deps: Deps): Promise<TickReport> {
  // First, and no step: nothing may leave while it is not known whether this database is today's.
  await noteTick(deps)
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown'
      deps.log('error', 'tick.step_failed', { step: name, error: kind })
      return null
    }
  }
  // Before interviews end: what they hold in the old way is theirs still.
  const resealed = await step('reseal', () => resealAnswers(deps))
  const expired = await step('expire', () => expireInvitations(deps))
  const forgotten = await step('forget', () => forgetDrafts(deps))
  const textsForgotten = await step('forget_texts', () => forgetConversations(deps))
  // Without one that can be read nothing is asked: only replies leave.
  const schedule = await step('schedule', () => readSchedule(deps.db))
  const followed = schedule && (await step('follow', () => followNewSchedule(deps, schedule, MOST_PLANNED)))
  const planned = schedule && (await step('plan', () => planInvitations(deps, schedule)))
  const reminded = schedule && (await step('remind', () => remind(deps, schedule)))
  const healed = await step('heal', () => healOutbox(deps))
  const sent = await step('send', () => sendTexts(deps, { schedule }))
  const looked = await step('look', () => lookForTexts(deps))
  const verdicts = schedule && (await step('freeze', () => freezeVerdicts(deps, schedule)))
  const gathered = await step('gather', () => gatherSealed(deps))
  const heard = await step('hear', () => handleStoredTexts(deps))
  const quartersClosed = await step('close', () => closeQuarters(deps))
  // What was moved or destroyed is to stand in no journal either.
  if (quartersClosed) await step('scrub', () => deps.db.scrub(['sealed_part', ...YEAR_TABLES]))
  else if (gathered?.gathered) await step('scrub', () => deps.db.scrub(['sealed_part']))
  return {
    resealed,
    expired,
    forgotten,
    textsForgotten,
    followed,
    planned,
    reminded,
    healed,
    sent,
    looked,
    verdicts,
    gathered,
    heard,
    quartersClosed,
    dataChecked: schedule && (await step('check', () => checkData(deps, schedule))),
    more:
      followed?.more === true ||
      sent?.more === true ||
      reminded?.more === true ||
      healed?.more === true ||
      looked?.more === true ||
      verdicts?.more === true ||
      gathered?.more === true ||
      resealed?.more === true ||
      plannedAll(planned) >= MOST_PLANNED,
  }
}

const plannedAll = (report: PlanReport | null): number =>
  report === null ? 0 : report.invited + report.welcomed + report.waiting
