// The owner of a call tried, and did not get through.
import { ATTEMPT_RESULTS } from '../core/follow-up.ts'
import { insertAttempt } from '../db/follow-ups.ts'
import { Problem } from '../problem.ts'
import { stepFollowUp, type Step, type StepFault, type Stepper } from './step-follow-up.ts'

export function noteAttempt(deps: Stepper, step: Step, said: string): Promise<StepFault | null> {
  const result = ATTEMPT_RESULTS.find((known) => known === said)
  if (!result) throw new Problem('bad_request')
  const { db, newId } = deps
  return stepFollowUp(deps, step, ['attempt'], (row, at) => ({
    set: {},
    also: [insertAttempt(db, { id: newId(), follow_up_id: row.id, staff_id: step.staffId, result, at })],
    action: 'follow_up.attempted',
    detail: { result },
  }))
}
