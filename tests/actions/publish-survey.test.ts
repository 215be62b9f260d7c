// Drafts and publishing: frozen once published, one writer at a time, and in force for every process without a restart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scoreSurvey } from '../../server/core/scoring.ts'
import { saveSurveyDraft } from '../../server/actions/change-survey-draft.ts'
import { planInvitations } from '../../server/actions/plan-invitations.ts'
import { publishSurvey } from '../../server/actions/publish-survey.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { startSurveyDraft } from '../../server/actions/start-survey-draft.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { loadSurveys } from '../../server/surveys.ts'
import { readSchedule } from '../../server/db/schedule.ts'
import { catalogue } from '../../surveys/catalogue.ts'
import { invite, PULSE_FACTS } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { goodSurvey } from '../support/workshop-surveys.ts'

let program: TestProgram
let writer: string

beforeEach(async () => {
  program = await openTestProgram()
  writer = await program.addStaff('Dee Park')
})
afterEach(() => program.close())

/** Its number. */
async function publish(surveyId: string, definition: unknown): Promise<number | null> {
  const { deps } = program
  await startSurveyDraft(deps, writer, { surveyId, from: null })
  await saveSurveyDraft(deps, writer, { surveyId, revision: 1, definition: JSON.stringify(definition) })
  return publishSurvey(deps, writer, { surveyId, revision: 2 })
}

const audited = async (action: string) =>
  (await program.deps.db.query.selectFrom('audit').selectAll().where('action', '=', action).execute()).filter(
    ({ actor_id }) => actor_id === writer,
  )

const pulse = () => {
  const { definition } = catalogue.findLast(({ id }) => id === 'pulse')!
  return structuredClone(definition) as { title: { en: string } }
}

describe('publishing', () => {
  it('makes the next version, in force at once here and for a process that runs already', async () => {
    const { deps } = program
    const other = await loadSurveys(deps, catalogue)
    const before = other.newest('pulse')
    const changed = pulse()
    changed.title.en = 'How was your month?'
    expect(await publish('pulse', changed)).toBe(before + 1)
    expect(deps.surveys.newest('pulse')).toBe(before + 1)
    await other.refresh()
    expect(other.newest('pulse')).toBe(before + 1)
    expect(other.interview('pulse', before + 1, 'es').questions.length).toBeGreaterThan(5)
    const [entry] = await audited('survey.published')
    expect(entry?.subject_id).toBe(`pulse:${before + 1}`)
    expect(await deps.db.query.selectFrom('survey_draft').selectAll().execute()).toEqual([])
  })

  it('is what the next invitations ask; the ones before keep their version', async () => {
    const { deps } = program
    const early = await program.addPatient()
    const { id } = await invite(deps, early, 'pulse', PULSE_FACTS)
    const version = await publish('pulse', pulse())
    // Another process plans, and has not heard.
    const elsewhere = { ...deps, surveys: await loadSurveys(deps, catalogue) }
    await program.addPatient({ enrolment: { enrolled_on: '2026-06-01', next_due_on: '2026-11-24' } })
    await publish('baseline', catalogue.findLast((survey) => survey.id === 'baseline')!.definition)
    await planInvitations(elsewhere, await readSchedule(elsewhere.db))
    const rows = await deps.db.query.selectFrom('invitation').selectAll().orderBy('id').execute()
    expect(rows.find((row) => row.id === id)?.survey_version).toBe((version ?? 0) - 1)
    for (const row of rows.filter((one) => one.id !== id))
      expect(row.survey_version).toBe(deps.surveys.newest(row.survey_id))
  })

  it('keeps what code scores, and refuses what a check found', async () => {
    const { deps } = program
    const version = await publish('pulse', pulse())
    expect(deps.surveys.scoring('pulse', version!).scales.map(({ id }) => id)).toContain('trust-3')
    expect(await publish('housing', { title: {}, pages: [] })).toBeNull()
    expect(() => deps.surveys.newest('housing')).toThrow('no survey')
  })

  it('is outlived by no start: the program’s own number stays its own when the product brings one', async () => {
    const { deps } = program
    const version = await publish('pulse', pulse())
    const brought = { ...catalogue.at(-1)!, id: 'pulse', version: version!, definition: { other: true } }
    const restarted = await loadSurveys(deps, [...catalogue, brought])
    expect(restarted.newest('pulse')).toBe(version)
    expect(restarted.interview('pulse', version!, 'en').questions.length).toBeGreaterThan(5)
  })
})

describe('a survey that exists in the table alone', () => {
  it('is answered, and scored by construct with its answers’ own readers', async () => {
    const { deps } = program
    await publish('housing', goodSurvey())
    const elsewhere = { ...deps, surveys: await loadSurveys(deps, catalogue.slice(0, 0)) }
    const who = await program.addPatient()
    const { id } = await invite(deps, who, 'pulse', PULSE_FACTS, { survey_id: 'housing', survey_version: 1 })
    const sitting = await readSitting(elsewhere, id)
    await saveAnswers(elsewhere, sitting!, { answers: { H1: 2 }, mode: 'page', revision: 0, complete: true })
    const answers = await deps.db.query.selectFrom('answer').select(['item', 'value_sealed']).execute()
    expect(answers.map(({ item }) => item)).toEqual(['H1'])
    const scores = scoreSurvey(elsewhere.surveys.scoring('housing', 1), { H1: 2 })
    expect(scores.map(({ scale, value, sealed }) => [scale, value, sealed])).toEqual([['H1', 50_000, false]])
  })
})

describe('a draft', () => {
  it('is one per survey, and the later of two writers is told', async () => {
    const { deps } = program
    const draft = { surveyId: 'pulse', from: { id: 'pulse', version: 1 } }
    await startSurveyDraft(deps, writer, draft)
    await expect(startSurveyDraft(deps, writer, draft)).rejects.toThrow('stale')
    await saveSurveyDraft(deps, writer, { surveyId: 'pulse', revision: 1, definition: 'first' })
    const late = { surveyId: 'pulse', revision: 1, definition: 'second' }
    await expect(saveSurveyDraft(deps, writer, late)).rejects.toThrow('stale')
    await expect(publishSurvey(deps, writer, { surveyId: 'pulse', revision: 1 })).rejects.toThrow('stale')
    const [row] = await deps.db.query.selectFrom('survey_draft').selectAll().execute()
    expect([row?.definition, row?.revision, row?.based_on]).toEqual(['first', 2, 1])
    expect(await audited('survey_draft.saved')).toHaveLength(1)
  })

  it('takes no odd name and no version that is not there', async () => {
    const { deps } = program
    for (const surveyId of ['', 'Pulse', '../x', 'a'.repeat(41), '1a'])
      await expect(startSurveyDraft(deps, writer, { surveyId, from: null })).rejects.toThrow('bad_request')
    const gone = { surveyId: 'x', from: { id: 'pulse', version: 99 } }
    await expect(startSurveyDraft(deps, writer, gone)).rejects.toThrow('not_found')
  })
})
