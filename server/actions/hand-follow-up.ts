// The owner of a call hands it to another lead, or gives it back to all of them.
import { leadIds, leadIdsFor } from '../db/on-duty.ts'
import { stepFollowUp, type Step, type StepFault, type Stepper } from './step-follow-up.ts'

export function handFollowUp(deps: Stepper, step: Step, to: string): Promise<StepFault | null> {
  const { db } = deps
  return stepFollowUp(deps, step, ['hand_over'], async (row) => {
    if (to === step.staffId || !(await leadIds(db)).includes(to)) return 'nobody'
    if (!(await leadIdsFor(db, row.id)).includes(to)) return 'concerned'
    return { set: { owner_staff_id: to }, action: 'follow_up.handed_over', detail: { to } }
  })
}

export function giveFollowUpBack(deps: Stepper, step: Step): Promise<StepFault | null> {
  return stepFollowUp(deps, step, ['give_back'], () => ({
    set: { state: 'open', owner_staff_id: null, taken_at: null },
    action: 'follow_up.given_back',
  }))
}
