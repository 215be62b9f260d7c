// Decides what one screen shows: words filled in, who reads, what was given, what is wrong.
import type { Sitting } from '../actions/sitting.ts'
import { ONE_LINE, type AnswerProblem } from '../core/interview-accept.ts'
import { SKIPPED } from '../core/interview.ts'
import type { Question, Screen } from '../core/question.ts'
import type { Deps } from '../deps.ts'
import type {
  ClipView,
  Fault,
  Frame,
  QuestionView,
  ScreenView,
  Way,
  WhoReads,
} from '../../web/patient/view.ts'
import { fillFor, fillText, fillTitle, type Fill } from './page-fill.ts'
import { likelyScreens, placeQuestions, type Placed } from './page-layout.ts'

/** As much of a sitting as a screen is drawn from. */
export type Seen = Pick<
  Sitting,
  | 'interview'
  | 'answers'
  | 'language'
  | 'program'
  | 'goals'
  | 'phone'
  | 'caseManager'
  | 'sharing'
  | 'switched'
  | 'reads'
  | 'revision'
  | 'stage'
> & {
  readonly invitation: Pick<Sitting['invitation'], 'facts' | 'surveyId' | 'surveyVersion'>
  /** Null: nothing was answered here yet. */
  readonly own: object | null
}

export interface Showing {
  /** In the language to be shown. */
  readonly sitting: Seen
  readonly token: string
  /** Earlier words may be shown here. */
  readonly trusted: boolean
  readonly proof: string
  readonly screen: Screen
  /** What was just sent and is shown again; null: what was kept. */
  readonly sent: Readonly<Record<string, string>> | null
  readonly share: boolean | undefined
  readonly problems: readonly AnswerProblem[]
  readonly notice: string | null
  readonly heard: string | null
}

export interface Viewer {
  readonly assets: Pick<Deps['assets'], 'patientCss' | 'patientJs' | 'clips'>
  readonly surveys: Pick<Deps['surveys'], 'interview' | 'newest' | 'spoken'>
}

export const pageAddress = (token: string) => `/s/${token}`

export function frameFor(
  { assets, surveys }: Viewer,
  { language, program, invitation }: Pick<Seen, 'language' | 'program' | 'invitation'>,
  way: ((language: string) => Omit<Frame['others'][number], 'language'>) | null,
): Frame {
  const spoken = surveys.spoken(invitation.surveyId, invitation.surveyVersion)
  const others = spoken.filter((known) => known !== language)
  return {
    language,
    program,
    others: way ? others.map((other) => ({ language: other, ...way(other) })) : [],
    css: assets.patientCss,
    js: assets.patientJs,
    leave: null,
  }
}

export function screenView(deps: Viewer, showing: Showing): ScreenView {
  const { sitting, token, trusted, screen, problems, proof } = showing
  const { interview, answers, invitation, language, own } = sitting
  const { facts } = invitation
  const fill = fillFor(sitting, trusted)
  const mine = ({ sealed }: Screen) => sealed === screen.sealed
  const ahead = likelyScreens(interview, answers, facts).filter(mine)
  const likely = ahead.map(({ id }) => id)
  const questions = ahead.reduce((n, each) => n + each.questions.length, 0)
  const visible = interview
    .visibleScreens(answers, facts)
    .filter(mine)
    .map(({ id }) => id)
  const at = likely.indexOf(screen.id)
  const previous = own ? visible[visible.indexOf(screen.id) - 1] : undefined
  const placed = placeQuestions(interview, screen, answers, facts)
  const [only, ...rest] = placed
  const single = only && rest.length === 0 && only.dependents.length === 0 ? only.question : null
  const asked = interview.screens.find(({ id }) => id === screen.id)?.questions ?? screen.questions
  const shared = showing.share ?? sharingShown(sitting, trusted) ?? null
  // By a button, so that it works without cookies too; whoever has begun nothing here shows nothing by it.
  const go = (screenId: string, inLanguage: string): Way =>
    own
      ? { address: pageAddress(token), fields: { offer: 'show', screen: screenId, lang: inLanguage, proof } }
      : { address: `${pageAddress(token)}?lang=${inLanguage}`, fields: null }
  return {
    frame: frameFor(deps, sitting, (other) => go(screen.id, other)),
    action: pageAddress(token),
    revision: own && !screen.sealed ? sitting.revision : null,
    screen: screen.id,
    proof,
    // A count would tell a stranger where somebody stands, and of what is private whether it is asked.
    step: own && !screen.sealed ? { at: at + 1, of: likely.length, questions } : null,
    back: previous === undefined ? null : go(previous, language),
    keep: null,
    worker: fill.worker,
    reader: fill.reader,
    // Who left without having met the sentence about sharing shares nothing, and is not asked to now.
    switchable: sitting.reads !== 'nobody' || (trusted && sitting.sharing !== null),
    nobodyReads: sitting.reads === 'nobody',
    sharingSentence: sharingSentence(deps, fill),
    shared,
    sealed: screen.sealed,
    answered: screen.sealed && asked.some(({ id }) => answers[id] !== undefined),
    aboutWorker: asked.every(({ title }) => title.includes('{cm}')),
    recall: asked.some(({ recall }) => recall === 'last 4 weeks'),
    last: at === likely.length - 1,
    code: own === null,
    skip: single && { item: single.id, label: single.readers === 'sealed' ? skipLabel(single) : null },
    questions: placed.map((each) => questionView(deps, each, showing, fill, single !== null)),
    faults: problems.map((problem) => ({ item: problem.item, fault: faultOf(problem) })),
    notice: showing.notice,
    heard: at === 0 ? showing.heard : null,
  }
}

