// One patient in a caseload: as an article of words, or as a line of the list by name.
import type { PublicId } from '../../server/core/public-id.ts'
import type { Row } from '../../server/core/thread/caseload.ts'
import { Said } from './said.tsx'
import { Sparkline } from './sparkline.tsx'
import { inWords, languageName, monthLong, PHONES, shortDate } from './words.ts'

export type Labels = Readonly<Record<string, Readonly<Record<number, string>>>>

export type ShownRow = Row & { readonly id: PublicId }

interface PersonProps {
  readonly row: ShownRow
  readonly today: string
  readonly labels: Labels
}

export function Person({ row, at, today, labels }: PersonProps & { at: 'new' | 'quiet' }) {
  const { id, name, goal, others, last } = row
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
        {others.map((other) => (
          <p class="txt">
            Another goal: <Said {...other} />
          </p>
        ))}
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
  const { name, now, before, course, verdict: code, heardOn } = row
  if (!now) {
    return (
      <div class="close">
        <p class="meta">{heardOn && `Heard ${shortDate(heardOn, today)}`}</p>
      </div>
    )
  }
  const verdict = code === null ? undefined : labels['Y1']?.[code]
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

export function Line({ row, anchor, today, labels }: PersonProps & { anchor: string | undefined }) {
  const { id, name, goal, others, now, heardOn } = row
  const still = reachOf(row, today)
  return (
    <li class="one" id={anchor}>
      <h3>
        <a href={`/caseload/patients/${id}`}>{name}</a>
      </h3>
      <p>
        {goal ? <Said {...goal} /> : <span class="meta">No goal in words yet.</span>}
        {others.map((other) => (
          <>
            <br />
            <Said {...other} />
          </>
        ))}
      </p>
      <p class="meta">
        {now && <b class="ink">{labels['P1']?.[now.value]}. </b>}
        {heardOn ? `Last heard ${shortDate(heardOn, today)}` : 'Nothing heard yet'}
        {still && `. ${still}`}
      </p>
    </li>
  )
}

/** Nothing was shared yet, and nothing is told of answers. */
export function SilentLine({ row, today }: Pick<PersonProps, 'row' | 'today'>) {
  return (
    <li class="one">
      <h3>
        <a href={`/caseload/patients/${row.id}`}>{row.name}</a>
      </h3>
      <p class="meta">{whatOf(row)}</p>
      <p class="meta">{reachOf(row, today) ?? askedOf(row)}</p>
    </li>
  )
}
