// The front desk's page: one patient number, who helps with answering, and a code for the tablet or a letter to print.
import type { PublicId } from '../../server/core/public-id.ts'

export interface DeskProps {
  readonly made: Made | null
  readonly demo: boolean
  /** Of the tablet's page. */
  readonly address: string
}

/** Said wherever a new code is shown. */
export const REPLACED = 'An earlier code of this patient, not used yet, works no more.'

export type Made =
  /** A code just made: shown now, and never again. */
  | {
      readonly kind: 'code'
      readonly code: string
      readonly minutes: number
      readonly helped: boolean
      readonly replaces: boolean
    }
  /** The number has no open interview. */
  | { readonly kind: 'nothing' }
  /** Whoever was named as a helper may not be one. */
  | { readonly kind: 'not_helper' }
  | { readonly kind: 'choose'; readonly number: string; readonly staff: readonly Person[] }

interface Person {
  readonly id: PublicId
  readonly name: string
}

export const HELP_CHOICES = [
  ['nobody', 'Nobody: the patient answers alone'],
  ['staff', 'A staff member, chosen next'],
  ['family', 'Somebody from the family'],
  ['friend', 'A friend'],
  ['interpreter', 'An interpreter'],
] as const

export function DeskPage({ made, demo, address }: DeskProps) {
  return (
    <>
      <h1>Tablet and letters</h1>
      <p class="lede">
        For patients who answer at the clinic’s tablet, or by letter. Hand what you make here to the patient
        alone. Whoever the questions are about cannot make one.
      </p>
      {made && made.kind !== 'choose' && <Outcome made={made} />}
      {made?.kind === 'choose' ? <ChooseHelper {...made} /> : <Ask demo={demo} />}
      <p>
        <a href="/letters">Letters to print</a>: patients who get no texts.
      </p>
      <p class="meta">
        The tablet opens <code>{address}</code>, in a browser where no staff member is signed in.
      </p>
    </>
  )
}

function Outcome({ made }: { made: Exclude<Made, { kind: 'choose' }> }) {
  if (made.kind === 'nothing')
    return (
      <p class="note ask" role="status">
        This number has nothing open to answer.
      </p>
    )
  if (made.kind === 'not_helper')
    return (
      <p class="note ask" role="status">
        No code was made: whoever works or worked with this patient, or is asked about, cannot help with the
        answers.
      </p>
    )
  return (
    <div class="note ask once" role="status">
      <p>
        <b>Code for the tablet.</b> It starts once, within {made.minutes} minutes. It is not shown again; a
        new one replaces it. {made.replaces && REPLACED}
      </p>
      <p class="desk-code">
        <code>{made.code}</code>
      </p>
      {made.helped && (
        <p>
          The tablet leaves the private questions out. They come to the patient alone by text; who gets no
          texts needs a letter from here.
        </p>
      )}
    </div>
  )
}

function Ask({ demo }: { demo: boolean }) {
  return (
    <form class="front-desk" method="post" action="/kiosk-codes">
      <label for="number">Patient’s number in the county’s file</label>
      <input id="number" name="number" required maxlength={64} autocomplete="off" />
      {demo && <p class="meta">In the made-up county: OR-10000, OR-10001, and so on.</p>}
      <fieldset>
        <legend>At the tablet, who helps the patient answer?</legend>
        {HELP_CHOICES.map(([value, says]) => (
          <label class="choice">
            <input type="radio" name="help" value={value} checked={value === 'nobody'} /> {says}
          </label>
        ))}
      </fieldset>
      <p class="acts">
        <button class="btn">Make a code for the tablet</button>{' '}
        <button class="btn line" formaction="/letters">
          Make a letter to print
        </button>
      </p>
    </form>
  )
}

function ChooseHelper({ number, staff }: { number: string; staff: readonly Person[] }) {
  return (
    <form class="front-desk" method="post" action="/kiosk-codes">
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="help" value="staff" />
      <label for="helper">Staff member who helps</label>
      <select id="helper" name="helper" required>
        <option value="">Choose</option>
        {staff.map(({ id, name }) => (
          <option value={id}>{name}</option>
        ))}
      </select>
      <p class="meta">
        Whoever works or worked with this patient, or is asked about, is not in this list. The name is kept
        with the answers, and the patient’s case manager sees it.
      </p>
      <p class="acts">
        <button class="btn">Make a code for the tablet</button>
      </p>
    </form>
  )
}
