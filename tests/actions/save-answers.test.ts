// Answers are kept as they come and end as one response; sealed ones leave no trace outside their table.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSitting, readSittingByToken, type Sitting } from '../../server/actions/read-sitting.ts'
import { closePartial } from '../../server/actions/close-partial.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { standing } from '../../server/core/sitting.ts'
import type { Tables } from '../../server/db/tables.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

let program: TestProgram
let who: Invited
let ana: string
const rows = <T extends keyof Tables>(table: T) =>
  program.deps.db.query
    .selectFrom(table as never)
    .selectAll()
    .execute() as Promise<Tables[T][]>

async function start(database = SQLITE) {
  program = await openTestProgram({ database })
  ana = await program.addStaff('Ana Ruiz')
  who = await program.addPatient({ caseManagerId: ana })
}

const read = async (id: string): Promise<Sitting> => {
  const sitting = await readSitting(program.deps, id)
  if (!sitting) throw new Error('no sitting')
  return sitting
}

/** One screen after the other, read afresh each time, as separate requests do. */
async function answer(id: string, screens: readonly Answers[], mode: 'page' | 'sms' = 'page') {
  let sitting = await read(id)
  for (const answers of screens) {
    const { revision } = sitting.invitation
    const saved = await saveAnswers(program.deps, sitting, { answers, mode, revision, complete: true })
    if (saved.invitation.state === 'completed') return saved
    sitting = await read(id)
  }
  return sitting
}

const GOAL = 'A door that locks, so my daughter can stay over.'
const BASELINE: readonly Answers[] = [
  { B6: 1 },
  { B5: 1 },
  { B1: GOAL },
  { B1n: 'my own door' },
  { B2: 'Call a landlord.' },
  { B3: 3 },
  { P1: 1 },
  { B7_2: 2 },
  { I2: 4 },
  { S1: 2 },
  { B4: 2 },
]

