// Somebody takes a call that a patient is owed, also from an owner who is late or gone: its words open for them alone.
import { stepFollowUp, type Step, type StepFault, type Stepper } from './step-follow-up.ts'

export function takeFollowUp(deps: Stepper, step: Step): Promise<StepFault | null> {
  return stepFollowUp(deps, step, ['take', 'take_over'], ({ owner }, at) => ({
    set: { state: 'taken', owner_staff_id: step.staffId, taken_at: at },
    action: owner === null ? 'follow_up.taken' : 'follow_up.taken_over',
    detail: { from: owner },
  }))
}
