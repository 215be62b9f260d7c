// The rehearsal of a month, in counts; and the county's ids of those whom no text reaches.
import type { NoText } from '../../server/core/outreach/no-text.ts'
import { NO_TEXT } from './no-text-words.ts'
import { capital, dayOf, languageName, monthLongWithYear } from './words.ts'

export interface RehearsalProps {
  readonly view: {
    readonly month: string
    readonly months: readonly string[]
    readonly patients: number
    readonly asked: readonly {
      readonly survey: string
      readonly by: 'text' | 'letter'
      readonly language: string
      readonly patients: number
    }[]
    readonly texts: { readonly welcome: number; readonly open: number; readonly remind: number }
    readonly segments: number
    readonly days: readonly { readonly on: string; readonly texts: number }[]
    readonly waited: { readonly ceiling: number; readonly month: number; readonly window: number }
    readonly held: { readonly patients: number; readonly waits: number }
    readonly tooLate: number
    readonly unreached: readonly {
      readonly reason: NoText
      readonly patients: number
      readonly byLetter: number
      readonly numbers: readonly string[]
    }[]
  }
}

const count = (n: number) => n.toLocaleString('en-US')

export function RehearsalPage({ view }: RehearsalProps) {
  const { month, months, patients, asked, texts, segments, days, waited, held, tooLate, unreached } = view
  const all = asked.reduce((sum, one) => sum + one.patients, 0)
  return (
    <>
      <h1>{monthLongWithYear(month)}, rehearsed</h1>
      <p class="lede">
        {count(all)} {all === 1 ? 'survey' : 'surveys'} would be asked of the {count(patients)}{' '}
        {patients === 1 ? 'patient' : 'patients'} who have one to come, if nobody answers and nothing on file
        changes. Surveys that are open already are not counted.
      </p>
      <form class="make front-desk" method="get" action="/admin/rehearsal">
        <label for="month">Month</label>
        <select id="month" name="month">
          {months.map((one) => (
            <option value={one} selected={one === month}>
              {monthLongWithYear(one)}
            </option>
          ))}
        </select>
        <button class="btn line">Rehearse</button>
      </form>
      <section class="sec" aria-labelledby="who">
        <h2 id="who">Who would be asked</h2>
        <Counts
          label="who"
          rows={asked.map(({ survey, by, language, patients }) => [
            `${capital(survey)} by ${by}, ${languageName(language)}`,
            patients,
          ])}
        />
        {held.patients > 0 && (
          <p>
            {count(held.patients)} more {held.patients === 1 ? 'finds' : 'find'} no room in a patient’s month:{' '}
            {count(held.waits)} of them would come in the next, the others not at all.
          </p>
        )}
      </section>
      <section class="sec" aria-labelledby="texts">
        <h2 id="texts">Texts</h2>
        <Counts
          label="texts"
          rows={[
            ['Welcomes', texts.welcome],
            ['Invitations', texts.open],
            ['Reminders, at most', texts.remind],
            ['Segments, which the carrier bills', segments],
            ['Wait because one phone gets only so many', waited.ceiling],
            ['Wait for a month in which there is room for them', waited.month],
            ['Wait for their hours', waited.window],
            ['Never leave: their time is over first', tooLate],
          ]}
        />
      </section>
      <section class="sec" aria-labelledby="days">
        <h2 id="days">Day by day</h2>
        <Counts label="days" rows={days.map(({ on, texts }) => [dayOf(on), texts])} />
      </section>
      <section class="sec" aria-labelledby="unreached">
        <h2 id="unreached">Whom no text reaches</h2>
        {unreached.length === 0 && <p class="meta">A text reaches everybody.</p>}
        {unreached.map(({ reason, patients, byLetter, numbers }) => (
          <>
            <h3 class="gap-above">
              {NO_TEXT[reason]}: {count(patients)}
            </h3>
            {byLetter > 0 && <p class="meta">{count(byLetter)} would be asked by letter.</p>}
            <p>
              {numbers.join(', ')}
              {patients > numbers.length && ` and ${count(patients - numbers.length)} more`}
            </p>
          </>
        ))}
      </section>
    </>
  )
}

function Counts({ label, rows }: { label: string; rows: readonly (readonly [string, number])[] }) {
  if (rows.length === 0) return <p class="meta">Nobody.</p>
  return (
    <div class="scroll" tabindex={0} role="region" aria-labelledby={label}>
      <table class="counts">
        <tbody>
          {rows.map(([name, n]) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="n">{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
