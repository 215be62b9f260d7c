// What a conversation asks next, whether it begins, goes on or says the same again.
import { nextTurn, NOTE, openEnd, privateTurn, type Place, type Turn } from '../core/conversation/flow.ts'
import type { Answers, Question } from '../core/question.ts'
import { phoneUse, privateStanding, saidOfPhone } from '../core/sitting.ts'
import { silent, type Heard } from './heard.ts'
import type { Scene } from './read-scene.ts'
import type { Sitting } from './sitting.ts'

/** An interview begins, or goes on where it stood. */
export function begin(sitting: Sitting, language: string): Heard {
  return { as: 'opened', ...going(nextTurn(placeAfter(sitting, {}))), sitting, language, answers: {} }
}

/** What is awaited is said once more, in this language from now on. */
export function askedAgain(scene: Scene, language: string, as: string): Heard {
  const { sitting, asked, sealedAsked } = scene
  if (!sitting) return silent(scene, as)
  const place = placeAfter(sitting, {})
  if (asked === NOTE) return { as, ...going(openEnd(place)), sitting, language }
  const turn = sealedAsked ? privateTurn(place, true) : nextTurn(place)
  return { as, ...going(turn), sitting, language, answers: {} }
}

export const going = ({ say, awaiting }: Turn) => ({ say, moves: { awaiting, misses: 0 } })

/** The private question that is next; no row says which. */
export function nextPrivate({ interview, answers, invitation }: Sitting): Question | null {
  const { screen } = privateStanding(interview, answers, invitation.facts)
  return screen?.questions.find(({ id }) => answers[id] === undefined) ?? null
}

export function placeAfter(sitting: Sitting, answers: Answers): Place {
  const { interview, invitation, patient, caseManager } = sitting
  const kept = interview.keep({ ...sitting.answers, ...answers }, invitation.facts)
  return {
    interview,
    answers: kept,
    facts: invitation.facts,
    phone: phoneUse(patient.phoneKind, saidOfPhone(kept) ?? patient.phoneSaid),
    caseManager,
    reads: sitting.reads,
  }
}
