// Patients who get no texts: whose letter is the reader's to print, one button each.
import { MakersNote, type MakersProps } from './makers-note.tsx'
import { dateWithYear, languageName } from './words.ts'

export interface LetterListProps extends MakersProps {
  readonly letters: readonly {
    readonly name: string
    /** The county's. */
    readonly number: string
    readonly language: string
    /** The last day, as an ISO date. */
    readonly until: string
  }[]
  /** There are more: these have waited longest. */
  readonly more: boolean
}

export function LetterListPage({ letters, more, makers }: LetterListProps) {
  return (
    <>
      <h1>Letters to print</h1>
      <p class="lede">
        {letters.length === 0
          ? 'No letter of yours waits to be printed.'
          : 'These patients have no phone that takes texts, or have not agreed to texts. A letter asks for neither.'}
      </p>
      {letters.length > 0 && (
        <div class="scroll letters-due" tabindex={0} role="region" aria-label="Letters to print">
          <table>
            <thead>
              <tr>
                <th scope="col">Patient</th>
                <th scope="col">Number</th>
                <th scope="col">Language</th>
                <th scope="col">Can be answered until</th>
                <th scope="col">Letter</th>
              </tr>
            </thead>
            <tbody>
              {letters.map(({ name, number, language, until }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td>{number}</td>
                  <td>{languageName(language)}</td>
                  <td>
                    <time datetime={until}>{dateWithYear(until)}</time>
                  </td>
                  <td>
                    <form method="post" action="/letters">
                      <input type="hidden" name="number" value={number} />
                      <button class="btn line">
                        Make the letter<span class="sr"> for {name}</span>
                      </button>
                    </form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <p class="meta">There are more. Those that wait longest stand here.</p>}
      <MakersNote makers={makers} />
      <p class="meta">
        A letter leaves this list when it is made. Patients you work or worked with are not on it.{' '}
        <a href="/kiosk-codes">Tablet and letters</a>
      </p>
    </>
  )
}
