// The front desk's page: one patient number, and a code for the tablet or a letter to print.

export interface DeskProps {
  /** A code just made: shown now, and never again. `nothing`: the number has no open interview. */
  readonly made:
    | { readonly code: string; readonly minutes: number; readonly replaces: boolean }
    | 'nothing'
    | null
  readonly demo: boolean
  /** Of the tablet's page. */
  readonly address: string
}

/** Said wherever a new code is shown. */
export const REPLACED = 'An earlier code of this patient, not used yet, works no more.'

export function DeskPage({ made, demo, address }: DeskProps) {
  return (
    <>
      <h1>Tablet and letters</h1>
      <p class="lede">
        For patients who answer at the clinic’s tablet, or by letter. Hand what you make here to the patient
        alone. Whoever the questions are about cannot make one.
      </p>
      {made === 'nothing' && (
        <p class="note ask" role="status">
          This number has nothing open to answer.
        </p>
      )}
      {made && made !== 'nothing' && (
        <div class="note ask once" role="status">
          <p>
            <b>Code for the tablet.</b> It starts once, within {made.minutes} minutes. It is not shown again;
            a new one replaces it. {made.replaces && REPLACED}
          </p>
          <p class="desk-code">
            <code>{made.code}</code>
          </p>
        </div>
      )}
      <form class="front-desk" method="post" action="/kiosk-codes">
        <label for="number">Patient’s number in the county’s file</label>
        <input id="number" name="number" required maxlength={64} autocomplete="off" />
        {demo && <p class="meta">In the made-up county: OR-10000, OR-10001, and so on.</p>}
        <p class="acts">
          <button class="btn">Make a code for the tablet</button>{' '}
          <button class="btn line" formaction="/letters">
            Make a letter to print
          </button>
        </p>
      </form>
      <p>
        <a href="/letters">Letters to print</a>: patients who get no texts.
      </p>
      <p class="meta">
        The tablet opens <code>{address}</code>, in a browser where no staff member is signed in.
      </p>
    </>
  )
}
