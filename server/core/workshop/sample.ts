// The made-up patient whom previews show: names, a goal, and a month in which as much as possible is asked.
import type { InterviewFacts } from '../question.ts'

export const SAMPLE_FACTS: InterviewFacts = {
  trust: 1,
  pulse: 3,
  verdictDue: 1,
  goalStateDue: 0,
  stepSizeDue: 1,
  homeVisitDue: 1,
  hasGoal: 1,
  goals: 1,
  unnamed: 0,
}

export const SAMPLE_WORKER = 'Ana'

const GOALS = {
  en: {
    words: 'A door that locks, so my daughter can stay over.',
    nickname: 'my own door',
    reply: 'Called four landlords by myself.',
  },
  es: {
    words: 'Una puerta con llave, para que mi hija pueda quedarse.',
    nickname: 'mi puerta',
    reply: 'Llamé yo sola a cuatro lugares.',
  },
} as const

export const sampleGoal = (language: string) => (language === 'es' ? GOALS.es : GOALS.en)
