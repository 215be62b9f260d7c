// Which question a tablet asks next, and which ones before it the way back may show.
import type { Sitting } from '../actions/sitting.ts'
import type { Question, Screen } from '../core/question.ts'
import { onlyScreens, standing } from '../core/sitting.ts'

export interface Asked {
  readonly screen: Screen
  readonly question: Question
}

/** The open part until it is sent, and then, where nobody sits beside the patient, the private one. */
export const askedHere = ({ interview, stage }: Pick<Sitting, 'interview' | 'stage'>): Sitting['interview'] =>
  onlyScreens(interview, stage === 'private')

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