/** What the switch stands on; null: on neither, because the patient's own wish is told to nobody who has not proved to
 *  be the patient and has picked nothing here. */
function sharingShown(
  { sharing, switched }: Pick<Seen, 'sharing' | 'switched'>,
  trusted: boolean,
): boolean | null {
  return trusted ? sharing !== false : switched
}

export const skipLabel = ({ choices }: Question) =>
  choices.find(({ value }) => value === SKIPPED)?.label ?? null

export function questionView(
  deps: Viewer,
  { question, dependents }: Placed,
  showing: Pick<Showing, 'sitting' | 'trusted' | 'sent' | 'problems'>,
  fill: Fill,
  single: boolean,
): QuestionView {
  const { sitting, trusted, sent } = showing
  const { id, kind, choices, maxLength, readers } = question
  const problem = showing.problems.find(({ item }) => item === id)
  // A private answer is shown again to nobody.
  const kept = readers === 'sealed' ? undefined : sitting.answers[id]
  // A skipped text is an empty field, not the digit.
  const shown = kind === 'text' && kept === SKIPPED ? '' : String(kept ?? '')
  return {
    id,
    kind,
    title: fillTitle(question, fill),
    clip: clipOf(deps, question, sitting),
    readers: readersOf(question, sitting, trusted),
    choices: choicesOf(choices, fill, single),
    maxLength,
    oneLine: maxLength <= ONE_LINE,
    given: sent ? (sent[id] ?? '') : shown,
    fault: problem ? faultOf(problem) : null,
    dependents: dependents.map(({ hiddenBy, placed }) => ({
      hiddenBy,
      question: questionView(deps, placed, showing, fill, false),
    })),
  }
}

/** Without and with the one that means skip; questions live as long as the process, and so do these. */
const unfilled = new WeakMap<Question['choices'], Record<'single' | 'all', QuestionView['choices']>>()

/** The same list each time where no name stands in it, so that it is drawn once. */
function choicesOf(choices: Question['choices'], fill: Fill, single: boolean): QuestionView['choices'] {
  if (choices.some(({ label }) => label.includes('{')))
    return offered(choices, single).map((choice) => ({ ...choice, label: fillText(choice.label, fill) }))
  const known = unfilled.get(choices) ?? { single: offered(choices, true), all: offered(choices, false) }
  unfilled.set(choices, known)
  return single ? known.single : known.all
}

const offered = (choices: Question['choices'], single: boolean) =>
  choices.filter(({ value }) => !single || value !== SKIPPED)

/** Null: nobody recorded this question in this language, or not in these words. */
function clipOf(
  { assets }: Viewer,
  { id, title }: Question,
  { invitation, language }: Seen,
): ClipView | null {
  const clip = assets.clips.find(
    (each) =>
      each.survey === invitation.surveyId &&
      each.language === language &&
      each.item === id &&
      each.title === title,
  )
  return clip ? { src: clip.src, type: clip.type, kilobytes: Math.ceil(clip.bytes / 1024) } : null
}

/** @param trusted the patient's own wish about sharing may be told here. */
export function readersOf(
  { readers, construct, kind }: Question,
  {
    sharing,
    switched,
    reads,
    own,
  }: Pick<Sitting, 'sharing' | 'switched' | 'reads'> & { readonly own: unknown },
  trusted: boolean,
): WhoReads {
  if (readers !== 'shared') return readers
  if (construct === 'consent.share') return 'choice'
  if (!trusted && switched === null) return untold(kind, reads, own !== null)
  const shares = trusted ? sharing : switched
  // Words that no case manager reads are read by somebody who keeps patients safe.
  const [kept, left] = kind === 'text' ? (['held', 'team'] as const) : (['withheld', 'nobody'] as const)
  if (reads === 'nobody') return shares ? left : kept
  if (shares === null) return 'first'
  return shares ? 'shared' : kept
}

/** Who reads it, said so that it is true whether or not the patient said no before. */
function untold(kind: Question['kind'], reads: Sitting['reads'], begun: boolean): WhoReads {
  const words = kind === 'text'
  if (reads === 'nobody') return words ? 'leftUnlessNoWords' : 'leftUnlessNo'
  if (!begun) return 'first'
  return words ? 'unlessNoWords' : 'unlessNo'
}

export const faultOf = (problem: AnswerProblem): Fault =>
  problem.code === 'too_long' ? { code: problem.code, over: problem.over } : { code: problem.code }

/** Said before the first answer that may be shared, wherever a patient meets it first. */
export function sharingSentence({ surveys }: Pick<Viewer, 'surveys'>, fill: Fill): string {
  const baseline = surveys.interview('baseline', surveys.newest('baseline'), fill.language)
  const asked = baseline.questions.find(({ construct }) => construct === 'consent.share')
  return asked ? fillText(asked.title, { ...fill, worker: fill.reader }) : ''
}
