// The caseload: what patients said lately, who went quiet, and everybody by name.
import type { Row } from '../../server/core/thread/caseload.ts'
import { Said } from './said.tsx'
import { Sparkline } from './sparkline.tsx'
import { capital, dayOf, inWords, languageName, monthLong, PHONES, shortDate } from './words.ts'

type Labels = Readonly<Record<string, Readonly<Record<number, string>>>>

export interface CaseloadProps {
  readonly today: string
  readonly fresh: readonly Row[]
  readonly quiet: readonly Row[]
  readonly everyone: readonly Row[]
  readonly silent: readonly Row[]
  readonly closed: readonly { readonly id: string; readonly name: string }[]
  readonly notes: readonly {
    readonly patientId: string
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
          says="Nothing heard for two months or more. Silence can mean a lost phone, a hard month, or a good one."
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
              <li class="one">
                <h3>
                  <a href={`/caseload/patients/${row.id}`}>{row.name}</a>
                </h3>
                <p class="meta">{whatOf(row)}</p>
                <p class="meta">{reachOf(row, today) ?? askedOf(row)}</p>
              </li>
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

function Section(props: { id: string; title: string; says?: string; children?: unknown }) {
  const { id, title, says, children } = props
  return (
    <section class="sec" id={id} aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {says && <p class="meta">{says}</p>}
      {children as string}
    </section>
  )
}

interface PersonProps {
  readonly row: Row
  readonly today: string
  readonly labels: Labels
}

function Person({ row, at, today, labels }: PersonProps & { at: 'new' | 'quiet' }) {
  const { id, name, goal, last } = row
  const win = at === 'new' ? last?.win : null
  return (
    <article class="pt">
      <div class="idy">
        <h3>
          <a href={`/caseload/patients/${id}`}>{name}</a>
        </h3>
        <p class="meta">{whatOf(row)}</p>
      </div>
      <div class="words">
        {goal && (
          <p class="goal">
            <span class="sr">Goal: </span>
            <Said {...goal} />
          </p>
        )}
        {win && last && (
          <p class="win">
            <span class="lab">{winLabel(last.month, today)}</span>
            <Said {...win} />
          </p>
        )}
        {at === 'new' && !win && <p class="txt">{noWin(row)}</p>}
        {at === 'quiet' && <p class="txt">{silence(row, today)}</p>}
      </div>
      <Close row={row} id={`${at}${id}`} today={today} labels={labels} />
    </article>
  )
}

const winLabel = (month: string, today: string): string =>
  month === today.slice(0, 7) ? 'A success this month' : `A success in ${monthLong(month)}`

function noWin({ last, goal }: Row): string {
  if (last?.anySuccess === 2) return 'No success to name this time.'
  if (last?.anySuccess === 3) return 'Not sure there was a success this time.'
  if (last?.anySuccess === 1) return 'A success, without words.'
  return goal ? '' : 'No goal in words yet.'
}

function silence(row: Row, today: string): string {
  const since = row.heardOn ? `Last words ${shortDate(row.heardOn, today)}. ` : ''
  return since + (reachOf(row, today) ?? `Asked ${timesOf(row.unanswered)} since; nothing heard.`)
}

/** Why nothing may come, as far as the phone tells; null when nothing stands in the way. */
function reachOf({ reach, pausedUntil }: Row, today: string): string | null {
  if (pausedUntil) return `Texts are paused until ${shortDate(pausedUntil, today)}.`
  if (reach === 'unreachable') return 'Texts do not reach this number. It may have changed.'
  if (reach === 'stopped') return 'No texts go out: this phone said STOP.'
  return reach === 'paused' ? 'Texts are paused until somebody has looked at a reply.' : null
}

const askedOf = ({ asked }: Row): string => (asked === 0 ? 'Not asked yet.' : `Asked ${timesOf(asked)}.`)

const timesOf = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${inWords(count)} times`

const whatOf = ({ monthInProgram, language, phone }: Row): string =>
  `Month ${monthInProgram}. ${languageName(language)}. ${PHONES[phone]}`

function Close({ row, id, today, labels }: PersonProps & { id: string }) {
  const { name, now, before, course, last, heardOn } = row
  if (!now) {
    return (
      <div class="close">
        <p class="meta">{heardOn && `Heard ${shortDate(heardOn, today)}`}</p>
      </div>
    )
  }
  const verdict = last?.verdict && last.verdict <= 4 ? labels['Y1']?.[last.verdict] : undefined
  const compared = before
    ? before.value === now.value
      ? `, same as ${monthLong(before.month)}`
      : `, was ${(labels['P1']?.[before.value] ?? '').toLowerCase()}`
    : ''
  return (
    <div class="close">
      <Sparkline id={`s${id}`} name={name} course={course} labels={labels['P1'] ?? {}} />
      <p>
        <b>{labels['P1']?.[now.value]}</b>
      </p>
      <p class="meta">
        {shortDate(now.on, today)}
        {verdict ? `. A success? ${verdict}` : compared}
      </p>
    </div>
  )
}

const letterOf = ({ name }: Row): string => name.normalize('NFD').charAt(0).toUpperCase()

/** Each letter's first person carries its anchor. */
const anchorOf = (rows: readonly Row[], index: number): string | undefined =>
  index === 0 || letterOf(rows[index - 1]!) !== letterOf(rows[index]!)
    ? `az-${letterOf(rows[index]!)}`
    : undefined

function Letters({ rows }: { rows: readonly Row[] }) {
  const letters = [...new Set(rows.map(letterOf))]
  return letters.length < 4 ? null : (
    <nav class="jump letters" aria-label="By first letter">
      {letters.map((letter) => (
        <a href={`#az-${letter}`}>{letter}</a>
      ))}
    </nav>
  )
}

function Line({ row, anchor, today, labels }: PersonProps & { anchor: string | undefined }) {
  const { id, name, goal, now, heardOn } = row
  return (
    <li class="one" id={anchor}>
      <h3>
        <a href={`/caseload/patients/${id}`}>{name}</a>
      </h3>
      <p>{goal ? <Said {...goal} /> : <span class="meta">No goal in words yet.</span>}</p>
      <p class="meta">
        {now && <b class="ink">{labels['P1']?.[now.value]}. </b>}
        {heardOn ? `Last heard ${shortDate(heardOn, today)}` : 'Nothing heard yet'}
      </p>
    </li>
  )
}
