// Says who will read an answer before it is given, and lets the patient change it there.
import { Eye, Envelope } from './icons.tsx'
import type { QuestionView, ScreenView } from './view.ts'
import { patientWords, type PatientWords } from './words.ts'

export function WhoReadsLine({ question, view }: { question: QuestionView; view: ScreenView }) {
  const words = patientWords(view.frame.language)
  const [who, more] = saying(question, view, words)
  return (
    <div class="who">
      {question.readers === 'sealed' ? <Envelope /> : <Eye />}
      <div>
        <p id={`${question.id}-who`}>
          <b>{who}</b> {more}
        </p>
        {view.switchable && firstShared(view.questions) === question && <Switch view={view} />}
      </div>
    </div>
  )
}

const SWITCHED: readonly QuestionView['readers'][] = [
  'shared',
  'withheld',
  'held',
  'nobody',
  'team',
  'first',
  'unlessNo',
  'unlessNoWords',
]

/** One switch a screen: it is one wish, whichever answer it stands at. */
function firstShared(questions: readonly QuestionView[]): QuestionView | undefined {
  for (const question of questions) {
    if (SWITCHED.includes(question.readers)) return question
    const below = firstShared(question.dependents.map((dependent) => dependent.question))
    if (below) return below
  }
  return undefined
}

function saying({ readers }: QuestionView, view: ScreenView, words: PatientWords): [string, string] {
  const { reader } = view
  switch (readers) {
    case 'shared':
      return [words.readers.shared(reader), words.leaders]
    case 'withheld':
      return [words.readers.withheld, words.leaders]
    case 'held':
      return [words.readers.held(reader), '']
    case 'nobody':
      return [words.readers.nobody, words.leaders]
    case 'team':
      return [words.readers.team, '']
    case 'unlessNo':
      return [words.readers.unlessNo(reader), words.leaders]
    case 'unlessNoWords':
      return [words.readers.unlessNo(reader), words.readers.noThenTeam]
    case 'leftUnlessNo':
      return [words.readers.leftUnlessNo, words.leaders]
    case 'leftUnlessNoWords':
      return [words.readers.leftUnlessNoWords, '']
    case 'first':
      return [view.sharingSentence, words.leaders]
    case 'choice':
      return [words.readers.choice(reader), words.readers.choiceWhy]
    case 'system':
      return [words.readers.system, words.readers.systemWhy]
    case 'sealed':
      return [words.readers.sealed, '']
  }
}

function Switch({ view }: { view: ScreenView }) {
  const words = patientWords(view.frame.language)
  const [both, alone] = [
    view.nobodyReads ? words.changeReturn : words.changeBoth(view.reader),
    words.changeAlone(view.reader),
  ]
  return (
    <details>
      <summary>{words.change}</summary>
      <fieldset>
        <legend>{words.changeAsk}</legend>
        <Pick value="1" label={both} checked={view.shared === true} />
        <Pick value="0" label={alone} checked={view.shared === false} />
        <p class="hint">{words.changeWhen}</p>
      </fieldset>
    </details>
  )
}

const Pick = (props: { value: '0' | '1'; label: string; checked: boolean }) => (
  <>
    <input
      type="radio"
      name="share"
      value={props.value}
      id={`share-${props.value}`}
      checked={props.checked}
    />
    <label for={`share-${props.value}`}>{props.label}</label>
  </>
)
