// A case manager signed in, patients of theirs who answer or stay silent, and the pages that show it.
import { expect } from 'vitest'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { goalsToAsk } from '../../server/core/goals.ts'
import type { Answers, InterviewFacts } from '../../server/core/question.ts'
import { standingGoals } from '../../server/db/due-enrolments.ts'
import { SQLITE } from '../support/databases.ts'
import { BASELINE_FACTS, invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { publicId } from '../support/public-id.ts'
import { openStaffSide } from './signed-in.ts'

export interface Mine {
  readonly program: TestProgram
  readonly staffId: string
  add(name: string, more?: NewPatient): Promise<Invited>
  /** Answers a whole interview, screen by screen. */
  answer(
    who: Invited,
    survey: 'baseline' | 'pulse' | 'milestone',
    screens: readonly Answers[],
    more?: {
      facts?: InterviewFacts
      language?: string
      shared?: boolean
      /** Thread → when a pulse last asked about it. */
      turns?: readonly (readonly [string, string])[]
    },
  ): Promise<void>
  /** Lets a pulse pass unanswered. */
  silence(who: Invited, dueAt: string): Promise<void>
  /** The caseload's markup. */
  page(): Promise<string>
  thread(who: Invited): Promise<string>
}

/** It is August 20, 2026. */
export async function openMine(database = SQLITE): Promise<Mine> {
  const program = await openTestProgram({ database, startsAt: '2026-08-20T18:00:00.000Z' })
  const { deps } = program
  const ana = await openStaffSide(program).enter('case_manager')
  const { staffId } = ana
  return {
    program,
    staffId,
    add: (name, more = {}) => program.addPatient({ name, caseManagerId: staffId, ...more }),
    async answer(who, survey, screens, more = {}) {
      const standing = (await standingGoals(deps.db, [who.patientId])).get(who.enrolmentId) ?? []
      const about = goalsToAsk(survey, standing, new Map(more.turns)).map(({ id }) => id)
      const [goal_id = null, goal_2_id = null, goal_3_id = null] = about
      const facts = more.facts ?? (survey === 'baseline' ? BASELINE_FACTS : PULSE_FACTS)
      const row = { about_staff_id: staffId, goal_id, goal_2_id, goal_3_id }
      const { id } = await invite(deps, who, survey, facts, row)
      const version = deps.surveys.newest(survey)
      const { questions } = deps.surveys.interview(survey, version, 'en')
      const closed = new Set(questions.filter(({ readers }) => readers === 'sealed').map((q) => q.id))
      // What is private comes after the open part.
      const parts = screens.flatMap((answers) => {
        const said = Object.entries(answers)
        return [said.filter(([item]) => !closed.has(item)), said.filter(([item]) => closed.has(item))]
      })
      for (const answers of parts.filter((part) => part.length > 0).map((part) => Object.fromEntries(part))) {
        const sitting = await readSitting(deps, id)
        if (!sitting) throw new Error('no sitting')
        await saveAnswers(deps, sitting, {
          answers,
          mode: 'page',
          revision: sitting.revision,
          language: more.language ?? 'en',
          complete: true,
          ...(more.shared === undefined ? {} : { shared: more.shared }),
        })
      }
      expect((await readSitting(deps, id))?.stage).toBe('done')
    },
    async silence(who, dueAt) {
      const occasion = `pulse:${dueAt.slice(0, 7)}`
      const row = { occasion, due_at: dueAt, expires_at: dueAt, state: 'expired' } as const
      await invite(deps, who, 'pulse', PULSE_FACTS, row)
    },
    page: async () => (await ana.get('/caseload')).text(),
    thread: async ({ patientId }) =>
      (await ana.get(`/caseload/patients/${publicId(program, 'patient', patientId)}`)).text(),
  }
}

export const joins = (goal: string, progress: number, sharing: 1 | 2 = 1): readonly Answers[] => [
  { B6: 1 },
  { B5: sharing },
  { B1: goal },
  { B1n: 'my own door' },
  { B2: 'Call a landlord.' },
  { B3: 3 },
  { P1: progress },
  { B7_2: 2 },
  { I2: 4 },
  { S1: 2 },
  { B4: 4 },
]

export const pulse = (progress: number, words: string): readonly Answers[] => [
  { P1: progress },
  { P2: 1 },
  { P3: words },
  { G2: 3 },
]

/** Each section's id → its markup. */
export const sections = (html: string): Record<string, string> =>
  Object.fromEntries(
    html
      .split('<section class="sec"')
      .slice(1)
      .map((part) => [/id="([a-z]+)"/.exec(part)?.[1] ?? '', part]),
  )
