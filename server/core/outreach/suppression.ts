// What the journal of one number comes to: its own entries and those of other deployments, in the order of what was said.

export const SUPPRESSION_KINDS = ['stop', 'pause', 'start', 'wrong_number', 'dead'] as const
export type SuppressionKind = (typeof SUPPRESSION_KINDS)[number]

/** From the least strict to the strictest. */
const PHONE_STATES = ['open', 'paused', 'dead', 'stopped', 'unlinked'] as const
export type PhoneState = (typeof PHONE_STATES)[number]

export interface Suppression {
  /** Of the entry where it was first made: the same wherever it is read. */
  readonly id: string
  readonly kind: SuppressionKind
  readonly channel: string
  /** When it was said. */
  readonly at: string
}

export interface Replayed {
  readonly state: PhoneState
  /** What made it so; null: nothing ever did. */
  readonly by: Suppression | null
  /** The start that was last heard; null: none ever was. */
  readonly start: Suppression | null
}

const BECOMES: Readonly<
  Record<SuppressionKind, { readonly state: PhoneState; readonly from: readonly PhoneState[] }>
> = {
  stop: { state: 'stopped', from: ['open', 'paused', 'dead'] },
  pause: { state: 'paused', from: ['open'] },
  // Whoever holds a number that is not the patient's cannot ask for the patient's texts.
  start: { state: 'open', from: ['stopped', 'paused', 'dead'] },
  wrong_number: { state: 'unlinked', from: ['open', 'paused', 'stopped', 'dead'] },
  dead: { state: 'dead', from: ['open', 'paused'] },
}

/** Said to a person: that the number works after all, or that words which paused it were no stop. It lifts no stop. */
export const IN_PERSON = 'in person'

function fromOf({ kind, channel }: Suppression): readonly PhoneState[] {
  return kind === 'start' && channel === IN_PERSON ? ['paused', 'dead'] : BECOMES[kind].from
}

/** Of one number, in any order, each as often as you like. */
export function replaySuppressions(entries: readonly Suppression[]): Replayed {
  return entries.toSorted(inTime).reduce<Replayed>(
    (before, entry) => {
      if (!fromOf(entry).includes(before.state)) return before
      return {
        state: BECOMES[entry.kind].state,
        by: entry,
        start: entry.kind === 'start' ? entry : before.start,
      }
    },
    { state: 'open', by: null, start: null },
  )
}

/** Of a start and a stop at one instant the stop is heard last. */
function inTime(a: Suppression, b: Suppression): number {
  const key = ({ at, kind, id }: Suppression) => `${at} ${kind === 'start' ? 0 : 1} ${id}`
  return key(a) < key(b) ? -1 : 1
}

/**
 * What a phone becomes when entries from elsewhere are read into its own. Only a start later than all that it answers
 * makes it less strict, and only where the own entries explain how it stands: otherwise something is not known.
 */
export function afterReading(
  current: PhoneState,
  own: readonly Suppression[],
  read: readonly Suppression[],
): Replayed {
  const merged = replaySuppressions([...own, ...read])
  if (!isLooser(merged.state, current) || replaySuppressions(own).state === current) return merged
  return { state: current, by: null, start: null }
}

export function isLooser(one: PhoneState, other: PhoneState): boolean {
  return PHONE_STATES.indexOf(one) < PHONE_STATES.indexOf(other)
}
