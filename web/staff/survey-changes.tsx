// What changed between two versions, place by place: the words before, and the words now.
import { capital } from './words.ts'

interface Change {
  readonly place: string
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

export interface ChangesProps {
  readonly surveyId: string
  readonly title: string
  readonly from: string
  readonly to: string
  readonly changes: readonly Change[]
  /** Every version there is, and the draft. */
  readonly all: readonly string[]
}

const named = (which: string) => (which === 'draft' ? 'the draft' : `version ${which}`)

export function SurveyChanges({ surveyId, title, from, to, changes, all }: ChangesProps) {
  const places = [...new Set(changes.map(({ place }) => place))]
  return (
    <>
      <p class="meta">
        <a href="/admin/surveys">Surveys</a>
      </p>
      <h1>
        {title}: from {named(from)} to {named(to)}
      </h1>
      <p class="lede">
        {changes.length === 0
          ? 'They ask the same in the same words.'
          : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'} in ${places.length} ${places.length === 1 ? 'place' : 'places'}.`}
      </p>
      <form method="get" action={`/admin/surveys/${surveyId}/compare`} class="acts">
        <Pick name="from" label="From" all={all} chosen={from} />
        <Pick name="to" label="To" all={all} chosen={to} />
        <button class="btn line">Compare</button>
      </form>
      {places.map((place) => (
        <section class="sec" aria-label={place}>
          <h2>{place === 'survey' ? 'The survey as a whole' : capital(place)}</h2>
          {changes
            .filter((change) => change.place === place)
            .map(({ what, before, after }) => (
              <div class="change">
                <h3>{capital(what)}</h3>
                {before !== null && (
                  <p>
                    <span class="lab">Before</span>
                    <del>{before}</del>
                  </p>
                )}
                {after !== null && (
                  <p>
                    <span class="lab">Now</span>
                    <ins>{after}</ins>
                  </p>
                )}
              </div>
            ))}
        </section>
      ))}
    </>
  )
}

function Pick(props: { name: string; label: string; all: readonly string[]; chosen: string }) {
  return (
    <>
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name}>
        {props.all.map((which) => (
          <option value={which} selected={which === props.chosen}>
            {named(which)}
          </option>
        ))}
      </select>
    </>
  )
}
