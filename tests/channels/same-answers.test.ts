// One simulated patient answers every survey on every channel: what is kept is the same, row for row.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertGoal } from '../../server/db/goals.ts'
import type { ScheduledSurvey } from '../../server/core/outreach/schedule.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import { DATABASES, SQLITE, type TestDatabase } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { autosave, kiosk, page, sms, type Channel } from './held-by.ts'
import { keptRows, type Kept } from './kept-rows.ts'
import { createRespondent, SKIP, type Respondent } from './respondent.ts'

interface Occasion {
  readonly name: string
  readonly survey: ScheduledSurvey
  readonly facts: InterviewFacts
}

const TRUST: Occasion = {
  name: 'pulse with trust',
  survey: 'pulse',
  facts: { ...PULSE_FACTS, trust: 1 },
}

const OCCASIONS: readonly Occasion[] = [
  { name: 'baseline', survey: 'baseline', facts: BASELINE_FACTS },
  { name: 'pulse', survey: 'pulse', facts: { ...PULSE_FACTS, verdictDue: 1 } },
  { name: 'pulse with the home visit', survey: 'pulse', facts: { ...PULSE_FACTS, homeVisitDue: 1 } },
  TRUST,
  { name: 'pulse without a goal', survey: 'pulse', facts: { ...PULSE_FACTS, hasGoal: 0 } },
  { name: 'milestone', survey: 'milestone', facts: { ...BASELINE_FACTS, hasGoal: 1 } },
  { name: 'after', survey: 'after', facts: { ...BASELINE_FACTS, hasGoal: 1, trust: 1, left: 1 } },
]
const LANGUAGES = ['en', 'es']
const SEEDS = ['a', 'b']

let program: TestProgram
let staff: { readonly ana: string; readonly lead: string }
let people = 0
afterEach(() => program.close())

async function open(database: TestDatabase = SQLITE): Promise<void> {
  program = await openTestProgram({ database })
  const ana = await program.addStaff('Ana Ruiz', { team_id: await program.addTeam('East') })
  staff = { ana, lead: await program.addStaff('Lee Park') }
}

/** By a patient of their own, who is like every other one. */
async function held(channel: Channel, { survey, facts }: Occasion, language: string, respondent: Respondent) {
  const { deps } = program
  const met = survey !== 'baseline'
  people += 1
  const number = `+1925555${String(2000 + people)}`
  const who = await program.addPatient({
    caseManagerId: staff.ana,
    phone: number,
    patient: { language, phone_said: met ? 'own' : null, sharing: met ? 1 : null },
  })
  const goalId = facts.hasGoal === 1 ? await addGoal(who, language) : null
  const invitation = await invite(deps, who, survey, facts, { about_staff_id: staff.ana, goal_id: goalId })
  await channel({ program, who, invitation, language, respondent, number, lead: staff.lead })
  return keptRows(program, who, invitation.id)
}

async function addGoal({ patientId, enrolmentId }: Invited, language: string): Promise<string> {
  const { db, newId, sealer } = program.deps
  const id = newId()
  await db.commit([
    insertGoal(db, {
      id,
      thread_id: id,
      version: 1,
      patient_id: patientId,
      enrolment_id: enrolmentId,
      words_sealed: await sealer.seal('goal', 'words_sealed', id, 'walk to the park'),
      nickname_sealed: null,
      weight: 2,
      language,
      shared: 1,
      set_at: '2026-02-01T18:00:00.000Z',
      ended_at: null,
    }),
  ])
  return id
}

const CASES = OCCASIONS.flatMap((occasion) =>
  LANGUAGES.flatMap((language) => SEEDS.map((seed) => ({ name: occasion.name, occasion, language, seed }))),
)

describe.for(CASES)('$name in $language, patient $seed', ({ occasion, language, seed }) => {
  const respondent = createRespondent(seed, language)
  beforeEach(() => open())

  test('is kept alike from a page, a page with script and a tablet', async () => {
    const plain = await held(page, occasion, language, respondent)
    expect(plain.state).toBe('completed')
    expect(Object.keys({ ...plain.answers, ...plain.sealed }).length).toBeGreaterThan(1)
    expect(await held(autosave, occasion, language, respondent)).toEqual(plain)
    expect(await held(kiosk, occasion, language, respondent)).toEqual(plain)
  })

  test('by text is kept as from a page on which all that texts leave out was passed by', async () => {
    const { surveys } = program.deps
    const { questions } = surveys.interview(occasion.survey, surveys.newest(occasion.survey), language)
    const askable = new Set(questions.filter(({ smsText }) => smsText !== null).map(({ id }) => id))
    const brief: Respondent = { say: (asked) => (askable.has(asked.id) ? respondent.say(asked) : SKIP) }
    const byText = await held(sms, occasion, language, respondent)
    expect(byText.state).toBe('completed')
    expect(itemsOf(byText).filter((item) => !askable.has(item))).toEqual([])
    // Passed by is a row and never asked is none: nothing else may differ.
    expect(only(askable, await held(page, occasion, language, brief))).toEqual(byText)
  })
})

const itemsOf = ({ answers, sealed }: Kept) => [...Object.keys(answers), ...Object.keys(sealed)]

function only(items: ReadonlySet<string>, kept: Kept): Kept {
  const some = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([item]) => items.has(item)))
  return { ...kept, answers: some(kept.answers), sealed: some(kept.sealed) }
}

test.for(DATABASES)('a pulse with trust is kept alike from every channel on $name', async (database) => {
  await open(database)
  const [respondent, occasion] = [createRespondent('d', 'es'), TRUST]
  const plain = await held(page, occasion, 'es', respondent)
  expect(itemsOf(plain)).toContain('T1')
  for (const channel of [autosave, kiosk, sms])
    expect(await held(channel, occasion, 'es', respondent)).toEqual(plain)
})
