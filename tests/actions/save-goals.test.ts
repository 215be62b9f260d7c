// Two and three goals through whole interviews: told at a baseline, asked about in turn, each with its own fate.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { readStory } from '../../server/actions/read-story.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { scoreSurvey } from '../../server/core/scoring.ts'
import type { GoalTable } from '../../server/db/tables/answers.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let who: Invited
beforeEach(async () => {
  program = await openTestProgram()
  who = await program.addPatient({
    caseManagerId: await program.addStaff('Ana Ruiz'),
    patient: { sharing: 1 },
  })
})
afterEach(() => program.close())

async function answer(id: string, answers: Answers, shared = true) {
  const sitting = (await readSitting(program.deps, id))!
  const { revision } = sitting
  await saveAnswers(program.deps, sitting, { answers, mode: 'page', revision, shared, complete: true })
}

const FIRST: Answers = { B6: 1, B5: 1, B1: 'A door that locks.', B1n: 'my own door', B2: 9, B3: 2, P1: 1 }
const SECOND: Answers = { B7_2: 1, B1_2: 'Leave him.', B1n_2: 9, B2_2: 'Call the line.', B3_2: 3 }
const THIRD: Answers = { B7_3: 1, B1_3: 'See my son.', B1n_3: 'my son', B2_3: 9, B3_3: 1 }
const END: Answers = { I2: 3, S1: 2 }

/** In the order in which they were told. */
async function threeGoals(): Promise<GoalTable[]> {
  const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS)
  await answer(id, FIRST)
  await answer(id, SECOND, false)
  await answer(id, { ...THIRD, ...END })
  expect((await readSitting(program.deps, id))?.invitation.state).toBe('completed')
  program.clock.advance('P1M')
  return goals()
}

const goals = () =>
  program.deps.db.query.selectFrom('goal').selectAll().orderBy('thread_id').orderBy('version').execute()
const answers = () =>
  program.deps.db.query.selectFrom('answer').select(['item', 'goal_id', 'value', 'shared']).execute()

test('a baseline keeps each goal with its own words, name, weight and sharing, and answers by their goal', async () => {
  const told = await threeGoals()
  const words = told.map(({ id, words_sealed }) =>
    program.deps.sealer.open('goal', 'words_sealed', id, words_sealed),
  )
  expect(await Promise.all(words)).toEqual(['A door that locks.', 'Leave him.', 'See my son.'])
  expect(
    told.map(({ weight, shared, nickname_sealed }) => [weight, shared, nickname_sealed !== null]),
  ).toEqual([
    [2, 1, true],
    [3, 0, false],
    [1, 1, true],
  ])
  const of = Object.fromEntries((await answers()).map(({ item, goal_id }) => [item, goal_id]))
  const [a, b, c] = told.map(({ id }) => id)
  expect(of).toMatchObject({ P1: a, B2: a, B2_2: b, B3_2: b, B2_3: c })
})

test('a pulse is about the goal it was made for; new words keep its weight, not the name, and touch no other', async () => {
  const [a, b, c] = await threeGoals()
  const { id } = await invite(
    program.deps,
    who,
    'pulse',
    { ...PULSE_FACTS, goalStateDue: 1 },
    { goal_id: b!.id },
  )
  expect((await readSitting(program.deps, id))!.goals.map(({ words }) => words)).toEqual(['Leave him.'])
  await answer(id, { P1: 2, G1: 2, B1: 'A place of my own.', P2: 2 })
  const now = await goals()
  expect(now.filter(({ ended_at }) => ended_at === null).map(({ thread_id }) => thread_id)).toEqual([
    a!.id,
    b!.id,
    c!.id,
  ])
  expect(now.find(({ version }) => version === 2)).toMatchObject({
    weight: 3,
    nickname_sealed: null,
    shared: 1,
  })
  expect((await answers()).find(({ item, value }) => item === 'P1' && value === 2)).toMatchObject({
    goal_id: b!.id,
  })
})

const ABOUT = { ...BASELINE_FACTS, hasGoal: 1, goals: 3, unnamed: 1 } as const

async function milestone(said: Answers) {
  const [a, b, c] = await threeGoals()
  const about = { occasion: 'milestone:6m', goal_id: a!.id, goal_2_id: b!.id, goal_3_id: c!.id }
  const { id } = await invite(program.deps, who, 'milestone', ABOUT, about)
  const rest = { Y4: 9, Y5: 9, I2: 3, I4: 1, S1: 3, S2: 3 }
  await answer(id, { Y2: 5, Y3: 4, I1: 4, G1: 1, ...said, ...rest })
  expect((await readSitting(program.deps, id))?.invitation.state).toBe('completed')
  return [a!, b!, c!] as const
}

test('a milestone gives each goal its verdict and its fate, and keeps no score', async () => {
  const [a, b, c] = await milestone({
    Y1: 2,
    Y1_2: 4,
    Y2_2: 3,
    G1_2: 4,
    Y1_3: 8,
    B1_3: 'Nights at the bakery.',
  })
  const verdicts = (await answers()).filter(({ item }) => item.startsWith('Y1'))
  expect(verdicts.map(({ goal_id }) => goal_id)).toEqual([a.id, b.id, c.id])
  const now = await goals()
  expect(now.map(({ ended_at }) => ended_at === null)).toEqual([true, false, false, true])
  const said = (await answers()).filter(({ item }) => item.startsWith('Y2'))
  const codes = Object.fromEntries(said.map(({ item, value }) => [item, value ?? '']))
  const { surveys } = program.deps
  const scoring = surveys.scoring('milestone', surveys.newest('milestone'))
  const scores = scoreSurvey(
    scoring,
    codes,
    [a, b, c].map(({ weight }) => weight),
  )
  // Weights 2 and 3, x 2 and 0: 50 + 10·4 / √(0.7·13 + 0.3·25).
  expect(scores.find(({ scale }) => scale === 'gas-t')).toMatchObject({ value: 59_818, answered: 2 })
})

test('the patient’s own story tells all goals as they were told, and of which each word was', async () => {
  const [, b] = await threeGoals()
  const { id } = await invite(
    program.deps,
    who,
    'pulse',
    { ...PULSE_FACTS, verdictDue: 1 },
    { goal_id: b!.id },
  )
  const sitting = (await readSitting(program.deps, id))!
  await answer(id, { P1: 4, Y1: 2, P2: 2 })
  const story = await readStory(program.deps, sitting, true)
  expect(story?.goals.map(({ words }) => words)).toEqual(['A door that locks.', 'Leave him.', 'See my son.'])
  expect(story?.lines[0]).toMatchObject({
    progress: 'Almost there',
    verdict: 'In part',
    about: { words: 'Leave him.' },
  })
  expect(await readStory(program.deps, sitting, false)).toBeNull()
})

test('a goal told meanwhile makes no fourth: what matters least gives way', async () => {
  const [a, b] = await threeGoals()
  const late = await invite(program.deps, who, 'pulse', { ...PULSE_FACTS, hasGoal: 0 })
  await answer(late.id, { B1: 'Sleep.', B2: 9, P2: 2 })
  const standing = (await goals()).filter(({ ended_at }) => ended_at === null)
  expect(standing.map(({ thread_id }) => thread_id).slice(0, 2)).toEqual([a!.id, b!.id])
  expect(standing).toHaveLength(3)
  const again = await invite(program.deps, who, 'pulse', PULSE_FACTS, {
    occasion: 'pulse:again',
    goal_id: a!.id,
  })
  expect((await readSitting(program.deps, again.id))!.standing).toHaveLength(3)
})