describe.for(DATABASES)('on $name', ({ name, open }) => {
  beforeEach(() => start({ name, open }))
  afterEach(() => program.close())

  test('a baseline ends as one response, a goal in the patient’s words, and wishes on record', async () => {
    const { id, token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const saved = await answer(id, BASELINE)
    expect(saved.invitation.state).toBe('completed')
    expect(await readSittingByToken(program.deps, token)).toBeNull()
    const [goal] = await rows('goal')
    expect(await program.deps.sealer.open('goal', 'words_sealed', goal!.id, goal!.words_sealed)).toBe(GOAL)
    expect(goal).toMatchObject({ version: 1, weight: 3, shared: 1, language: 'en', ended_at: null })
    const answers = await rows('answer')
    expect(answers.map(({ item, value, shared }) => [item, value, shared]).sort()).toEqual([
      ['B2', null, 1],
      ['B3', 3, 1],
      ['B7_2', 2, 1],
      ['I2', 4, 1],
      ['P1', 1, 1],
      ['S1', 2, 1],
    ])
    const about = answers.map(({ item, goal_id }) => [item === 'B7_2', goal_id].join())
    expect(new Set(about)).toEqual(new Set([`false,${goal!.id}`, 'true,']))
    const sealed = await rows('sealed_answer')
    expect(sealed.map(({ kind, item, value }) => `${kind} ${item} ${value}`).sort()).toEqual([
      'answer B4 2',
      'score B4 25000',
    ])
    expect(await rows('draft')).toEqual([])
    expect((await rows('patient'))[0]).toMatchObject({ phone_said: 'own', sharing: 1 })
    expect((await rows('consent_event')).map(({ kind, wording }) => [kind, wording]).sort()).toEqual([
      ['phone_own', 'Does anyone else use or look at this phone?'],
      ['sharing_on', expect.stringMatching(/^\{cm\} will see what you say about your goals/)],
    ])
  })

  test('of four saves at once one is kept, the others are told that theirs is stale', async () => {
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const sitting = await read(id)
    const before = (await rows('audit')).length
    const results = await Promise.allSettled(
      [1, 2, 1, 2].map((value) =>
        saveAnswers(program.deps, sitting, {
          answers: { B6: value },
          mode: 'page',
          revision: 0,
          complete: true,
        }),
      ),
    )
    const lost = results.filter((result) => result.status === 'rejected')
    expect(lost.map(({ reason }) => reason.code)).toEqual(['stale', 'stale', 'stale'])
    expect((await rows('audit')).length).toBe(before + 1)
    expect((await read(id)).invitation.revision).toBe(1)
  })
})

describe('sharing, goals and partial answers', () => {
  beforeEach(() => start())
  afterEach(() => program.close())

  async function aGoal(): Promise<string> {
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    await answer(id, BASELINE)
    return (await rows('goal'))[0]!.id
  }

  test('what was said while sharing was off stays unshared when it is switched on later', async () => {
    const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    await answer(id, [{ B6: 1 }, { B5: 2 }, { B1: GOAL }, { B1n: 9 }, { B2: 'Ask.' }])
    const sitting = await read(id)
    expect(sitting.shared).toBe(false)
    await saveAnswers(program.deps, sitting, {
      answers: { B3: 2 },
      mode: 'page',
      revision: sitting.invitation.revision,
      shared: true,
      complete: true,
    })
    await answer(id, BASELINE.slice(6))
    expect((await rows('goal'))[0]).toMatchObject({ shared: 0 })
    const shared = Object.fromEntries((await rows('answer')).map((row) => [row.item, row.shared]))
    expect(shared).toMatchObject({ B2: 0, B3: 1, P1: 1 })
  })

  test('nothing counts as shared before the sentence about sharing was met', async () => {
    const facts = { ...PULSE_FACTS, hasGoal: 0 } as const
    const { id } = await invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
    await answer(id, [{ B1: GOAL }, { B2: 9 }, { P2: 2 }])
    expect((await rows('goal'))[0]).toMatchObject({ shared: 0 })
    expect((await rows('patient'))[0]).toMatchObject({ sharing: null })
  })

  test('other words make a new version of the goal, a new goal a new thread, a drop ends it', async () => {
    const first = await aGoal()
    const pulse = { ...PULSE_FACTS, goalStateDue: 1 } as const
    const reworded = await invite(program.deps, who, 'pulse', pulse, { about_staff_id: ana, goal_id: first })
    await answer(reworded.id, [{ P1: 2 }, { G1: 2 }, { B1: 'My own front door.' }, { P2: 2 }])
    const second = (await rows('goal')).find(({ version }) => version === 2)!
    expect(second).toMatchObject({ thread_id: first, ended_at: null })
    program.clock.advance('P1M')
    const changed = await invite(program.deps, who, 'pulse', PULSE_FACTS, { goal_id: second.id })
    await answer(changed.id, [{ P1: 8 }, { B1: 'Nights at the bakery.' }, { B2: 9 }, { P2: 9 }])
    const goals = await rows('goal')
    expect(goals.map(({ version, thread_id }) => [version, thread_id === first])).toEqual([
      [1, true],
      [2, true],
      [1, false],
    ])
    expect(goals.map(({ ended_at }) => ended_at === null)).toEqual([false, false, true])
    program.clock.advance('P1M')
    const dropped = await invite(program.deps, who, 'pulse', pulse, { goal_id: goals[2]!.id })
    await answer(dropped.id, [{ P1: 1 }, { G1: 4 }, { P2: 2 }])
    expect((await rows('goal')).every(({ ended_at }) => ended_at !== null)).toBe(true)
  })

  test('sealed drafts, answers and scores are in one table, with whom they are about', async () => {
    const goal = await aGoal()
    const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, {
      about_staff_id: ana,
      goal_id: goal,
    })
    let sitting = await answer(id, [{ P1: 3 }, { P2: 2 }])
    sitting = await saveAnswers(program.deps, sitting, {
      answers: { T1: 4 },
      mode: 'page',
      revision: sitting.invitation.revision,
      complete: false,
    })
    expect((await read(id)).answers).toEqual({ P1: 3, P2: 2, T1: 4 })
    const draft = (await rows('draft'))[0]!
    const body = await program.deps.sealer.open('draft', 'answers_sealed', id, draft.answers_sealed)
    expect(body).not.toContain('T1')
    await answer(id, [{ T1: 5, T2: 4, T3: 9 }])
    const mine = (await rows('sealed_answer')).filter((row) => row.invitation_id === id)
    expect(mine.map(({ kind, item, value }) => `${kind} ${item} ${value}`).sort()).toEqual([
      'answer T1 5',
      'answer T2 4',
      'answer T3 9',
      'score trust-3 87500',
    ])
    expect(mine.every((row) => row.about_staff_id === ana && row.discipline === 'social_worker')).toBe(true)
    expect((await rows('answer')).some(({ item }) => item.startsWith('T'))).toBe(false)
  })

  test('a changed mind hides later questions and drops what they had', async () => {
    const goal = await aGoal()
    const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, {
      about_staff_id: ana,
      goal_id: goal,
    })
    await answer(id, [{ P1: 3 }, { P2: 1 }, { P3: 'She stayed over.' }])
    let sitting = await read(id)
    await saveAnswers(program.deps, sitting, {
      answers: { P2: 2 },
      mode: 'page',
      revision: sitting.invitation.revision,
      complete: true,
    })
    sitting = await read(id)
    expect(sitting.answers).toEqual({ P1: 3, P2: 2 })
    expect(standing(sitting.interview, sitting.answers, sitting.invitation.facts).screen?.id).toBe('trust')
  })

  test('what autosave kept is asked again, and is no answer until it is sent', async () => {
    const { id } = await invite(program.deps, who, 'pulse', { ...PULSE_FACTS, hasGoal: 0 })
    await answer(id, [{ B1: GOAL }, { B2: 9 }])
    const sitting = await read(id)
    await saveAnswers(program.deps, sitting, {
      answers: { P2: 1 },
      mode: 'page',
      revision: sitting.invitation.revision,
      complete: false,
    })
    const { interview, answers, invitation, unsubmitted } = await read(id)
    expect(answers).toMatchObject({ P2: 1 })
    expect(standing(interview, answers, invitation.facts, unsubmitted).screen?.id).toBe('success')
    await closePartial(program.deps, await read(id))
    expect((await rows('answer')).map(({ item }) => item)).toEqual(['B2'])
  })

  test('what was answered in time is kept as a partial response', async () => {
    const { id } = await invite(program.deps, who, 'pulse', { ...PULSE_FACTS, hasGoal: 0 })
    await answer(id, [{ B1: GOAL }], 'sms')
    await closePartial(program.deps, await read(id))
    expect((await rows('response'))[0]).toMatchObject({ complete: 0, mode: 'sms' })
    expect((await rows('invitation'))[0]).toMatchObject({ state: 'partial' })
    expect(await rows('goal')).toHaveLength(1)
  })
})
