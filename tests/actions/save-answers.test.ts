// Answers are kept as they come; the open part ends as one response, and what is private leaves no trace outside its part.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STRANGER } from '../../server/actions/holder.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import type { Sitting } from '../../server/actions/sitting.ts'
import { forgetDrafts } from '../../server/actions/forget-drafts.ts'
import { readSealedPart } from '../../server/actions/sealed-part.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import type { Answers } from '../../server/core/question.ts'
import { draftPlace } from '../../server/db/drafts.ts'
import type { Tables } from '../../server/db/tables.ts'
import { DATABASES, SQLITE } from '../support/databases.ts'
import { saidPrivately, sittingByToken } from '../support/held.ts'
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
async function answer(id: string, screens: readonly Answers[]) {
  let sitting = await read(id)
  for (const answers of screens) {
    const { revision } = sitting
    await saveAnswers(program.deps, sitting, { answers, mode: 'page', revision, complete: true })
    sitting = await read(id)
  }
  return sitting
}

const GOAL = 'A door that locks, so my daughter can stay over.'
const OPEN: readonly Answers[] = [
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
]
const BASELINE: readonly Answers[] = [...OPEN, { B4: 2 }]

describe.for(DATABASES)('on $name', ({ name, open }) => {
  beforeEach(() => start({ name, open }))
  afterEach(() => program.close())

  test('a baseline ends as one response, a goal in the patient’s words, and wishes on record', async () => {
    const { id, token } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
    const ended = await answer(id, OPEN)
    expect([ended.invitation.state, ended.stage]).toEqual(['completed', 'private'])
    const end = ended.invitation.endedAt
    program.clock.advance('PT1H')
    const done = await answer(id, [{ B4: 2 }])
    expect([done.invitation.endedAt, done.stage]).toEqual([end, 'done'])
    expect(await sittingByToken(program, token, STRANGER)).toBeNull()
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
    expect(answers.every(({ at }) => at === end)).toBe(true)
    expect(await saidPrivately(program, id)).toEqual({ B4: 2 })
    expect([await rows('sealed_answer'), await rows('response')]).toMatchObject([
      [],
      [{ complete: 1, at: end }],
    ])
    // The phone goes on from it as long as the link lasts.
    expect(await rows('draft')).toMatchObject([{ holder: 'phone', done: 1 }])
    program.clock.set('2027-06-01T00:00:00.000Z')
    await forgetDrafts(program.deps)
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
    expect((await read(id)).revision).toBe(1)
  })
})

describe('sharing, goals and private answers', () => {
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
      revision: sitting.revision,
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

  test('private answers are in their sealed part alone, with whom they are about', async () => {
    const goal = await aGoal()
    const { id } = await invite(program.deps, who, 'pulse', TRUST_FACTS, {
      about_staff_id: ana,
      goal_id: goal,
    })
    await answer(id, [{ P1: 3 }, { P2: 2 }, { T1: 4 }])
    expect((await read(id)).answers).toEqual({ P1: 3, P2: 2, T1: 4 })
    await answer(id, [{ T1: 5, T2: 4, T3: 9 }])
    const draft = (await rows('draft')).find((row) => row.invitation_id === id)!
    const body = await program.deps.sealer.open(
      'draft',
      'answers_sealed',
      draftPlace(id, draft.holder),
      draft.answers_sealed,
    )
    expect(body).not.toContain('T1')
    const part = (await readSealedPart(program.deps, id))!.body
    expect(part.answers).toEqual({ T1: 5, T2: 4, T3: 9 })
    expect(part.place).toMatchObject({
      aboutStaffId: ana,
      discipline: 'social_worker',
      patientId: who.patientId,
    })
    expect(await rows('sealed_answer')).toEqual([])
    expect((await rows('answer')).some(({ item }) => item.startsWith('T'))).toBe(false)
    expect(await rows('score')).toEqual([])
  })

  test('a changed mind hides later questions and drops what they had', async () => {
    const goal = await aGoal()
    const { id } = await invite(program.deps, who, 'pulse', PULSE_FACTS, {
      about_staff_id: ana,
      goal_id: goal,
      survey_version: 1,
    })
    const before = await answer(id, [{ P1: 3 }, { P2: 1 }, { P3: 'She stayed over.' }])
    expect(before.invitation.state).toBe('started')
    const { answers, invitation } = await answer(id, [{ P2: 2 }])
    expect(answers).toEqual({ P1: 3, P2: 2 })
    // Nothing is left to ask.
    expect(invitation.state).toBe('completed')
    const mine = (await rows('response')).find(({ invitation_id }) => invitation_id === id)
    const kept = (await rows('answer')).filter(({ response_id }) => response_id === mine?.id)
    expect(kept.map(({ item }) => item).sort()).toEqual(['P1', 'P2'])
  })
})
