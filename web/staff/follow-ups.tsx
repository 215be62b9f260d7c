// People who are owed a call: by when, why, whose it is, and one button.
import { FollowUpFacts, type Call } from './follow-up-facts.tsx'
import { clockOf, ENDED, WHY, type Clock } from './follow-up-words.ts'
import { OnDuty, type OnDutyProps } from './on-duty.tsx'
import { capital, dayOf, inWords } from './words.ts'

export interface FollowUpsProps {
  readonly list: {
    readonly now: string
    readonly today: string
    readonly timeZone: string
    readonly waiting: readonly Call[]
    readonly done: readonly Call[]
    readonly duty: OnDutyProps['duty']
    readonly safetyStaffed: boolean
  }
  /** Why nobody was put on duty. */
  readonly fault?: OnDutyProps['fault']
}

export function FollowUps({ list, fault = null }: FollowUpsProps) {
  const { now, today, timeZone, waiting, done, duty, safetyStaffed } = list
  const clock = clockOf(timeZone, today)
  const danger = waiting.filter(({ urgent }) => urgent)
  const others = waiting.filter(({ urgent }) => !urgent)
  const late = others.filter((call) => call.late)
  const due = others.filter((call) => !call.late && clock.date(call.dueAt) <= today)
  const later = others.filter((call) => !call.late && clock.date(call.dueAt) > today)
  return (
    <>
      <p class="meta">
        {dayOf(today)}, {clock.time(now)}
      </p>
      <h1>People who are owed a call</h1>
      <p class="lede">{ledeOf(waiting, danger, late.length)}</p>
      {!safetyStaffed && (
        <div class="note">
          <p>
            <b>Nobody reads the safety queue here.</b> Patients are told 988 and 911 instead. A call that
            somebody asks for is still owed by the end of the next business day.
          </p>
        </div>
      )}
      {waiting.length === 0 && (
        <p class="gap-above">
          <a href="/unreached">Patients whom texts do not reach</a> may be worth a call until then.
        </p>
      )}
      <OnDuty duty={duty} clock={clock} fault={fault} />
      <p class="noprint">
        <a href="/follow-ups/pause">Pause a patient’s texts</a>, while they are in hospital, in jail or in
        grief.
      </p>
      <Group id="danger" title="May be in danger, or harmed" calls={danger} clock={clock} soon />
      <Group id="late" title="Past their time" calls={late} clock={clock} soon />
      <Group id="today" title="Today" calls={due} clock={clock} />
      <Group id="later" title="Later" calls={later} clock={clock} />
      {done.length > 0 && (
        <section class="sec" aria-labelledby="done">
          <h2 id="done">Done in the last 7 days</h2>
          <ul class="closed">
            {done.map(({ id, name, owner, outcome, attempts, doneAt, createdAt }) => (
              <li>
                <a href={`/follow-ups/${id}`}>{name}</a>: {outcome ? ENDED[outcome] : 'done'}
                {owner && ` by ${owner}`}, {clock.when(doneAt ?? createdAt)}
                {attempts.length > 0 && `, after ${inWords(attempts.length)} ${tries(attempts.length)}`}.
                Asked {clock.when(createdAt)}.
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const tries = (count: number) => (count === 1 ? 'try' : 'tries')

function ledeOf(waiting: readonly Call[], danger: readonly Call[], late: number): string {
  if (waiting.length === 0)
    return 'Nobody is waiting. When a patient asks for a person, or writes words that one must read, they stand here.'
  const nobody = waiting.filter(({ owner }) => owner === null).length
  const untaken = danger.filter(({ owner }) => owner === null).length
  return [
    // Calls, not people: one person may be owed two.
    `${capital(inWords(waiting.length))} ${waiting.length === 1 ? 'call is' : 'calls are'} waiting.`,
    danger.length > 0 &&
      `${capital(inWords(danger.length))} about danger or harm: ${untaken === 0 ? 'taken already' : 'call there first'}.`,
    late > 0 && `${capital(inWords(late))} should have been made by now.`,
    nobody === waiting.length && nobody > 1 && 'Nobody has taken one yet.',
    nobody > 0 &&
      (nobody < waiting.length || nobody === 1) &&
      `${capital(inWords(nobody))} ${nobody === 1 ? 'has' : 'have'} no owner yet.`,
  ]
    .filter(Boolean)
    .join(' ')
}

interface GroupProps {
  readonly id: string
  readonly title: string
  readonly calls: readonly Call[]
  readonly clock: Clock
  readonly soon?: boolean
}

function Group({ id, title, calls, clock, soon = false }: GroupProps) {
  return calls.length === 0 ? null : (
    <section class="sec" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol>
        {calls.map((call) => (
          <li class="fu">
            <p class={soon ? 'due soon' : 'due'}>
              <b>{call.urgent && call.owner === null ? 'Now' : clock.short(call.dueAt)}</b>
              {call.urgent && (
                <span class="meta">
                  {call.owner === null
                    ? urgencyOf(call, clock)
                    : call.late
                      ? 'Next step, overdue'
                      : 'Next step'}
                </span>
              )}
            </p>
            <div>
              <h3>
                <a href={`/follow-ups/${call.id}`}>{call.name}</a>
              </h3>
              <p>{WHY[call.kind]}</p>
              <FollowUpFacts call={call} clock={clock} />
            </div>
            <div class="own">
              <p>
                <span class="lab">Owner</span>
                {ownerOf(call)}
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

/** What the clock means for words of danger. */
export function urgencyOf({ owner, first, late, dueAt, escalatesAt }: Call, clock: Clock): string {
  if (owner !== null) return late ? 'The next step is overdue' : `Next step by ${clock.short(dueAt)}`
  if (first !== null)
    return `First for ${first}, on duty; for everybody from ${clock.short(escalatesAt ?? dueAt)}`
  return late ? 'Everybody’s: nobody has taken it' : `Take it by ${clock.short(dueAt)}`
}

export function ownerOf({ owner, ownerGone, mine }: Call): string {
  if (owner === null) return 'Nobody yet'
  return mine ? `${owner} (you)` : ownerGone ? `${owner}, who can open it no more` : owner
}

function Move({ call: { id, name, mine, moves } }: { call: Call }) {
  if (mine)
    return (
      <a class="btn line" href={`/follow-ups/${id}`}>
        Go on<span class="sr">: {name}</span>
      </a>
    )
  const over = moves.includes('take_over')
  return over || moves.includes('take') ? (
    <form method="post" action={`/follow-ups/${id}/take`}>
      <button class={over ? 'btn line' : 'btn'}>
        {over ? 'Take it over' : 'Take it'}
        <span class="sr">: {name}</span>
      </button>
    </form>
  ) : null
}
