// One patient whom texts do not reach: what happened, and the ways to put it right.
import type { NewNumber, NumberFault } from '../../server/core/outreach/new-number.ts'
import type { OutboxState } from '../../server/core/outreach/delivery.ts'
import type { PublicId } from '../../server/core/public-id.ts'
import type { Unreached } from '../../server/core/outreach/unreached.ts'
import { NumberForm } from './number-form.tsx'
import { WHY } from './unreached.tsx'
import { languageName, PHONES, readablePhone, shortDate } from './words.ts'

export type ReachOutcome =
  | { readonly done: 'number' | 'again' | 'stop' }
  | { readonly fault: NumberFault; readonly given: NewNumber }

export interface ReachProps {
  readonly reach: {
    readonly id: PublicId
    readonly why: Unreached
    readonly remedies: readonly ('number' | 'again' | 'stop')[]
    readonly since: string | null
    readonly today: string
    readonly name: string
    readonly countyId: string
    readonly language: string
    readonly phoneKind: keyof typeof PHONES
    readonly phone: string | null
    readonly texts: readonly {
      readonly on: string
      readonly state: OutboxState
      readonly means: string | null
    }[]
    readonly script: { readonly language: string; readonly question: string; readonly risk: string }
  }
  readonly outcome: ReachOutcome | null
}

const DONE = {
  number: 'The new number is kept, with the patient’s yes. Asking goes on there from their next date.',
  again: 'Kept: the number is right. Asking goes on from their next date.',
  stop: 'Stopped. No text goes to this phone until somebody sends START from it.',
} as const

const FATES: Readonly<Partial<Record<OutboxState, string>>> = {
  delivered: 'arrived',
  undelivered: 'did not arrive',
  failed: 'did not go',
  unknown: 'may have gone or not',
}

export function ReachPage({ reach, outcome }: ReachProps) {
  const { why, since, today, name, countyId, language, phoneKind, phone, texts } = reach
  const done = outcome !== null && 'done' in outcome
  return (
    <>
      <p class="meta">
        <a href="/unreached">Patients whom texts do not reach</a>
      </p>
      <h1>{name}</h1>
      {done ? (
        <div class="note" role="status">
          <p>{DONE[outcome.done]}</p>
        </div>
      ) : (
        <p class="lede">{WHY[why].what}</p>
      )}
      <dl class="terms">
        <dt>County’s number</dt>
        <dd>{countyId}</dd>
        <dt>{done ? 'Phone so far' : 'Phone'}</dt>
        <dd>{phone === null ? 'None that is theirs' : `${readablePhone(phone)}. ${PHONES[phoneKind]}`}</dd>
        <dt>Language</dt>
        <dd>{languageName(language)}</dd>
        {since && (
          <>
            <dt>Since</dt>
            <dd>{shortDate(since, today)}</dd>
          </>
        )}
        {texts.length > 0 && (
          <>
            <dt>Newest texts</dt>
            {texts.map(({ on, state, means }) => (
              <dd>
                {shortDate(on, today)}: {FATES[state] ?? 'on its way'}
                {means && ` (${means})`}
              </dd>
            ))}
          </>
        )}
      </dl>
      {!done && <Remedies reach={reach} outcome={outcome} />}
    </>
  )
}

function Remedies({ reach: { id, remedies, script, today }, outcome }: ReachProps) {
  const fault = outcome !== null && 'fault' in outcome ? outcome : null
  return (
    <>
      {remedies.includes('number') && (
        <NumberForm action={`/unreached/${id}/number`} script={script} today={today} fault={fault} />
      )}
      {remedies.includes('again') && (
        <section class="sec" aria-labelledby="again">
          <h2 id="again">The number is right</h2>
          <form method="post" action={`/unreached/${id}/again`}>
            <p>You spoke with the patient, and texts to this number should arrive.</p>
            <button class="btn line">Ask again</button>
          </form>
        </section>
      )}
      {remedies.includes('stop') && (
        <section class="sec" aria-labelledby="stop">
          <h2 id="stop">They want no texts</h2>
          <form method="post" action={`/unreached/${id}/stop`}>
            <p>
              The same as STOP from the phone: nothing goes to it any more, also for others who share it,
              until somebody sends START from it.
            </p>
            <button class="btn line">Stop texts</button>
          </form>
        </section>
      )}
    </>
  )
}
