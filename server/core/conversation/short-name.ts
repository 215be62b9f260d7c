// What a text may call the goal: the patient's own short name, or the goal's words where they said yes to them.
import { SKIPPED } from '../interview.ts'
import { cutName, SLOT_BUDGETS } from '../sms/render.ts'

/** @param said 1: "our text may show those words"; 9: none. @param goal as given in this interview. */
export function shortName(said: number | string, goal: number | string | undefined): number | string {
  if (typeof said === 'string' || said === SKIPPED) return said
  const words = typeof goal === 'string' ? cutName(goal, SLOT_BUDGETS.nick) : ''
  return words === '' ? SKIPPED : words
}
