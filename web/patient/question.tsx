// One question on a screen: its words, who reads the answer, and native radios or a field for words.
import { raw } from 'hono/html'
import { SentenceText } from './sentence.tsx'
import type { Fault, QuestionView, ScreenView } from './view.ts'
import { WhoReadsLine } from './who-reads.tsx'
import { patientWords, type PatientWords } from './words.ts'

export interface Asked {
  readonly question: QuestionView
  readonly view: ScreenView
}

export function faultWords(fault: Fault, words: PatientWords): string {
  return fault.code === 'too_long' ? words.fault.too_long(fault.over) : words.fault[fault.code]
}

export function QuestionField({ question, view }: Asked) {
  const { id, fault, kind } = question
  // A sealed screen says once, on its flap, who reads its answers.
  const line = view.sealed ? null : <WhoReadsLine question={question} view={view} />
  if (kind === 'text') {
    return (
      <div class={fault ? 'err' : undefined}>
        <Heading question={question} view={view} />
        <Recording question={question} view={view} />
        {line}
        <FaultLine question={question} view={view} />
        <Words question={question} view={view} />
      </div>
    )
  }
  const described = [line && `${id}-who`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <fieldset class={fault ? 'err' : undefined} aria-describedby={described || undefined}>
      <legend>
        <Heading question={question} view={view} />
      </legend>
      <Recording question={question} view={view} />
      {line}
      <FaultLine question={question} view={view} />
      <Radios question={question} view={view} />
    </fieldset>
  )
}

/** Nothing of it is loaded before the patient asks, and they read first how much it is. */
function Recording({ question: { clip }, view }: Asked) {
  if (!clip) return null
  const words = patientWords(view.frame.language)
  return (
    <details class="clip">
      <summary>
        {words.listen} ({clip.kilobytes} KB)
      </summary>
      <audio controls preload="none">
        <source src={clip.src} type={clip.type} />
      </audio>
    </details>
  )
}

function FaultLine({ question, view }: Asked) {
  if (!question.fault) return null
  return (
    <p class="msg" id={`${question.id}-fault`}>
      {faultWords(question.fault, patientWords(view.frame.language))}
    </p>
  )
}

function Heading({ question, view }: Asked) {
  const text = <SentenceText sentence={question.title} />
  const asked = question.kind === 'text' ? <label for={question.id}>{text}</label> : text
  return view.sealed || view.questions[0] !== question ? <h2>{asked}</h2> : <h1>{asked}</h1>
}

const drawn = new WeakMap<
  QuestionView['choices'],
  { readonly id: string; readonly html: ReturnType<typeof raw> }
>()

/** As the page is first shown: the same marks for everyone, made once. */
function untouched({ id, choices }: QuestionView): ReturnType<typeof raw> {
  const known = drawn.get(choices)
  if (known?.id === id) return known.html
  const html = raw(String(<Choices id={id} choices={choices} given="" />))
  drawn.set(choices, { id, html })
  return html
}

function Radios({ question, view }: Asked) {
  const { given, dependents } = question
  return (
    <>
      {given === '' ? untouched(question) : <Choices {...question} />}
      {dependents.map(({ hiddenBy, question: dependent }) => (
        <div class={hiddenBy.map((value) => `n${value}`).join(' ')}>
          <QuestionField question={dependent} view={view} />
        </div>
      ))}
    </>
  )
}

function Choices({ id, choices, given }: Pick<QuestionView, 'id' | 'choices' | 'given'>) {
  const apart = choices.findIndex(({ aside }) => aside)
  return (
    <>
      {choices.map(({ value, label, aside }, at) => {
        // The link of an error summary goes to the question's first answer.
        const own = at === 0 ? id : `${id}-${value}`
        const place = aside ? (at === apart ? 'alt gap' : 'alt') : undefined
        return (
          <>
            <input
              type="radio"
              name={id}
              value={String(value)}
              id={own}
              class={place}
              checked={given === String(value)}
            />
            <label for={own} class={aside ? 'alt' : undefined}>
              {label}
            </label>
          </>
        )
      })}
    </>
  )
}

function Words({ question, view }: Asked) {
  const { id, fault, given, maxLength, oneLine } = question
  const words = patientWords(view.frame.language)
  const shared = {
    id,
    name: id,
    maxlength: maxLength,
    'aria-describedby': [`${id}-hint`, !view.sealed && `${id}-who`, fault && `${id}-fault`]
      .filter(Boolean)
      .join(' '),
    'aria-invalid': fault ? ('true' as const) : undefined,
  }
  return (
    <>
      {oneLine ? (
        <input type="text" value={given} autocomplete="off" {...shared} />
      ) : (
        // The parser drops the first newline of a textarea, so one is given to it.
        <textarea {...shared}>{`\n${given}`}</textarea>
      )}
      <p class="hint" id={`${id}-hint`}>
        {words.textHint(maxLength)} {!oneLine && words.notRead}
      </p>
    </>
  )
}
