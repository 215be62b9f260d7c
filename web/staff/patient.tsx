// One patient's thread: what they call a success, in whose words since when, and every month since they joined.
import type { PublicId } from '../../server/core/public-id.ts'
import type { Event, GoalThread, GoalVersion, Reply } from '../../server/core/thread/thread.ts'
import { ProgressChart } from './progress-chart.tsx'
import { GoalChanged, ReplyWords, type Labels } from './reply-words.tsx'
import { Said } from './said.tsx'
import { fullDate, languageName, monthLong, PHONES, shortDate } from './words.ts'

export interface Thread {
  readonly today: string
  readonly name: string
  readonly monthInProgram: number
  readonly language: string
  readonly phone: 'own' | 'shared' | 'program'
  readonly reach: 'open' | 'stopped' | 'paused' | 'unreachable'
  readonly sharing: boolean | null
  readonly sharingSince: string | null
  readonly goals: readonly GoalThread[]
  readonly events: readonly Event[]
  readonly unread: number | null
  readonly readOn: string | null
}

export function PatientThread(props: { thread: Thread; id: PublicId; labels: Labels }) {
  const { thread, id, labels } = props
  const { name, goals, events: happened } = thread
  const first = name.trim().split(/\s+/)[0] ?? name
  const view = { first, today: thread.today, labels }
  return (
    <>
      <p class="crumb noprint">
        <a href="/caseload">Your caseload</a>
      </p>
      <h1>{name}</h1>
      <p class="lede">{ledeOf(thread, first)}</p>
      <ReadThis thread={thread} id={id} first={first} />
      {goals.length > 0 && (
        <section class="sec" aria-labelledby="g">
          <h2 id="g">What {first} calls a success</h2>
          <div class="goals">
            {goals.map((goal, index) => (
              <Goal goal={goal} number={goals.length - index} {...view} />
            ))}
          </div>
          {goals.map((goal, index) =>
            goal.course.length > 0 && goal.endedOn === null ? (
              <Course
                goal={goal}
                number={goals.length - index}
                inTurn={goals.filter(({ endedOn }) => endedOn === null).length > 1}
                {...view}
              />
            ) : null,
          )}
        </section>
      )}
      {happened.length > 0 && (
        <section class="sec" aria-labelledby="m">
          <h2 id="m">{thread.sharing === true ? 'Month by month' : `What ${first} asked us to tell you`}</h2>
          <ol class="months">
            {happened.map((event) => (
              <Happened event={event} {...view} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function ReadThis({ thread, id, first }: { thread: Thread; id: PublicId; first: string }) {
  const { unread, readOn, today } = thread
  if (unread === null && readOn === null) return null
  return (
    <div class="read noprint" id="read">
      {unread !== null && (
        <form method="post" action={`/caseload/patients/${id}/read`}>
          <input type="hidden" name="seen" value={String(unread)} />
          <button class="btn line">I read this</button>
          <p class="meta">
            {first}’s next page says so, on {first}’s own phone.
          </p>
        </form>
      )}
      {unread === null && readOn !== null && (
        <p class="meta">
          You marked these words as read on {fullDate(readOn, today)}. {first}’s next page says so.
        </p>
      )}
    </div>
  )
}

function ledeOf(thread: Thread, first: string): string {
  const { monthInProgram, language, phone, reach, sharing, sharingSince, today } = thread
  const shares =
    sharing === false
      ? `${first} keeps answers private. That is a choice, and nothing to chase: this page cannot tell whether ${first} answered.`
      : sharing === null
        ? `${first} has not been told yet who reads these words, so none are shown.`
        : sharingSince
          ? `${first} has let you read these words since ${fullDate(sharingSince, today)}.`
          : `${first} lets you read these words.`
  const texts = {
    open: '',
    stopped: ' No texts go out: this phone said STOP.',
    paused: ' Texts are paused until somebody has looked at a reply.',
    unreachable: ' Texts do not reach this number. It may have changed.',
  }[reach]
  const what = `Month ${monthInProgram}. ${languageName(language)}. ${PHONES[phone]}. `
  return sharing === false ? what + shares : what + shares + texts
}

interface View {
  readonly first: string
  readonly today: string
  readonly labels: Labels
}

function Goal({ goal, number, today, labels }: View & { goal: GoalThread; number: number }) {
  const { weight, versions, endedOn } = goal
  const matters = weight === null ? null : labels['B3']?.[weight]
  return (
    <div>
      <h3>
        Goal {number}
        {endedOn ? '. Left behind' : matters ? `. Matters ${matters.toLowerCase()}` : ''}
      </h3>
      <ol class="chain" reversed>
        {versions.map((version) => (
          <Version version={version} today={today} />
        ))}
      </ol>
    </div>
  )
}

function Version({ version, today }: { version: GoalVersion; today: string }) {
  const { words, language, nickname, from, to } = version
  return (
    <li class={to === null ? 'cur' : 'old'}>
      <Said words={words} language={language} />
      <p class="meta">
        {to === null
          ? `In these words since ${fullDate(from, today)}.`
          : `${fullDate(from, today)} to ${fullDate(to, today)}`}
        {to === null && nickname && (
          <>
            {' '}
            In texts: <Said words={nickname} language={language} />.
          </>
        )}
      </p>
    </li>
  )
}

type CourseProps = View & { readonly goal: GoalThread; readonly number: number; readonly inTurn: boolean }

function Course({ goal, number, inTurn, first, labels }: CourseProps) {
  const { course, modes, versions } = goal
  return (
    <ProgressChart
      id={`c${number}`}
      goal={`Goal ${number}`}
      first={first}
      inTurn={inTurn}
      course={course}
      reworded={versions.slice(0, -1).map(({ from }) => from.slice(0, 7))}
      modes={modes}
      labels={labels['P1'] ?? {}}
    />
  )
}

function Happened({ event, ...view }: View & { event: Event }) {
  const { today, first } = view
  if (event.kind === 'silence') {
    return (
      <li class="ev">
        <p class="date">{monthLong(event.month)}</p>
        <p class="meta">Asked, nothing heard.</p>
      </li>
    )
  }
  return (
    <li class="ev">
      <p class="date">{shortDate(event.on, today)}</p>
      {event.kind === 'note' ? (
        <div class="theirs">
          <p>
            <b>{first} asked us to tell you</b>
          </p>
          <p>
            <Said {...event.said} />
          </p>
        </div>
      ) : (
        <div class="theirs">
          {event.kind === 'reply' && <GoalChanged reply={event.reply} labels={view.labels} />}
          {event.goals.map((goal) => (
            <NewWords goal={goal} />
          ))}
          {event.kind === 'reply' && <ReplyWords reply={event.reply} labels={view.labels} />}
          {event.kind === 'reply' && event.reply.helpedBy && <HelpedBy {...event.reply.helpedBy} />}
        </div>
      )}
    </li>
  )
}

const HELPERS = {
  staff: 'a staff member',
  family: 'family',
  friend: 'a friend',
  interpreter: 'an interpreter',
}

function HelpedBy({ kind, name }: NonNullable<Reply['helpedBy']>) {
  return <p class="meta">Answered with help from {name ?? HELPERS[kind]}.</p>
}

function NewWords({ goal }: { goal: GoalVersion }) {
  return (
    <>
      <p>
        <b>{goal.id === goal.thread ? 'A goal' : 'New words for the goal'}</b>
      </p>
      <p>
        <Said {...goal} />
      </p>
    </>
  )
}
