// What made-up people are about to do about the texts that lie on their phones, and when.
import { dateOf } from '../core/time.ts'
import {
  caseManagersInOrder,
  teamsById,
  waitingInvitations,
  type WaitingInvitation,
} from '../db/demo-county.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { createLocalDays, monthsBetween, type LocalDays } from './days.ts'
import { after, awake } from './making.ts'
import { personaOf, progressAt, type Persona } from './persona.ts'
import { planOf, type Plan } from './plan.ts'
import { trueTrust, workerTruth, type WorkerTruth } from './truth.ts'

/** The county's fixed facts, read once. */
export interface CountyFacts {
  readonly days: LocalDays
  readonly workers: ReadonlyMap<string, WorkerTruth>
  readonly teams: ReadonlyMap<string, string>
  readonly began: string
  /** What was worked out already, by invitation: it follows from who is asked and why, and never changes. */
  readonly intended: Map<string, Intention | null>
}

export async function readCountyFacts({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<CountyFacts> {
  const { timeZone } = await readProgram(db)
  const workers = await caseManagersInOrder(db)
  const days = createLocalDays(timeZone)
  return {
    days,
    workers: new Map(workers.map(({ id }, place) => [id, workerTruth(place)])),
    teams: await teamsById(db),
    began: dateOf(days.dayOf(workers[0]?.createdAt ?? now())),
    intended: new Map(),
  }
}

export interface Intention {
  readonly at: string
  readonly waiting: WaitingInvitation
  readonly persona: Persona
  readonly plan: Plan
  /** 0–100, and 1–5. */
  readonly trust: number
  readonly progress: number
}

/** What is to happen after `from` and no later than `to`, in order. */
export async function intentions(
  deps: Pick<Deps, 'db'>,
  facts: CountyFacts,
  from: string,
  to: string,
): Promise<Intention[]> {
  const waiting = await waitingInvitations(deps.db)
  return waiting
    .flatMap((one) => knownIntention(facts, one) ?? [])
    .filter(({ at }) => at > from && at <= to)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.waiting.id < b.waiting.id ? -1 : 1))
}

const MOST_KNOWN = 20_000

function knownIntention(facts: CountyFacts, waiting: WaitingInvitation): Intention | null {
  const { intended } = facts
  const known = intended.get(waiting.id)
  if (known !== undefined) return known
  const intention = intentionOf(facts, waiting)
  if (intended.size > MOST_KNOWN) intended.clear()
  intended.set(waiting.id, intention)
  return intention
}

/** Null: this person will let it pass. */
function intentionOf(facts: CountyFacts, waiting: WaitingInvitation): Intention | null {
  const { days } = facts
  const persona = personaOf(waiting.patientId, waiting.language)
  const today = dateOf(days.dayOf(waiting.invitedAt))
  const trust = trueTrust({
    worker: facts.workers.get(waiting.aboutStaffId ?? '') ?? null,
    team: facts.teams.get(waiting.aboutTeamId ?? '') ?? null,
    tenure: monthsBetween(waiting.enrolledOn, today),
    programMonth: monthsBetween(facts.began, today),
    lean: persona.lean,
  })
  const plan = planOf(waiting.enrolmentId, waiting.occasion, persona, trust)
  if (!plan.answers && plan.mishap === null) return null
  const at = awake(days, after(waiting.invitedAt, plan.delayMinutes * 60))
  if (at >= waiting.expiresAt) return null
  const months = waiting.goalSince === null ? 0 : monthsBetween(waiting.goalSince, today)
  return { at, waiting, persona, plan, trust, progress: progressAt(persona, months) }
}
