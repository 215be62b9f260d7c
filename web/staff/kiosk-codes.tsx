// The front desk's page: one patient number, who helps with answering, and a code for the tablet or a letter to print.
import { MakersNote } from './makers-note.tsx'
import type { PublicId } from '../../server/core/public-id.ts'

export interface DeskProps {
  readonly made: Made | null
  /** The reader prints letters. */
  readonly prints: boolean
  /** How many people print letters. */
  readonly makers: number
  readonly demo: boolean
  /** Of the tablet's page. */
  readonly address: string
}

/** Said wherever a new code is shown. */
export const REPLACED = 'An earlier code of this patient starts nothing any more.'

export type Made =
  /** A code just made: shown now, and never again. */
  | {
      readonly kind: 'code'
      readonly code: string
      readonly minutes: number
      readonly helped: boolean
    }
  /** Somebody else prints this patient's letters. */
  | { readonly kind: 'dealt'; readonly to: string }
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

export function DeskPage({ made, prints, makers, demo, address }: DeskProps) {
  return (
    <>
      <h1>Tablet and letters</h1>
      <p class="lede">
        For patients who answer at the clinic’s tablet, or by letter. Hand what you make here to the patient
        alone. Whoever works or worked with the patient cannot make one. Each number that is typed here is in
        the log.
      </p>
      {made && made.kind !== 'choose' && <Outcome made={made} />}
      {made?.kind === 'choose' ? <ChooseHelper {...made} /> : <Ask demo={demo} prints={prints} />}
      {prints ? (
        <p>
          <a href="/letters">Letters to print</a> names who needs one: patients who get no texts. A letter by
          number is for anybody else, and leads nowhere if nothing is open to answer.
        </p>
      ) : (
        <p>Administrators print the letters: leads read the figures that the answers become.</p>
      )}
      <MakersNote makers={makers} />
      <p class="meta">
        The tablet opens <code>{address}</code>, in a browser where no staff member is signed in.
      </p>
    </>
  )
}

function Outcome({ made }: { made: Exclude<Made, { kind: 'choose' }> }) {
  if (made.kind === 'dealt')
    return (
      <p class="note ask" role="status">
        This letter is {made.to}’s to print.
      </p>
    )
  if (made.kind === 'not_helper')
    return (
      <p class="note ask" role="status">
        No code was made: whoever works or worked with this patient cannot help with the answers.
      </p>
    )
  return (
    <div class="note ask once" role="status">
      <p>
        <b>Code for the tablet.</b> It starts once, within {made.minutes} minutes, if the patient has
        questions to answer: this page does not say. It is not shown again. {REPLACED}
      </p>
      <p class="desk-code">
        <code>{made.code}</code>
      </p>
      {made.helped && (
        <p>
          The tablet leaves private questions out. After every sitting with help a private link goes to the
          patient by text, or by a letter from the list of letters to print.
        </p>
      )}
    </div>
  )
}

function Ask({ demo, prints }: { demo: boolean; prints: boolean }) {
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
        {prints && (
          <button class="btn line" formaction="/letters">
            Make a letter to print
          </button>
        )}
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
        Whoever works or worked with this patient is not in this list. The name is kept with the answers, and
        the patient’s case manager sees it.
      </p>
      <p class="acts">
        <button class="btn">Make a code for the tablet</button>
      </p>
    </form>
  )
}
