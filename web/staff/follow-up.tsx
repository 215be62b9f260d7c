// One call that a patient is owed: whom to call and why, what came of it, and the next call.
import type { StepSaid } from './follow-up-forms.tsx'
import { FollowUpForms, type FollowUpFormsProps } from './follow-up-forms.tsx'
import { Attempts, FollowUpFacts, type Call } from './follow-up-facts.tsx'
import { clockOf, ENDED, WHY, type Clock } from './follow-up-words.ts'
import { ownerOf, urgencyOf } from './follow-ups.tsx'
import { capital, readablePhone } from './words.ts'

type Fault = 'overtaken' | 'no_outcome' | 'no_attempt' | 'no_wish' | 'nobody' | 'concerned'

export interface FollowUpProps {
  readonly page: {
    readonly now: string
    readonly today: string
    readonly timeZone: string
    readonly call: Call
    readonly seen: FollowUpFormsProps['seen']
    readonly forOwner:
      | (FollowUpFormsProps['forOwner'] & { readonly words: string | null; readonly phone: string | null })
      | null
    readonly next: Pick<Call, 'id' | 'name' | 'kind'> | null
  }
  readonly fault?: Fault | null
  /** What a refused form held. */
  readonly said?: StepSaid
}

const FAULTS: Readonly<Record<Fault, string>> = {
  overtaken: 'This call moved on a moment ago: below is how it stands now. Nothing of yours was changed.',
  no_outcome: 'Choose how the call ended. Nothing was changed.',
  no_attempt: '“Not reached” needs a try on record: press what came of it first. Nothing was changed.',
  no_wish: 'Choose whether they want texts: nobody but you can know. Nothing was changed.',
  nobody: 'Choose a lead to hand it to. Nothing was changed.',
  concerned: 'This call concerns that lead, who may not see it. Choose somebody else. Nothing was changed.',
}

export function FollowUp({ page, fault = null, said = {} }: FollowUpProps) {
  const { today, timeZone, call, seen, forOwner, next } = page
  const clock = clockOf(timeZone, today)
  return (
    <>
      <p class="back noprint">
        <a href="/follow-ups">All follow-ups</a>
      </p>
      <h1>{call.name}</h1>
      <p class="lede">{WHY[call.kind]}</p>
      {fault && (
        <div class="note ask" role="alert">
          <p>{FAULTS[fault]}</p>
        </div>
      )}
      <p class="stands">{standsHow(call, clock)}</p>
      <FollowUpFacts call={call} clock={clock} />
      <p class="meta">Hidden from: {call.hiddenFrom ?? 'no one'}.</p>
      {call.kind === 'wrong_number' && (
        <p>
          <a href="/unreached">Not reached</a> takes the new number, with the patient’s yes to it.
        </p>
      )}
      <Take call={call} />
      {forOwner && (
        <section class="sec" aria-labelledby="now">
          <h2 id="now">Call them</h2>
          {forOwner.phone ? (
            <p class="number">{readablePhone(forOwner.phone)}</p>
          ) : (
            <p>No number on file reaches them.</p>
          )}
          {forOwner.words ? (
            <p class="wrote">
              <q class="said" dir="auto">
                {forOwner.words}
              </q>
            </p>
          ) : (
            <p class="meta">No words came with it.</p>
          )}
        </section>
      )}
      {forOwner && <FollowUpForms id={call.id} seen={seen} forOwner={forOwner} said={said} />}
      {call.attempts.length > 0 && (
        <section class="sec" aria-labelledby="tried">
          <h2 id="tried">What was tried</h2>
          <Attempts attempts={call.attempts} clock={clock} />
        </section>
      )}
      <p class="next noprint">
        {next ? (
          <a class={call.moves.length > 0 ? 'btn line' : 'btn'} href={`/follow-ups/${next.id}`}>
            Next call: {next.name}
          </a>
        ) : (
          'No other call waits for you.'
        )}
      </p>
    </>
  )
}

function standsHow(call: Call, clock: Clock): string {
  const { state, owner, outcome, doneAt, createdAt, takenAt, dueAt, late, urgent } = call
  if (state === 'done')
    return `${capital(outcome ? ENDED[outcome] : 'done')}${owner ? `, by ${owner}` : ''}, ${clock.when(doneAt ?? createdAt)}. This call is closed.`
  const whose = owner === null ? 'Nobody has taken it yet' : `Owner: ${ownerOf(call)}`
  const since = takenAt === null ? '' : `, since ${clock.when(takenAt)}`
  const by = urgent ? urgencyOf(call, clock) : `${late ? 'It was due' : 'Due'} ${clock.when(dueAt)}`
  return `${whose}${since}. ${by}.`
}

function Take({ call: { id, moves } }: { call: Call }) {
  const over = moves.includes('take_over')
  return over || moves.includes('take') ? (
    <form class="acts" method="post" action={`/follow-ups/${id}/take`}>
      <button class="btn">{over ? 'Take it over' : 'Take it'}</button>
      <span class="meta">Then their number opens for you, and what they wrote.</span>
    </form>
  ) : null
}
