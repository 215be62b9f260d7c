// A draft on the workbench: what is wrong with it, its questions, and its JSON to be edited.
import type { OutlineQuestion } from '../../server/core/workshop/outline.ts'
import { Findings, SurveyQuestions, type FindingView } from './survey-questions.tsx'
import { capital, inWords, shortDate } from './words.ts'

export interface DraftProps {
  readonly draft: {
    readonly surveyId: string
    readonly title: string
    readonly text: string
    readonly revision: number
    readonly savedAt: string
    readonly savedBy: string
    readonly next: number
    readonly versions: readonly number[]
    readonly showable: boolean
    readonly findings: readonly FindingView[]
  }
  readonly questions: readonly OutlineQuestion[]
  /** What just happened; null: the page was merely opened. */
  readonly notice: { readonly kind: 'done' | 'wrong'; readonly sentence: string } | null
  readonly today: string
}

export function SurveyDraft({ draft, questions, notice, today }: DraftProps) {
  const { surveyId, title, next, showable, findings } = draft
  const at = `/admin/surveys/${surveyId}`
  const problems = findings.filter(({ kind }) => kind === 'problem')
  const warnings = findings.length - problems.length
  const newest = draft.versions[0]
  return (
    <>
      <p class="meta">
        <a href="/admin/surveys">Surveys</a>
      </p>
      <h1>
        {title}, version {next}
      </h1>
      <p class="lede">
        A draft of {plural(questions.length, 'question')}.{' '}
        {problems.length === 0
          ? 'Nothing is wrong with it.'
          : `${capital(plural(problems.length, 'thing'))} to fix before it can be published.`}{' '}
        {warnings > 0 && `${capital(plural(warnings, 'warning'))} to think about. `}
        Once published it is frozen: a change makes version {next + 1}.
      </p>
      {notice && (
        <p class={notice.kind === 'wrong' ? 'note wrong' : 'note ask'} role="status">
          {notice.sentence}
        </p>
      )}
      <form method="post" action={`${at}/publish`} class="acts">
        <input type="hidden" name="revision" value={String(draft.revision)} />
        <button
          class="btn"
          aria-disabled={problems.length > 0 ? 'true' : undefined}
          aria-describedby={problems.length > 0 ? 'why' : undefined}
        >
          Publish version {next}
        </button>
        {problems.length > 0 && (
          <a class="btn line" href="#checks">
            Go to the {problems.length === 1 ? 'problem' : 'problems'}
          </a>
        )}
        {showable && (
          <a class="btn line" href={`${at}/preview?version=draft`}>
            See it as a patient
          </a>
        )}
        {newest !== undefined && (
          <a class="btn line" href={`${at}/compare?from=${newest}&to=draft`}>
            Compare with version {newest}
          </a>
        )}
      </form>
      {problems.length > 0 && (
        <p class="meta" id="why">
          Publishing waits for {[...new Set(problems.map(({ place }) => placeName(place)))].join(', ')}.
        </p>
      )}
      <section class="sec" aria-labelledby="checks">
        <h2 id="checks">Checks</h2>
        {findings.length === 0 ? (
          <p class="prose">Every check passes.</p>
        ) : (
          <Findings findings={findings} places />
        )}
      </section>
      <SurveyQuestions questions={questions} findings={findings} />
      <Editor draft={draft} at={at} today={today} />
    </>
  )
}

const plural = (n: number, noun: string) => `${inWords(n)} ${noun}${n === 1 ? '' : 's'}`
const placeName = (place: string) =>
  place === 'survey' ? 'the survey as a whole' : place.startsWith('page ') ? place : `question ${place}`

function Editor({ draft, at, today }: { draft: DraftProps['draft']; at: string; today: string }) {
  const { text, revision, savedAt, savedBy } = draft
  return (
    <section class="sec" aria-labelledby="write">
      <h2 id="write">The survey’s words</h2>
      <p class="meta">
        SurveyJS JSON. Saved {shortDate(savedAt.slice(0, 10), today)} by {savedBy}, revision {revision}.
      </p>
      <form method="post" action={`${at}/draft`} enctype="multipart/form-data" class="write">
        <input type="hidden" name="revision" value={String(revision)} />
        <label class="f" for="definition">
          The draft as JSON
        </label>
        {/* The parser drops the first newline of a textarea, so one is given to it. */}
        <textarea id="definition" name="definition" spellcheck={false} rows={28}>{`\n${text}`}</textarea>
        <p class="acts">
          <button class="btn">Save and check</button>
        </p>
      </form>
      <details>
        <summary>Throw this draft away</summary>
        <form method="post" action={`${at}/discard`} class="acts">
          <input type="hidden" name="revision" value={String(revision)} />
          <button class="btn line">Throw it away</button>
          <span class="meta">Published versions stay as they are.</span>
        </form>
      </details>
    </section>
  )
}
