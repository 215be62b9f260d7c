// Where nobody reads words that need a person, nothing invites them; goals, small wins and notes stay as they are.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import type { Sitting } from '../../server/actions/sitting.ts'
import { standAt, takeKioskAnswer, takeKioskOffer } from '../../server/channels/kiosk-answers.ts'
import { withoutInvitingWords } from '../../server/core/unstaffed.ts'
import { begunSitting } from '../support/held.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { questionsOn } from './held-by.ts'
import { openBrowser } from './page-setup.ts'

let program: TestProgram
let ana: string

beforeAll(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
})
afterAll(() => program.close())

const set = (staffed: boolean) =>
  program.deps.db.commit([
    program.deps.db.query.updateTable('program').set({ safety_staffed: staffed ? 1 : 0 }),
  ])
const addPatient = () =>
  program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })

interface Held {
  readonly asked: readonly string[]
  /** At its end, as the tablet's or the phone's own. */
  readonly sitting: Sitting
}

/** Everything passed by, but for these. */
type Channel = (who: Invited, survey: 'milestone' | 'after' | 'pulse', said?: Given) => Promise<Held>
type Given = Readonly<Record<string, string>>

const FACTS = {
  milestone: { ...BASELINE_FACTS, hasGoal: 0 },
  after: BASELINE_FACTS,
  pulse: { ...PULSE_FACTS, hasGoal: 0 },
} as const

const page: Channel = async (who, survey, said = {}) => {
  const { id, token } = await invite(program.deps, who, survey, FACTS[survey], { about_staff_id: ana })
  const browser = openBrowser(program)
  let { html } = await browser.get(`/s/${token}`)
  const asked: string[] = []
  for (let step = 0; step < 40 && html.includes('id="answers"'); step += 1) {
    const here = questionsOn(html)
    asked.push(...here.map(({ id }) => id))
    const given = here.map(({ id, codes }) => [id, said[id] ?? (codes.length > 0 ? '9' : '')])
    ;({ html } = await browser.answer(token, Object.fromEntries(given)))
  }
  for (const number of ['988', '911']) expect(html).toContain(number)
  return { asked, sitting: (await begunSitting(program, id))! }
}

const tablet: Channel = async (who, survey, said = {}) => {
  const { id } = await invite(program.deps, who, survey, FACTS[survey], { about_staff_id: ana })
  const holder = { id: program.deps.newToken(), proven: false, makers: [] }
  const asked: string[] = []
  for (let step = 0; step < 60; step += 1) {
    const sitting = (await readSitting(program.deps, id, holder))!
    const item = standAt(sitting, null).asked?.question.id
    if (!item) return { asked, sitting }
    asked.push(item)
    const given = said[item] === undefined ? { skip: true } : { answer: said[item] }
    await takeKioskAnswer(program.deps, sitting, { item, revision: sitting.revision, ...given })
  }
  throw new Error('the tablet asks for ever')
}

describe.each([
  ['page', page],
  ['tablet', tablet],
] as const)('on the %s', (on, hold) => {
  test.each(['milestone', 'after'] as const)(
    '%s leaves out what invites anything, and asks all else',
    async (survey) => {
      await set(true)
      const { asked: whole } = await hold(await addPatient(), survey)
      await set(false)
      const { asked } = await hold(await addPatient(), survey)
      expect(whole).toContain('Y4')
      expect(asked).toEqual(whole.filter((item) => item !== 'Y4'))
    },
  )

  test('goals stay shared, notes are passed on, and what is flagged still reaches a person', async () => {
    await set(false)
    const who = await addPatient()
    const words = { B1: 'Get my own place', P2: '1', P3: 'I want to kill myself less now' }
    const { sitting } = await hold(who, 'pulse', words)
    const of = <Table extends 'goal' | 'note' | 'follow_up'>(table: Table) =>
      program.deps.db.query
        .selectFrom(table as 'note')
        .selectAll()
        .where('patient_id', '=', who.patientId)
        .execute()
    expect(await of('goal')).toMatchObject([{ shared: 1 }])
    expect(await of('follow_up')).toMatchObject([{ kind: 'crisis' }])
    await takeKioskOffer(program.deps, sitting, { offer: 'note', note: 'Thank you for the ride' })
    expect([on, (await of('note')).length]).toEqual([on, 1])
  })
})

test('no text asks it, staffed or not', () => {
  for (const survey of ['milestone', 'after'] as const) {
    const { questions } = program.deps.surveys.interview(survey, program.deps.surveys.newest(survey), 'en')
    expect(questions.find(({ id }) => id === 'Y4')?.smsText).toBe(null)
  }
})

test('what was answered before stays where it was', () => {
  const interview = program.deps.surveys.interview('after', program.deps.surveys.newest('after'), 'en')
  const given = { Y4: 'More sleep' }
  const items = (answers: Given) =>
    withoutInvitingWords(interview, answers)
      .visibleScreens(answers, BASELINE_FACTS)
      .flatMap(({ questions }) => questions.map(({ id }) => id))
  expect([items({}).includes('Y4'), items(given).includes('Y4')]).toEqual([false, true])
})
