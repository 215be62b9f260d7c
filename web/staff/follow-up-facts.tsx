// What every page says of a call that is owed: when it was asked for, in which language, and what was tried.
import type {
  AttemptResult,
  FollowUpKind,
  FollowUpState,
  Move,
  Outcome,
} from '../../server/core/follow-up.ts'
import type { PublicId } from '../../server/core/public-id.ts'
import { TRIED, type Clock } from './follow-up-words.ts'
import { capital, inWords, languageName, PHONES } from './words.ts'

export interface Call {
  readonly id: PublicId
  readonly name: string
  readonly language: string
  readonly phoneKind: 'own' | 'shared' | 'program'
  readonly kind: FollowUpKind
  readonly state: FollowUpState
  readonly urgent: boolean
  readonly late: boolean
  readonly dueAt: string
  readonly escalatesAt: string | null
  readonly createdAt: string
  readonly takenAt: string | null
  readonly doneAt: string | null
  readonly outcome: Outcome | null
  readonly owner: string | null
  readonly ownerGone: boolean
  readonly mine: boolean
  readonly hiddenFrom: string | null
  readonly first: string | null
  readonly attempts: readonly {
    readonly by: string | null
    readonly result: AttemptResult
    readonly at: string
  }[]
  readonly moves: readonly Move[]
}

const TIMES: Readonly<Record<number, string>> = { 1: 'once', 2: 'twice' }

export function FollowUpFacts({ call, clock }: { call: Call; clock: Clock }) {
  const { attempts, createdAt, language, phoneKind } = call
  const last = attempts.at(-1)
  const count = attempts.length
  return (
    <>
      <p class="meta">
        Asked {clock.when(createdAt)}. {languageName(language)}. {PHONES[phoneKind]}.
      </p>
      {last && (
        <p class="meta">
          Tried {TIMES[count] ?? `${inWords(count)} times`}, last {clock.when(last.at)}: {TRIED[last.result]}.
        </p>
      )}
    </>
  )
}

/** Each try, oldest first. */
export function Attempts({ attempts, clock }: { attempts: Call['attempts']; clock: Clock }) {
  return (
    <ol class="closed">
      {attempts.map(({ by, result, at }) => (
        <li>
          {capital(clock.when(at))}
          {by && `, ${by}`}: {TRIED[result]}.
        </li>
      ))}
    </ol>
  )
}
