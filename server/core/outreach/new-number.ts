// Whether what is on a lead's form lets a patient be texted on a new number: a yes to it that is newer than any no.
import { readPastDay } from '../caseload/read-value.ts'

export interface NewNumber {
  readonly number: string
  readonly phoneKind: string
  /** `yes`: the patient heard the words and agreed. */
  readonly agreed: string
  readonly agreedOn: string
  /** Where the yes is written down. */
  readonly evidence: string
}

/** What stands in the way; nothing was changed then. */
export type NumberFault =
  | 'number'
  | 'kind'
  | 'shared'
  | 'same'
  | 'said_stop'
  | 'unread'
  | 'not_theirs'
  | 'agreed'
  | 'day'
  | 'evidence'

export interface Yes {
  readonly phoneKind: 'own' | 'shared' | 'program'
  readonly agreedOn: string
  readonly evidence: string
}

const PHONE_KINDS = ['own', 'shared', 'program'] as const
const LONGEST_EVIDENCE = 200

/** @param lastNo the day of the patient's newest no; null: never said. */
export function readYes(
  { phoneKind, agreed, agreedOn, evidence }: NewNumber,
  lastNo: string | null,
  today: string,
): Yes | { readonly fault: NumberFault } {
  const kind = PHONE_KINDS.find((known) => known === phoneKind)
  if (kind === undefined) return { fault: 'kind' }
  if (agreed !== 'yes') return { fault: 'agreed' }
  const day = readPastDay(agreedOn, today)
  if (!('value' in day) || (lastNo !== null && day.value < lastNo)) return { fault: 'day' }
  const words = evidence.trim()
  if (words === '' || [...words].length > LONGEST_EVIDENCE) return { fault: 'evidence' }
  return { phoneKind: kind, agreedOn: day.value, evidence: words }
}
