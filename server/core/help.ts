// Help with answering on a tablet: who may give it, and what is left out while somebody sits beside the patient.
import type { Interview } from './interview.ts'

/** Whom a patient may bring: a kind, never a name. */
export const BROUGHT = ['family', 'friend', 'interpreter'] as const

export type Help =
  | { readonly kind: 'staff'; readonly staffId: string }
  | { readonly kind: (typeof BROUGHT)[number]; readonly staffId: null }

/** As it stands in a row. */
export interface HelpColumns {
  readonly helped_kind?: Help['kind'] | null
  readonly helped_staff_id?: string | null
}

export const helpColumns = (help: Help | null): HelpColumns => ({
  helped_kind: help?.kind ?? null,
  helped_staff_id: help?.staffId ?? null,
})

export function helpOf({ helped_kind: kind, helped_staff_id: staffId }: HelpColumns): Help | null {
  if (kind == null) return null
  if (kind !== 'staff') return { kind, staffId: null }
  return staffId == null ? null : { kind, staffId }
}

/** A sitting with somebody beside the patient. */
export interface Assisted {
  readonly help: Help
  /** How the private questions reach the patient. */
  readonly rest: 'text' | 'letter'
  /** Null: there is nothing to text to. */
  readonly contactId: string | null
}

/** Whoever has, had or will have the patient, in whichever enrolment: they never sit beside them, and make them neither
 *  code nor letter. By the roster alone: a rule that knew whom an open interview asks about would tell that it is open. */
export const worksWith = (staffId: string, assignments: readonly { readonly staff_id: string }[]): boolean =>
  assignments.some(({ staff_id }) => staff_id === staffId)

/** What may be asked with a helper beside the patient; nothing that is kept depends on it. */
export function withoutSealed(interview: Interview): Interview {
  const isOpen = ({ readers }: Interview['questions'][number]) => readers !== 'sealed'
  return {
    ...interview,
    questions: interview.questions.filter(isOpen),
    visibleScreens: (answers, facts) =>
      interview
        .visibleScreens(answers, facts)
        .map((screen) => ({ ...screen, questions: screen.questions.filter(isOpen) }))
        .filter(({ questions }) => questions.length > 0),
  }
}
