// A patient at the first screen of a pulse about their case manager, and what is kept of their answers.
import type { InterviewFacts } from '../../server/core/question.ts'
import type { TestDatabase } from '../support/databases.ts'
import { begunSitting } from '../support/held.ts'
import { invite, PULSE_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openBrowser } from './page-setup.ts'

export const NO_GOAL: InterviewFacts = { ...PULSE_FACTS, hasGoal: 0 }

export interface Asked {
  readonly program: TestProgram
  readonly who: Invited
  /** The case manager’s staff id. */
  readonly ana: string
}

/** The phone is the patient's own, and they share what they say. */
export async function openAsked(database?: TestDatabase): Promise<Asked> {
  const program = await openTestProgram(database ? { database } : {})
  const ana = await program.addStaff('Ana Ruiz')
  const who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
  return { program, who, ana }
}

export async function openPulse({ program, who, ana }: Asked, facts: InterviewFacts) {
  const link = await invite(program.deps, who, 'pulse', facts, { about_staff_id: ana })
  const browser = openBrowser(program)
  await browser.get(`/s/${link.token}`)
  return { ...link, browser }
}

/** By whoever began. */
export const kept = async (program: TestProgram, invitationId: string) =>
  (await begunSitting(program, invitationId))?.answers
