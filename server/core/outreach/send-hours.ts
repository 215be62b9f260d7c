// The hours of day in which a text that we start may arrive: our own, narrowed by every state's rule, wherever it goes.

export interface Hours {
  readonly from: number
  readonly to: number
}

interface StateRule {
  readonly state: string
  readonly weekdays: Hours
  readonly sundays: Hours
}

const OURS = { weekdays: { from: 9, to: 20 }, sundays: { from: 12, to: 20 } }

const daily = (state: string, from: number, to: number): StateRule => ({
  state,
  weekdays: { from, to },
  sundays: { from, to },
})

/** Law on solicitations, which we keep to although we sell nothing; `US` is the federal rule. A new, stricter line
 *  narrows the hours of everybody: a patient's number and zone never tell the state for certain. */
export const STATE_RULES: readonly StateRule[] = [
  daily('US', 8, 21),
  daily('CT', 9, 20),
  daily('FL', 8, 20),
  daily('MD', 8, 20),
  daily('OK', 8, 20),
  { state: 'TX', weekdays: { from: 9, to: 21 }, sundays: { from: 12, to: 21 } },
]

/** @param dayOfWeek by ISO; Sunday is 7. */
export function sendHours(dayOfWeek: number): Hours {
  return dayOfWeek === 7 ? SUNDAYS : WEEKDAYS
}

export function narrowest(hours: readonly Hours[]): Hours {
  return {
    from: Math.max(...hours.map(({ from }) => from)),
    to: Math.min(...hours.map(({ to }) => to)),
  }
}

const WEEKDAYS = narrowest([OURS.weekdays, ...STATE_RULES.map(({ weekdays }) => weekdays)])
const SUNDAYS = narrowest([OURS.sundays, ...STATE_RULES.map(({ sundays }) => sundays)])
