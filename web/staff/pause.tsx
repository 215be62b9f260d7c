// The form that pauses one patient's texts.
import type { PauseReason } from '../../server/core/outreach/pause.ts'
import { dateWithYear } from './words.ts'

type Fault = 'nobody' | 'day' | 'reason'

export interface PauseProps {
  readonly outcome: { readonly until: string } | { readonly fault: Fault } | null
}

const REASONS: Readonly<Record<PauseReason, string>> = {
  hospital: 'In hospital',
  jail: 'In jail',
  grief: 'Grief',
  other: 'Another reason',
}

const FAULTS: Readonly<Record<Fault, string>> = {
  nobody: 'No patient has this number. Nothing was changed.',
  day: 'The last day must be today or later, and at most 180 days away. Nothing was changed.',
  reason: 'Choose a reason. Nothing was changed.',
}

export function PausePage({ outcome }: PauseProps) {
  return (
    <>
      <h1>Pause a patient’s texts</h1>
      <p class="lede">
        No text that we start goes to them until the day after the last one. Then asking begins again by
        itself. To end a pause sooner, set it again through today.
      </p>
      {outcome && (
        <div class="note ask" role="status">
          <p>
            {'fault' in outcome
              ? FAULTS[outcome.fault]
              : `Paused. Asking begins again on ${dateWithYear(outcome.until)}.`}
          </p>
        </div>
      )}
      <form class="front-desk" method="post" action="/follow-ups/pause">
        <p>
          <label for="number">The county’s patient number</label>{' '}
          <input id="number" name="number" required autocomplete="off" />
        </p>
        <p>
          <label for="reason">Why</label>{' '}
          <select id="reason" name="reason">
            {Object.entries(REASONS).map(([value, label]) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        </p>
        <p>
          <label for="lastOn">Last day of the pause</label>{' '}
          <input id="lastOn" name="lastOn" type="date" required />
        </p>
        <p class="acts">
          <button class="btn">Pause</button>
        </p>
      </form>
    </>
  )
}
