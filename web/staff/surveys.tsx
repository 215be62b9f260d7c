// The workshop's shelf: what is asked today, what was asked before, and what is being written.
import { shortDate } from './words.ts'

interface Version {
  readonly version: number
  readonly publishedAt: string
  readonly publishedBy: string | null
  readonly inForce: boolean
}

export interface ShelfProps {
  readonly surveys: readonly {
    readonly id: string
    readonly title: string
    readonly versions: readonly Version[]
    readonly draft: { readonly savedAt: string; readonly savedBy: string } | null
  }[]
  readonly today: string
}

export function Shelf({ surveys, today }: ShelfProps) {
  return (
    <>
      <h1>Surveys</h1>
      <p class="lede">
        A published version is frozen: patients answered those words. To change one, write a draft, let it be
        checked, and publish it as the next version. Interviews already planned keep theirs.
      </p>
      {surveys.map((survey) => (
        <Survey survey={survey} today={today} />
      ))}
      <NewSurvey surveys={surveys} />
    </>
  )
}

const at = (id: string) => `/admin/surveys/${id}`

function Survey({ survey, today }: { survey: ShelfProps['surveys'][number]; today: string }) {
  const { id, title, versions, draft } = survey
  const newest = versions.find(({ inForce }) => inForce)
  return (
    <section class="sec" aria-labelledby={`s-${id}`}>
      <h2 id={`s-${id}`}>
        {title} <code>{id}</code>
      </h2>
      <ul class="versions">
        {draft && (
          <li>
            <p>
              <b>Draft</b>, saved {shortDate(draft.savedAt.slice(0, 10), today)} by {draft.savedBy}
            </p>
            <p class="jump">
              <a href={`${at(id)}/draft`}>
                Go on writing<span class="sr"> {title}</span>
              </a>
            </p>
          </li>
        )}
        {versions.map((version) => (
          <Published id={id} title={title} version={version} versions={versions} today={today} />
        ))}
      </ul>
      {!draft && newest && (
        <form method="post" action="/admin/surveys/drafts" class="acts">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="from" value={`${id}:${newest.version}`} />
          <button class="btn line">
            Start a draft from version {newest.version}
            <span class="sr"> of {title}</span>
          </button>
        </form>
      )}
    </section>
  )
}

function Published(props: {
  id: string
  title: string
  version: Version
  versions: readonly Version[]
  today: string
}) {
  const { id, title, version, versions, today } = props
  const number = version.version
  const before = versions.find((other) => other.version < number)
  return (
    <li>
      <p>
        <b>Version {number}</b>, {version.inForce ? 'asked now' : 'not asked any more'}. Published{' '}
        {shortDate(version.publishedAt.slice(0, 10), today)}{' '}
        {version.publishedBy === null ? 'with the product' : `by ${version.publishedBy}`}; frozen.
      </p>
      <p class="jump">
        <a href={`${at(id)}/versions/${number}`}>
          Questions
          <span class="sr">
            {' '}
            of {title}, version {number}
          </span>
        </a>
        <a href={`${at(id)}/preview?version=${number}`}>
          As a patient meets it
          <span class="sr">
            : {title}, version {number}
          </span>
        </a>
        {before && (
          <a href={`${at(id)}/compare?from=${before.version}&to=${number}`}>
            What version {number} changed<span class="sr"> in {title}</span>
          </a>
        )}
      </p>
    </li>
  )
}

function NewSurvey({ surveys }: Pick<ShelfProps, 'surveys'>) {
  return (
    <section class="sec" aria-labelledby="new">
      <h2 id="new">A new survey</h2>
      <form method="post" action="/admin/surveys/drafts" class="form">
        <p>
          <label class="f" for="new-id">
            Its short name
          </label>
          <input
            type="text"
            id="new-id"
            name="id"
            required
            maxlength={40}
            pattern="[a-z][a-z0-9\-]*"
            autocomplete="off"
            aria-describedby="new-id-hint"
          />
          <span class="meta" id="new-id-hint">
            Small letters, digits and hyphens, such as housing-check.
          </span>
        </p>
        <p>
          <label class="f" for="new-from">
            Begin with a copy of
          </label>
          <select id="new-from" name="from">
            <option value="">nothing</option>
            {surveys.flatMap(({ id, title, versions }) =>
              versions.map(({ version }) => (
                <option value={`${id}:${version}`}>
                  {title}, version {version}
                </option>
              )),
            )}
          </select>
        </p>
        <p>
          <button class="btn line">Start a draft</button>
        </p>
      </form>
    </section>
  )
}
