// Reads a patient's own story so far, for their own phone in the browser that holds their cookie.
import { goalNumber, plainItem } from '../core/goals.ts'
import { localDate } from '../core/outreach/window.ts'
import { storyOf, type GoalSet, type Month, type Story } from '../core/story.ts'
import { storyAnswers, storyGoals, type StoryAnswer } from '../db/story.ts'
import type { Deps } from '../deps.ts'
import { openValue } from './answer-value.ts'
import type { Sitting } from './sitting.ts'

const PROGRESS = 'P1'
const VERDICT = 'Y1'
const FURTHER = ['Y1_2', 'Y1_3']
const WIN = 'P3'
const PASSED_BY = 9
const SURVEYS = ['baseline', 'pulse'] as const
const answersOf = storyAnswers([PROGRESS, VERDICT, ...FURTHER, WIN])

type Reader = Pick<Deps, 'db' | 'sealer' | 'surveys'>

/** Null: nothing to tell, or not on this phone and in this browser. */
export async function readStory(deps: Reader, sitting: Sitting, holds: boolean): Promise<Story | null> {
  if (!holds || sitting.phone !== 'own') return null
  const { db, sealer } = deps
  const { enrolmentId } = sitting.invitation
  const monthOf = (at: string) => localDate(at, sitting.record.timeZones).slice(0, 7)
  const [goals, stored] = await Promise.all([storyGoals(db, enrolmentId), answersOf(db, enrolmentId)])
  const opened = await Promise.all(
    stored.map(async (answer) => ({ ...answer, value: await openValue(sealer, answer) })),
  )
  const answers = opened.filter(({ value }) => value !== PASSED_BY)
  const set = goals.map(
    async ({ id, threadId, wordsSealed, language, setAt, endedAt }): Promise<GoalSet> => ({
      id,
      thread: threadId,
      words: await sealer.open('goal', 'words_sealed', id, wordsSealed),
      language,
      at: setAt,
      month: monthOf(setAt),
      ended: endedAt !== null,
    }),
  )
  const label = labelsIn(deps, sitting.language)
  const told = await Promise.all(set)
  const several = new Set(told.map(({ thread }) => thread)).size > 1
  // What was said of one goal at one time is one line.
  const given = Map.groupBy(answers, ({ responseId, item }) => `${responseId} ${goalNumber(item)}`)
  const months = [...given.values()].map(async (group): Promise<Month> => {
    const { at } = group.at(-1)!
    const of = (item: string) => group.find((answer) => plainItem(answer.item) === item)
    const goal = told.find(({ id }) => id === (of(PROGRESS) ?? of(VERDICT))?.goalId)
    return {
      at,
      month: monthOf(at),
      about: several && goal ? { words: goal.words, language: goal.language } : null,
      progress: label(of(PROGRESS)),
      verdict: label(of(VERDICT)),
      said: await wordsOf(deps, of(WIN)),
    }
  })
  return storyOf(told, await Promise.all(months))
}

async function wordsOf({ sealer }: Reader, answer: StoryAnswer | undefined): Promise<Month['said']> {
  if (!answer || answer.wordsSealed === null) return null
  const words = await sealer.open('answer', 'words_sealed', answer.id, answer.wordsSealed)
  return { words, language: answer.language }
}

/** The words of the option that was picked, in the page's language. */
function labelsIn({ surveys }: Reader, language: string) {
  const questions = SURVEYS.flatMap((id) => {
    const newest = surveys.newest(id)
    const spoken = surveys.spoken(id, newest).includes(language) ? language : 'en'
    return surveys.interview(id, newest, spoken).questions
  })
  return (answer: StoryAnswer | undefined): string | null => {
    const choices = questions
      .filter(({ id }) => id === plainItem(answer?.item ?? ''))
      .flatMap((question) => question.choices)
    return choices.find(({ value }) => value === answer?.value)?.label ?? null
  }
}
