// What a person made of an invitation in the past: answers, a stop, silence.
import type { AskedInvitation } from '../actions/sealed-facts.ts'
import { asksSealed, interviewByText } from '../core/conversation/by-text.ts'
import { phoneUse } from '../core/sitting.ts'
import { dateOf } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import type { InvitationTable } from '../db/tables/answers.ts'
import { answerAll } from './answering.ts'
import { createChance } from './chance.ts'
import { askedOf, pastResponse } from './history-answers.ts'
import type { Asking } from './history-invitation.ts'
import { pastMishap, resumedAt } from './history-mishaps.ts'
import { pastNote } from './history-notes.ts'
import { after, awake, type Making } from './making.ts'
import { progressAt } from './persona.ts'
import { askedKey, type Plan } from './plan.ts'

interface Ending {
  readonly state: InvitationTable['state']
  readonly endedAt: string | null
}

export interface Came {
  readonly writes: readonly Write[]
  /** Null: still open, or run out. */
  readonly end: Ending | null
  readonly startedAt: string | null
  readonly saves: number
}

export interface Circumstances {
  readonly plan: Plan
  readonly trust: number
  readonly sentAt: string
  readonly programMonth: number
}

const NOTHING: Came = { writes: [], end: null, startedAt: null, saves: 0 }

export async function whatCame(
  making: Making,
  asking: Asking,
  invitation: AskedInvitation,
  around: Circumstances,
): Promise<Came> {
  const { plan, sentAt } = around
  const at = awake(making.days, after(sentAt, plan.delayMinutes * 60))
  // What is still to come is lived when the demo's clock gets there.
  if (at >= making.now || at >= invitation.expiresAt) return NOTHING
  const came = plan.answers ? await answers(making, asking, invitation, around, at) : NOTHING
  if (plan.mishap === null) return came
  const { made, person, persona, contact } = asking
  const said = after(at, 90)
  const mishap = await pastMishap(making, plan.mishap, {
    ...made,
    phone: person.phone,
    language: persona.language,
    aboutStaffId: invitation.aboutStaffId ?? workerOn(making, asking, invitation),
    at: said,
  })
  if (plan.mishap === 'stop') contact.state = 'stopped'
  if (plan.mishap === 'wrong_number') contact.state = 'unlinked'
  if (plan.mishap === 'quit' && resumedAt(said) >= making.now) contact.state = 'paused'
  const ends = came.end === null && contact.state !== 'open'
  return {
    ...came,
    writes: [...came.writes, ...mishap],
    end: ends ? { state: 'stopped', endedAt: said } : came.end,
  }
}

async function answers(
  making: Making,
  asking: Asking,
  invitation: AskedInvitation,
  { plan, trust, programMonth }: Circumstances,
  at: string,
): Promise<Came> {
  const { deps, now, workers } = making
  const { persona, course, person, made } = asking
  const complete = plan.givesUpAfter === null
  // Given up: kept as a partial response when the time to answer is over.
  if (!complete && invitation.expiresAt >= now) return NOTHING
  const storedAt = complete ? at : invitation.expiresAt
  const whole = deps.surveys.interview(invitation.surveyId, invitation.surveyVersion, persona.language)
  const phone = {
    kind: person.phoneKind,
    said: course.phoneSaid,
    named: invitation.aboutStaffId !== null,
  }
  // Where a text may not ask a sealed question, the rest is answered on the page, and counts as such.
  const byText = interviewByText(whole, phone)
  const onPage = phoneUse(phone.kind, phone.said) !== 'own' && asksSealed(byText, invitation.facts)
  const mode = plan.mode === 'sms' && !onPage ? 'sms' : 'page'
  const asked = askedOf(course, invitation)
  const given = answerAll(
    mode === 'sms' ? byText : whole,
    invitation.facts,
    persona,
    {
      trust,
      progress: progressAt(persona, programMonth - (asked[0]?.since ?? programMonth)),
      pulse: invitation.facts.pulse,
      goals: asked.map(({ words }) => words),
      byText: mode === 'sms',
    },
    createChance(`${askedKey(invitation.enrolmentId, invitation.occasion)}|answers`),
    plan.givesUpAfter,
  )
  const stay = person.stays[made.enrolmentIds.indexOf(invitation.enrolmentId)]
  const writes = await pastResponse(making, course, {
    invitation,
    patient: {
      id: made.patientId,
      language: person.language,
      phoneKind: person.phoneKind,
      contactId: made.contactId,
    },
    record: {
      region: person.region,
      enrolledOn: dateOf(stay?.enrolled ?? making.begin),
      timeZones: [making.zone],
      discipline: workers.find(({ id }) => id === invitation.aboutStaffId)?.discipline ?? null,
    },
    language: persona.language,
    answers: given,
    mode,
    at: storedAt,
    complete,
    programMonth,
    withholds: persona.withholds,
  })
  const note =
    complete && plan.leavesNote ? await pastNote(making, invitation, persona.language, after(at, 60)) : []
  return {
    writes: [...writes, ...note],
    end: { state: complete ? 'completed' : 'partial', endedAt: storedAt },
    startedAt: after(at, -60),
    saves: Object.keys(given).length,
  }
}

/** Whoever is the case manager does not learn of a call that was asked from someone else. */
function workerOn(
  { workers }: Making,
  { person, made }: Asking,
  { enrolmentId }: AskedInvitation,
): string | null {
  const spans = person.stays[made.enrolmentIds.indexOf(enrolmentId)]?.spans ?? []
  return workers[spans.at(-1)?.worker ?? -1]?.id ?? null
}
