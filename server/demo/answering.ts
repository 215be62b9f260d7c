// Takes a made-up person through an interview screen by screen, within the closed set that every patient has.
import { acceptScreen } from '../core/interview-accept.ts'
import type { Interview } from '../core/interview.ts'
import type { Answers, InterviewFacts, Screen } from '../core/question.ts'
import { standing } from '../core/sitting.ts'
import type { Chance } from './chance.ts'
import { answerOf, type Moment, type Persona } from './persona.ts'

/** What this person would post on this screen. */
export function answerScreen(
  screen: Screen,
  persona: Persona,
  moment: Moment,
  before: Answers,
  chance: Chance,
): Answers {
  const raw: Record<string, number | string> = {}
  for (const question of screen.questions) {
    raw[question.id] = answerOf(question, persona, moment, { ...before, ...raw }, chance)
  }
  return acceptScreen(screen, raw).answers
}

/** @param most questions answered before giving up; null: to the end. */
export function answerAll(
  interview: Interview,
  facts: InterviewFacts,
  persona: Persona,
  moment: Moment,
  chance: Chance,
  most: number | null,
): Answers {
  let answers: Answers = {}
  for (;;) {
    const { screen } = standing(interview, answers, facts)
    if (screen === null || (most !== null && Object.keys(answers).length >= most)) return answers
    const given = answerScreen(screen, persona, moment, answers, chance)
    if (Object.keys(given).length === 0) return answers
    answers = { ...answers, ...given }
  }
}
