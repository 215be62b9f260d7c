// One screen of a survey: one thing to answer, one button, and a way back.
import { Envelope } from './icons.tsx'
import { ByButton, Footer, HiddenFields, PatientPage } from './page-frame.tsx'
import { faultWords, QuestionField } from './question.tsx'
import { monthName } from './months.ts'
import type { ScreenView } from './view.ts'
import { patientWords } from './words.ts'

const QUESTIONS_A_MINUTE = 5

export function ScreenPage({ view }: { view: ScreenView }) {
  const { frame, faults, step } = view
  const words = patientWords(frame.language)
  const where = step ? words.step(step.at, step.of) : ''
  return (
    <PatientPage
      title={`${faults.length > 0 ? `${words.error}: ` : ''}${where} ${frame.program}`.trim()}
      frame={frame}
    >
      <main>
        <Back view={view} />
        <Notice view={view} />
        <Heard view={view} />
        <Oops view={view} />
        {step && (
          <p class="step">
            {where} {step.at === 1 && words.minutes(Math.round(step.questions / QUESTIONS_A_MINUTE))}
            {step.at > 1 && view.last && words.lastStep}
          </p>
        )}
        <button class="quiet listen" type="button" hidden>
          {words.listen}
        </button>
        <AnswerForm view={view} />
        {view.keep && <ByButton way={view.keep} words={view.keep.words} look="line" />}
      </main>
      <Footer frame={frame}>
        <Ways view={view} />
      </Footer>
    </PatientPage>
  )
}

function Back({ view: { back, frame } }: { view: ScreenView }) {
  const { back: words } = patientWords(frame.language)
  if (!back) return null
  if (back.fields) return <ByButton way={back} words={words} look="quiet back" />
  return (
    <a class="back" href={back.address}>
      {words}
    </a>
  )
}

function AnswerForm({ view }: { view: ScreenView }) {
  const { sealed, skip, frame, step } = view
  const words = patientWords(frame.language)
  const fields = view.questions.map((question) => <QuestionField question={question} view={view} />)
  const button = sealed
    ? view.last
      ? words.sealAndSend
      : words.next
    : view.last && step
      ? words.send
      : words.next
  return (
    <form
      method="post"
      action={view.action}
      id="answers"
      class={sealed ? 'sealed' : undefined}
      // Where there is more than one tap to lose, answers are kept as they come.
      data-keep={(skip && view.questions[0]?.kind === 'choice') || view.revision === null ? undefined : ''}
      novalidate
    >
      <HiddenFields
        fields={{
          ...(view.revision === null ? {} : { revision: String(view.revision) }),
          screen: view.screen,
          lang: frame.language,
          ...(view.proof === '' ? {} : { proof: view.proof }),
        }}
      />
      {sealed ? <Flap view={view} /> : null}
      {fields}
      <button>{button}</button>
      {skip && (
        <button class="quiet" name={skip.item} value="9">
          {skip.label ?? words.skip}
        </button>
      )}
    </form>
  )
}

/** The envelope's flap: said before anything is answered, and the same whatever is answered. */
function Flap({ view }: { view: ScreenView }) {
  const words = patientWords(view.frame.language)
  const { worker } = view
  const n = countAll(view.questions)
  return (
    <>
      <div class="flap">
        <h1>
          <Envelope /> {words.sealedHead(n, view.aboutWorker ? (worker ?? words.someone) : null)}
        </h1>
        <p>
          <b>{words.sealedWho(worker, n)}</b> {words.sealedWhether(worker)}
        </p>
        <p>
          <b>{words.sealedLeaders}</b> {words.sealedGroups}
        </p>
      </div>
      {view.answered && <p class="note">{words.answered}</p>}
      {n > 1 && (
        <p class="recall">
          {view.recall && words.recall} {words.mayLeave}
        </p>
      )}
    </>
  )
}

const countAll = (questions: ScreenView['questions']): number =>
  questions.reduce((n, { dependents }) => n + 1 + countAll(dependents.map(({ question }) => question)), 0)

function Oops({ view }: { view: ScreenView }) {
  const words = patientWords(view.frame.language)
  const { faults } = view
  if (faults.length === 0) return null
  return (
    <div class="oops" role="alert" tabindex={-1}>
      <h2>{words.faults(faults.length)}</h2>
      <ul>
        {faults.map(({ item, fault }) => (
          <li>
            {item === null ? faultWords(fault, words) : <a href={`#${item}`}>{faultWords(fault, words)}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Notice = ({ view }: { view: ScreenView }) =>
  view.notice === null ? null : (
    <p class="note" role="status">
      {view.notice}
    </p>
  )

function Heard({ view }: { view: ScreenView }) {
  const { heard, worker, frame } = view
  if (heard === null || worker === null) return null
  return <p class="note">{patientWords(frame.language).readBy(worker, monthName(heard, frame.language))}</p>
}

/** Ways out, by buttons: a link that is merely opened changes nothing. */
function Ways({ view }: { view: ScreenView }) {
  const words = patientWords(view.frame.language)
  return (
    <div class="ways">
      {view.code && (
        <details>
          <summary>{words.codeBegan}</summary>
          <p>{words.codeBeganWhat}</p>
          <button class="line" name="offer" value="code" form="answers">
            {words.codeButton}
          </button>
        </details>
      )}
      <button class="quiet" name="offer" value="call" form="answers">
        {words.askCall}
      </button>
      <details>
        <summary>{words.stop}</summary>
        <p>{words.stopWhat}</p>
        <button class="line" name="offer" value="stop" form="answers">
          {words.stopYes}
        </button>
      </details>
    </div>
  )
}
