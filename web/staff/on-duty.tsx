// Who hears of words of danger first, and the form that says so.
import type { PublicId } from '../../server/core/public-id.ts'
import type { Clock } from './follow-up-words.ts'

type Fault = 'no_lead' | 'no_time'

export interface OnDutyProps {
  readonly duty: {
    readonly now: { readonly name: string; readonly until: string } | null
    readonly leads: readonly { readonly id: PublicId; readonly name: string }[]
    readonly ends: string | null
  }
  readonly clock: Clock
  readonly fault: Fault | null
}

const FAULTS: Readonly<Record<Fault, string>> = {
  no_lead: 'Only somebody with a lead’s account can be on duty. Nothing was changed.',
  no_time: 'Give the time as hours and minutes. Nothing was changed.',
}

export function OnDuty({ duty: { now, leads, ends }, clock, fault }: OnDutyProps) {
  return (
    <div class="duty">
      <p>
        {now ? (
          <>
            On duty: <b>{now.name}</b> until {clock.short(now.until)}. Words of danger or harm are theirs
            first.
          </>
        ) : (
          'Nobody is on duty: words of danger or harm are everybody’s at once.'
        )}
      </p>
      {fault && (
        <p class="note ask" role="alert">
          {FAULTS[fault]}
        </p>
      )}
      <details class="noprint" open={fault !== null}>
        <summary>{now ? 'Change who is on duty' : 'Say who is on duty'}</summary>
        <form class="front-desk" method="post" action="/follow-ups/on-duty">
          <p>
            <label for="who">On duty</label>
            <select id="who" name="who">
              {leads.map(({ id, name }, place) => (
                <option value={id}>{place === 0 ? `${name} (you)` : name}</option>
              ))}
              <option value="">Nobody: everybody is told at once</option>
            </select>
          </p>
          <p>
            <label for="until">Until</label>
            <input id="until" name="until" type="time" aria-describedby="until-empty" />
          </p>
          <p class="meta" id="until-empty">
            {ends
              ? `Left empty: until the hours end, ${clock.when(ends)}.`
              : 'This program has no hours: give a time.'}
          </p>
          <p class="acts">
            <button class="btn">Set</button>
          </p>
        </form>
      </details>
    </div>
  )
}
