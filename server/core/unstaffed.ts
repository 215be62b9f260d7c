// What is not asked while nobody at the program reads words that may need a person at once.
import type { Interview } from './interview.ts'
import type { Answers, Question, Screen } from './question.ts'

/** "What, if anything, is different for you now?" invites everything there is to tell. */
const INVITES_ANYTHING = new Set(['Y4'])

/** What was answered before stays an answer. */
export function withoutInvitingWords(interview: Interview, given: Answers): Interview {
  const asked = (screens: readonly Screen[], answers: Answers): Screen[] =>
    screens.flatMap((screen) => {
      const isAsked = ({ id }: Question) => !INVITES_ANYTHING.has(id) || answers[id] !== undefined
      const questions = screen.questions.filter(isAsked)
      return questions.length > 0 ? [{ ...screen, questions }] : []
    })
  return {
    ...interview,
    screens: asked(interview.screens, given),
    visibleScreens: (answers, facts) => asked(interview.visibleScreens(answers, facts), answers),
  }
}
