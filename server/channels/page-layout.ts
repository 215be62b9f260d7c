// How one interview lies on pages: how many there will be, and which questions of a page hide others.
import { SKIPPED, type Interview } from '../core/interview.ts'
import type { Answers, AnswerValue, InterviewFacts, Question, Screen } from '../core/question.ts'

/** The screens still to come if the patient says yes to what opens more, but for another goal: most name one, and the
 *  count may shrink, and grows only by what they choose to add. */
export function likelyScreens(interview: Interview, answers: Answers, facts: InterviewFacts) {
  const supposed: Record<string, AnswerValue> = { ...answers }
  for (;;) {
    const screens = interview.visibleScreens(supposed, facts)
    const open = screens
      .flatMap(({ questions }) => questions)
      .filter(({ id }) => !Object.hasOwn(supposed, id))
    if (open.length === 0) return screens
    for (const question of open) supposed[question.id] = supposedAnswer(question)
  }
}

const supposedAnswer = ({ construct, choices }: Question): AnswerValue =>
  construct === 'success.another' ? SKIPPED : (choices[0]?.value ?? 'words')

/** For previews: no answers are given there, so a screen that waits for some is shown whole. */
export function everyScreen(interview: Interview): Interview {
  return {
    ...interview,
    visibleScreens(answers, facts) {
      const visible = interview.visibleScreens(answers, facts)
      return interview.screens.map((screen) => visible.find(({ id }) => id === screen.id) ?? screen)
    },
  }
}

export interface Placed {
  readonly question: Question
  /** `hiddenBy`: codes of the question above; 0: no answer yet. */
  readonly dependents: { readonly hiddenBy: readonly number[]; readonly placed: Placed }[]
}

/** All that one page may come to ask, without another request: each question under the one that may hide it. */
export function placeQuestions(
  interview: Interview,
  screen: Screen,
  answers: Answers,
  facts: InterviewFacts,
): Placed[] {
  const whole = interview.screens.find(({ id }) => id === screen.id) ?? screen
  // Mostly one question a page, which nothing on the page can hide.
  if (whole.questions.length === 1) return whole.questions.map((question) => ({ question, dependents: [] }))
  const own = new Set(whole.questions.map(({ id }) => id))
  const before = Object.fromEntries(Object.entries(answers).filter(([item]) => !own.has(item)))
  const walked = new Map<string, readonly string[]>()
  const walk = (given: Answers) => {
    const now = interview.visibleScreens({ ...before, ...given }, facts).find(({ id }) => id === screen.id)
    return now?.questions.map(({ id }) => id) ?? []
  }
  // One walk tells of every question on the page, so each answer is tried once.
  const hides: Hides = (item, given) => {
    const key = JSON.stringify(given)
    const shown = walked.get(key) ?? walk(given)
    walked.set(key, shown)
    return !shown.includes(item)
  }
  const roots: Placed[] = []
  const all: Placed[] = []
  for (const question of whole.questions) {
    const placed: Placed = { question, dependents: [] }
    const hiddenAtFirst = hides(question.id, {})
    const above = findAbove(all, question.id, hides, hiddenAtFirst)
    if (above) above.parent.dependents.push({ hiddenBy: above.hiddenBy, placed })
    else if (!hiddenAtFirst) roots.push(placed)
    else continue
    all.push(placed)
  }
  return roots
}

type Hides = (item: string, given: Answers) => boolean

/** The first question above that hides this one by some of its answers, and by which. */
function findAbove(all: readonly Placed[], item: string, hides: Hides, hiddenAtFirst: boolean) {
  for (const parent of all) {
    const { id, choices } = parent.question
    const codes = choices.map(({ value }) => value).filter((value) => hides(item, { [id]: value }))
    // Hidden whatever is chosen here: something else decides.
    const opens = hiddenAtFirst && codes.length < choices.length
    const closes = !hiddenAtFirst && codes.length > 0
    if (opens || closes) return { parent, hiddenBy: hiddenAtFirst ? [0, ...codes] : codes }
  }
  return null
}
