// People who are owed a call: by when, why, whose it is, and one button.
import { capital, dayOf, inWords, languageName, PHONES, readablePhone } from './words.ts'

interface Call {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly phoneKind: 'own' | 'shared' | 'program'
  readonly kind:
    | 'call'
    | 'change_worker'
    | 'crisis'
    | 'allegation'
    | 'words'
    | 'pause_phrase'
    | 'stop_word'
    | 'wrong_number'
  readonly state: 'open' | 'taken' | 'done'
  readonly dueAt: string
  readonly createdAt: string
  readonly doneAt: string | null
  readonly owner: string | null
  readonly mine: boolean
  readonly hiddenFrom: string | null
  readonly words: string | null
  readonly phone: string | null
}

export interface FollowUpsProps {
  readonly list: {
    readonly now: string
    readonly today: string
    readonly timeZone: string
    readonly waiting: readonly Call[]
    readonly done: readonly Call[]
  }
}

const WHY: Readonly<Record<Call['kind'], string>> = {
  call: 'Asked for a call from somebody other than their worker.',
  change_worker: 'Wants to talk about having a different worker.',
  crisis: 'Words that may mean danger. A person must call.',
  allegation: 'Told us something about a worker. For the lead and compliance.',
  words: 'Wrote something that no question had asked for. Read it, and answer in person.',
  pause_phrase: 'A reply that may mean “stop”. Texts are paused until somebody has asked.',
  stop_word: 'Answered a question with a word that stops all texts. Ask whether it was meant so.',
  wrong_number: 'Somebody answered “wrong number”. The number is off the list; find the new one.',
}

export function FollowUps({ list }: FollowUpsProps) {
  const { now, today, timeZone, waiting, done } = list
  const clock = clockOf(timeZone)
  const danger = waiting.filter(isDanger)
  const others = waiting.filter((call) => !isDanger(call))
  const late = others.filter(({ dueAt }) => dueAt <= now)
  const due = others.filter(({ dueAt }) => dueAt > now && clock.date(dueAt) <= today)
  const later = others.filter(({ dueAt }) => dueAt > now && clock.date(dueAt) > today)
  return (
    <>
      <p class="meta">
        {dayOf(today)}, {clock.time(now)}
      </p>
      <h1>People who are owed a call</h1>
      <p class="lede">{ledeOf(waiting, danger.length, late.length)}</p>
      <p>
        <a href="/follow-ups/pause">Pause a patient’s texts</a>, while they are in hospital, in jail or in
        grief.
      </p>
      <Group id="danger" title="May be in danger" calls={danger} today={today} clock={clock} soon />
      <Group id="late" title="Past their time" calls={late} today={today} clock={clock} soon />
      <Group id="today" title="Today" calls={due} today={today} clock={clock} />
      <Group id="later" title="Later" calls={later} today={today} clock={clock} />
      {done.length > 0 && (
        <section class="sec" aria-labelledby="done">
          <h2 id="done">Done in the last 7 days</h2>
          <ul class="closed">
            {done.map(({ name, owner, doneAt, createdAt }) => (
              <li>
                <b>{name}</b>, {owner && `by ${owner}, `}
                {clock.when(doneAt ?? createdAt, today)}. Asked {clock.when(createdAt, today)}.
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const isDanger = ({ kind }: Call): boolean => kind === 'crisis'

function ledeOf(waiting: readonly Call[], danger: number, late: number): string {
  if (waiting.length === 0) return 'Nobody is waiting.'
  const nobody = waiting.filter(({ owner }) => owner === null).length
  return [
    // Calls, not people: one person may be owed two.
    `${capital(inWords(waiting.length))} ${waiting.length === 1 ? 'call is' : 'calls are'} waiting.`,
    danger > 0 && `${capital(inWords(danger))} about words that may mean danger: call there first.`,
    late > 0 && `${capital(inWords(late))} should have been made by now.`,
    nobody === waiting.length && nobody > 1 && 'Nobody has taken one yet.',
    nobody > 0 &&
      (nobody < waiting.length || nobody === 1) &&
      `${capital(inWords(nobody))} ${nobody === 1 ? 'has' : 'have'} no owner yet.`,
  ]
    .filter(Boolean)
    .join(' ')
}

type Clock = ReturnType<typeof clockOf>

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly calls: readonly Call[]
  readonly today: string
  readonly clock: Clock
  readonly soon?: boolean
}

function Group({ id, title, calls, today, clock, soon = false }: GroupProps) {
  return calls.length === 0 ? null : (
    <section class="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol>
        {calls.map((call) => (
          <li class="fu">
            <p class={soon ? 'due soon' : 'due'}>
              <b>{isDanger(call) ? 'Now' : dueOf(call, today, clock)}</b>
            </p>
            <div>
              <h3>{call.name}</h3>
              <p>{WHY[call.kind]}</p>
              {call.words && (
                <p>
                  <q class="said" dir="auto">
                    {call.words}
                  </q>
                </p>
              )}
              <p class="meta">
                Asked {clock.when(call.createdAt, today)}. {languageName(call.language)}.{' '}
                {PHONES[call.phoneKind]}.
              </p>
              {call.phone && <p class="number">{readablePhone(call.phone)}</p>}
            </div>
            <div class="own">
              <p>
                <span class="lab">Owner</span>
                {call.owner ?? 'Nobody yet'}
              </p>
              <p>
                <span class="lab">Hidden from</span>
                {call.hiddenFrom ?? 'No one'}
              </p>
            </div>
            <div class="do">
              <Move call={call} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const dueOf = ({ dueAt }: Call, today: string, clock: Clock): string =>
  clock.date(dueAt) === today ? clock.time(dueAt) : clock.when(dueAt, today)

function Move({ call: { id, name, state, mine } }: { call: Call }) {
  if (state === 'taken' && !mine) return null
  return (
    <form method="post" action={`/follow-ups/${id}/${mine ? 'close' : 'take'}`}>
      <button class={mine ? 'btn line' : 'btn'}>
        {mine ? 'Done' : 'Take it'}
        <span class="sr">: {name}</span>
      </button>
    </form>
  )
}

function clockOf(timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options })
  const hours = format({ hour: 'numeric', minute: '2-digit' })
  const days = format({ weekday: 'short', month: 'short', day: 'numeric' })
  const iso = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const date = (at: string) => iso.format(new Date(at))
  const time = (at: string) => hours.format(new Date(at)).toLowerCase().replace(/\s/, '\u00a0')
  return {
    date,
    time,
    when: (at: string, today: string) =>
      date(at) === today ? `today, ${time(at)}` : `${days.format(new Date(at))}, ${time(at)}`,
  }
}
