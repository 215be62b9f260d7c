// A survey's questions, each with its words in both languages, who reads it, what it costs by text, and what was found.
import type { OutlineQuestion } from '../../server/core/workshop/outline.ts'
import { capital } from './words.ts'

export interface FindingView {
  readonly kind: 'problem' | 'warning'
  readonly place: string
  readonly sentence: string
}

export function Findings(props: { findings: readonly FindingView[]; places?: boolean }) {
  return (
    <ul class="findings">
      {props.findings.map(({ kind, place, sentence }) => (
        <li class={kind === 'problem' ? 'bad' : undefined}>
          {kind === 'problem' ? 'Fix' : 'Think about'}
          {props.places ? ` ${place}: ` : ': '}
          {sentence}
        </li>
      ))}
    </ul>
  )
}

export function SurveyQuestions(props: {
  questions: readonly OutlineQuestion[]
  findings: readonly FindingView[]
}) {
  return (
    <section class="sec" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      {props.questions.map((question) => (
        <Item question={question} findings={props.findings.filter(({ place }) => place === question.name)} />
      ))}
    </section>
  )
}

function Item(props: { question: OutlineQuestion; findings: readonly FindingView[] }) {
  const { question, findings } = props
  const { name, title, spanish, answers, about, readers, condition, scored, texts } = question
  return (
    <article class="item" aria-labelledby={`i-${name}`}>
      <h3 id={`i-${name}`}>
        <span class="code">{name}</span> {title}
      </h3>
      <div>
        <dl>
          <Line name="Spanish">{spanish ? <span lang="es">{spanish}</span> : 'Not there yet'}</Line>
          <Line name="Answers">
            {answers}. {scored !== null && (scored ? 'Scored 0–100.' : 'Counted, not scored.')}
          </Line>
          {condition && (
            <Line name="Only if">
              <code>{condition}</code>
            </Line>
          )}
          <Line name="About">{about ? capital(about) : 'Not said yet'}</Line>
          <Line name="Who can read">{readers}</Line>
          <Line name="By text">
            {texts.length === 0
              ? 'Not asked'
              : texts.map((text) => (
                  <span class={text.segments > 1 ? 'u over' : 'u'}>
                    <Bar share={text.units / text.limit} />
                    <span>
                      {text.language}: {text.units} of {text.limit}, {segments(text.segments)}
                    </span>
                  </span>
                ))}
          </Line>
        </dl>
        {findings.length > 0 ? (
          <Findings findings={findings} />
        ) : (
          <p class="passes">Passes: every channel, both languages, one text, no stop word</p>
        )}
      </div>
    </article>
  )
}

const Line = (props: { name: string; children: unknown }) => (
  <div>
    <dt>{props.name}</dt>
    <dd>{props.children as string}</dd>
  </div>
)

export const segments = (n: number) => `${n} ${n === 1 ? 'segment' : 'segments'}`

const Bar = ({ share }: { share: number }) => (
  <svg class="chart" height="6" aria-hidden="true">
    <rect class="room" width="100%" height="6" rx="3" />
    <rect class="used" width={`${Math.min(100, share * 100).toFixed(1)}%`} height="6" rx="3" />
  </svg>
)
