// Which question a tablet asks next, and which ones before it the way back may show.
import type { Sitting } from '../actions/read-sitting.ts'
import { withoutSealed } from '../core/help.ts'
import type { Question, Screen } from '../core/question.ts'
import { standing } from '../core/sitting.ts'

export interface Asked {
  readonly screen: Screen
  readonly question: Question
}

/** With somebody beside the patient, no private question is asked and none is shown again. */
export const askedHere = ({ interview, assisted }: Sitting): Sitting['interview'] =>
  assisted ? withoutSealed(interview) : interview

/** Null: nothing is left to ask. */
export function nextAsked(sitting: Sitting): Asked | null {
  const { answers, invitation, unsubmitted } = sitting
  const { screen } = standing(askedHere(sitting), answers, invitation.facts, unsubmitted)
  const open = (id: string) => answers[id] === undefined || unsubmitted.includes(id)
  const question = screen?.questions.find(({ id }) => open(id))
  return screen && question ? { screen, question } : null
}

/** The questions so far, each once and in order, up to the one that is asked next: those that Back may show. */
export function reached(sitting: Sitting): Asked[] {
  const { answers, invitation } = sitting
  const all = askedHere(sitting)
    .visibleScreens(answers, invitation.facts)
    .flatMap((screen) => screen.questions.map((question) => ({ screen, question })))
  const next = nextAsked(sitting)
  return all.slice(0, all.findIndex(({ question }) => question.id === next?.question.id) + 1)
}
