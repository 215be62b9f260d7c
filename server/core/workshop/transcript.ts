// What a survey says by text: one conversation as it would go, the texts it can send besides, and what they cost.
import { nextQuestion } from '../conversation/by-text.ts'
import { wordsOfQuestion, type Speaking } from '../conversation/wording.ts'
import { interviewByText } from '../conversation/by-text.ts'
import type { Interview } from '../interview.ts'
import type { Answers, AnswerValue, Question } from '../question.ts'
import { countSegments } from '../sms/gsm.ts'
import { TextProblem } from '../sms/render.ts'
import { longestUnits } from './check-texts.ts'
import { SAMPLE_FACTS, SAMPLE_WORKER, sampleGoal } from './sample.ts'

/** Dollars a segment, in the United States with carrier fees: an assumption, and stated beside every cost. */
export const SEGMENT_PRICE = 0.011

export interface SentText {
  readonly item: string
  readonly words: string
  readonly units: number
  readonly segments: number
  /** Units when every name in it is as long as a name may be. */
  readonly longest: number
  /** The sample reply; null: it is not in this conversation. */
  readonly reply: string | null
}

export interface Transcript {
  readonly texts: readonly SentText[]
  /** Questions that other answers or another month would ask by text. */
  readonly others: readonly SentText[]
  readonly segments: number
  /** Dollars for a thousand patients who answer all of it; their replies are not counted. */
  readonly costPerThousand: number
}

export function transcriptOf(whole: Interview, language: string, program: string): Transcript {
  const interview = interviewByText(whole, { kind: 'own', said: 'own', named: true })
  const { nickname, reply } = sampleGoal(language)
  const speaking: Speaking = {
    language,
    program,
    url: null,
    sitting: { phone: 'own', caseManager: SAMPLE_WORKER, nickname },
  }
  const texts: SentText[] = []
  let answers: Answers = {}
  for (;;) {
    const question = nextQuestion(interview, answers, SAMPLE_FACTS)
    if (!question) break
    const answer: AnswerValue = question.kind === 'text' ? reply : (question.choices[0]?.value ?? 9)
    answers = { ...answers, [question.id]: answer }
    const text = sentText(question, speaking, String(answer))
    if (text) texts.push(text)
  }
  const asked = new Set(texts.map(({ item }) => item))
  const others = whole.questions
    .filter(({ id }) => !asked.has(id))
    .flatMap((question) => sentText(question, speaking, null) ?? [])
  const segments = texts.reduce((sum, text) => sum + text.segments, 0)
  return { texts, others, segments, costPerThousand: segments * 1000 * SEGMENT_PRICE }
}

/** Null: no text asks it. */
function sentText(question: Question, speaking: Speaking, reply: string | null): SentText | null {
  const { id, smsText } = question
  if (smsText === null) return null
  const words = wordsOrTemplate(question, smsText, speaking)
  return { item: id, words, ...countSegments(words), longest: longestUnits(smsText), reply }
}

/** One that cannot be sent as it stands is shown as it stands, with what it would cost. */
function wordsOrTemplate(question: Question, template: string, speaking: Speaking): string {
  try {
    return wordsOfQuestion(question, speaking)
  } catch (error) {
    if (!(error instanceof TextProblem)) throw error
    const { caseManager, nickname } = speaking.sitting ?? {}
    return template
      .replaceAll('{cm}', () => caseManager ?? '')
      .replaceAll('{nick}', () => nickname ?? '')
      .replaceAll('{prog}', () => speaking.program)
  }
}
