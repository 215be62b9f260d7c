// An interview as texts may ask it: short enough for one text, and nothing that another reader of the phone may not see.
import type { Interview } from '../interview.ts'
import type { Answers, InterviewFacts, Question, Screen } from '../question.ts'
import { phoneUse, saidOfPhone, standing } from '../sitting.ts'
import { SHORT_NAME } from './read-reply.ts'

export interface TextPhone {
  readonly kind: 'own' | 'shared' | 'program'
  readonly said: 'own' | 'shared' | null
  /** Somebody is named as the case manager. */
  readonly named: boolean
}

/** Sealed questions stay in it on every phone: where no text may ask them they wait for the page, and the interview
 *  is not complete without them. Other questions that no text may ask are not asked, and nothing waits for them.
 *  @param given so far, for the page on which what was begun by text goes on. */
export function interviewByText(interview: Interview, phone: TextPhone, given: Answers = {}): Interview {
  // In letters that no text carries nothing can be asked: all of it waits for the page.
  if (interview.questions.every(({ smsText }) => smsText === null)) return interview
  return {
    ...interview,
    screens: askedOf(interview.screens, phone, given),
    visibleScreens: (answers, facts) => askedOf(interview.visibleScreens(answers, facts), phone, answers),
  }
}

function askedOf(screens: readonly Screen[], { kind, said, named }: TextPhone, answers: Answers): Screen[] {
  const own = phoneUse(kind, saidOfPhone(answers) ?? said) === 'own'
  const asked = (question: Question) =>
    answers[question.id] !== undefined || askedByText(question, own, named)
  return screens.flatMap((screen) => {
    const questions = screen.questions.filter(asked)
    return questions.length > 0 ? [{ ...screen, questions, sealed: questions.every(isSealed) }] : []
  })
}

const isSealed = ({ readers }: Question): boolean => readers === 'sealed'

function askedByText({ readers, smsText, construct }: Question, own: boolean, named: boolean): boolean {
  if (smsText === null) return false
  if (readers === 'sealed') return true
  if (construct === SHORT_NAME) return own
  return !smsText.includes('{cm}') || (own && named)
}

/** A text conversation about it comes to sealed questions, unless it ends before. */
export function asksSealed(byText: Interview, facts: InterviewFacts): boolean {
  return byText.visibleScreens({}, facts).some(({ questions }) => questions.some(isSealed))
}

export function nextQuestion(interview: Interview, answers: Answers, facts: InterviewFacts): Question | null {
  const { screen } = standing(interview, answers, facts)
  return screen?.questions.find(({ id }) => answers[id] === undefined) ?? null
}
