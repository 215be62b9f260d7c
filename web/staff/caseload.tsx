// The caseload: what patients said lately, who went quiet, and everybody by name.
import type { Child } from 'hono/jsx'
import type { PublicId } from '../../server/core/public-id.ts'
import { Line, Person, SilentLine, type Labels, type ShownRow } from './caseload-rows.tsx'
import { anchorOf, Letters } from './letters.tsx'
import { Said } from './said.tsx'
import { capital, dayOf, inWords, shortDate } from './words.ts'

export interface CaseloadProps {
  readonly today: string
  readonly fresh: readonly ShownRow[]
  readonly quiet: readonly ShownRow[]
  readonly everyone: readonly ShownRow[]
  readonly silent: readonly ShownRow[]
  readonly closed: readonly { readonly id: PublicId; readonly name: string }[]
  readonly notes: readonly {
    readonly patientId: PublicId
    readonly name: string
    readonly words: string
    readonly language: string
    readonly on: string
  }[]
  readonly labels: Labels
}

export function Caseload(props: CaseloadProps) {
  const { today, fresh, quiet, everyone, silent, closed, notes, labels } = props
  const count = everyone.length + silent.length + closed.length
  const view = { today, labels }
  return (
    <>
      <p class="meta">{dayOf(today)}</p>
      <h1>Your caseload, in their words</h1>
      <p class="lede">{ledeOf(props, count)}</p>
      {count > 0 && (
        <nav class="jump" aria-label="On this page">
          <Jump to="told" name="Told you" count={notes.length} />
          <Jump to="new" name="New words" count={fresh.length} />
          <Jump to="quiet" name="Gone quiet" count={quiet.length} />
          <Jump to="all" name="Everyone, A to Z" count={everyone.length} />
          <Jump to="silent" name="No words yet" count={silent.length} />
          <Jump to="private" name="Private" count={closed.length} />
        </nav>
      )}
      {notes.length > 0 && (
        <Section id="told" title="They told you" says="Sent to you by name, by their own wish.">
          {notes.map(({ patientId, name, words, language, on }) => (
            <article class="pt told">
              <div class="idy">
                <h3>
                  <a href={`/caseload/patients/${patientId}`}>{name}</a>
                </h3>
                <p class="meta">{shortDate(on, today)}</p>
              </div>
              <p class="win">
                <Said words={words} language={language} />
              </p>
            </article>
          ))}
        </Section>
      )}
      {fresh.length > 0 && (
        <Section id="new" title="New words in the last 7 days">
          {fresh.map((row) => (
            <Person row={row} at="new" {...view} />
          ))}
        </Section>
      )}
      {quiet.length > 0 && (
        <Section
          id="quiet"
          title="Gone quiet"
          says="We asked, and have heard nothing for two months or more. Silence can mean a lost phone, a hard month, or a good one."
        >
          {quiet.map((row) => (
            <Person row={row} at="quiet" {...view} />
          ))}
        </Section>
      )}
      {everyone.length > 0 && (
        <Section id="all" title="Everyone, A to Z">
          <Letters rows={everyone} />
          <ol class="az">
            {everyone.map((row, index) => (
              <Line row={row} anchor={anchorOf(everyone, index)} {...view} />
            ))}
          </ol>
        </Section>
      )}
      {silent.length > 0 && (
        <Section
          id="silent"
          title="No words yet"
          says="They have not been told yet who reads their words, so none are shown."
        >
          <ol class="az">
            {silent.map((row) => (
              <SilentLine row={row} today={today} />
            ))}
          </ol>
        </Section>
      )}
      {closed.length > 0 && (
        <Section
          id="private"
          title="Keeping their answers private"
          says="Their choice, and nothing to chase. This page cannot tell whether they answered."
        >
          <ul class="names">
            {closed.map(({ id, name }) => (
              <li>
                <a href={`/caseload/patients/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {everyone.length > 0 && (
        <section class="sec noprint" aria-labelledby="how">
          <h2 id="how">How to read the small lines</h2>
          <p class="prose">
            Each line runs from <i>{labels['P1']?.[1]}</i> (bottom) to <i>{labels['P1']?.[5]}</i> (top), one
            dot a month. The gold dot is their latest word. A tick below means we asked and heard nothing.
            Down is not failure: goals move, lives do too.
          </p>
        </section>
      )}
    </>
  )
}

function ledeOf({ notes, fresh, quiet }: CaseloadProps, count: number): string {
  if (count === 0) return 'Nobody is assigned to you today.'
  const people = (n: number) => (n === 1 ? 'person' : 'people')
  const tellers = new Set(notes.map(({ patientId }) => patientId)).size
  return [
    tellers > 0 && `${capital(inWords(tellers))} ${people(tellers)} asked us to tell you something.`,
    fresh.length > 0
      ? `${capital(inWords(fresh.length))} sent new words in the last 7 days.`
      : 'No new words in the last 7 days.',
    quiet.length > 0 &&
      `${capital(inWords(quiet.length))} ${quiet.length === 1 ? 'has' : 'have'} gone quiet.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function Jump({ to, name, count }: { to: string; name: string; count: number }) {
  return count === 0 ? null : (
    <a href={`#${to}`}>
      {name} <b>{count}</b>
    </a>
  )
}

function Section(props: { id: string; title: string; says?: string; children?: Child }) {
  const { id, title, says, children } = props
  return (
    <section class="sec" id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {says && <p class="meta">{says}</p>}
      {children}
    </section>
  )
}
