// Every page of a survey in one language, as files: for translators and reviewers, who need no patient and no server.
import type { Sitting } from '../actions/sitting.ts'
import { compileSurvey, type Interview } from '../core/interview.ts'
import { withTranslation, type Translation } from '../core/translation.ts'
import type { Assets } from '../deps.ts'
import type { PublishedSurvey } from '../surveys.ts'
import { languages, type Language } from '../../surveys/languages.ts'
import { DonePage } from '../../web/patient/done.tsx'
import { ScreenPage } from '../../web/patient/screen.tsx'
import { document } from './page-document.ts'
import { everyScreen } from './page-layout.ts'
import { frameFor, screenView } from './page-view.ts'

const WORKER = 'Ana'
const GOALS = [
  'A door that locks, so my daughter can stay over.',
  'Sleep through the night.',
  'Get my card back.',
]
const NO_GOAL = { id: '', threadId: '', version: 1, weight: null, nickname: null, language: 'en' }
const FACTS = {
  trust: 1,
  pulse: 3,
  verdictDue: 1,
  goalStateDue: 0,
  stepSizeDue: 1,
  homeVisitDue: 1,
  hasGoal: 1,
  goals: 3,
  unnamed: 0,
} as const

/** Words that are missing stand in English, in brackets. */
export function previewPages(
  language: Language,
  surveys: readonly PublishedSurvey[],
  translations: Readonly<Record<string, Translation>>,
  { patientCss }: Assets,
): { readonly file: string; readonly html: string }[] {
  const compiled = new Map(
    surveys.map(({ id, definition }) => {
      const words = withTranslation(definition, language, translations[id] ?? {}, (text) =>
        english(`⟦${text}⟧`),
      )
      return [id, everyScreen(compileSurvey(words, language.tag))]
    }),
  )
  const deps = {
    assets: { patientCss, patientJs: '', clips: [] },
    surveys: {
      interview: (id: string) => compiled.get(id)!,
      newest: () => 1,
      spoken: () => [language.tag],
    },
  }
  const note = language.status === 'draft' ? noteOn(language) : null
  return [...compiled].flatMap(([id, interview]) => {
    const sitting = madeUp(id, language.tag, interview)
    const shown = interview.screens.map((screen, at) => {
      const showing = {
        sitting,
        token: 'preview',
        trusted: true,
        proof: '',
        screen,
        sent: null,
        share: undefined,
        heard: null,
      }
      const [first] = screen.questions
      const problems = at === 0 && first ? [{ item: first.id, code: 'unanswered' as const }] : []
      const of = interview.screens.length
      const pageOf = (faults: typeof problems) => ({
        ...screenView(deps, { ...showing, problems: faults, notice: note }),
        step: { at: at + 1, of, questions: interview.questions.length },
        last: at === of - 1,
      })
      const states =
        problems.length > 0 ? [['', []] as const, ['-error', problems] as const] : [['', []] as const]
      return states.map(([state, faults]) => ({
        file: `${id}-${screen.id}${state}.html`,
        html: document(<ScreenPage view={pageOf([...faults])} />),
      }))
    })
    return [...shown.flat(), { file: `${id}-end.html`, html: document(endPage(deps, sitting)) }]
  })
}

const noteOn = (language: Language) =>
  english(
    `DRAFT (${language.english}): not reviewed, not tested, not for patients. ${languages[0]!.english} in ⟦brackets⟧ is missing.`,
  )

/** On a page that runs from right to left, its brackets and full stops keep their places. */
const english = (words: string) => `\u2066${words}\u2069`

function endPage(deps: Parameters<typeof frameFor>[0], sitting: Sitting) {
  const [question] = sitting.interview.questions
  const title = { before: question?.titleNoGoal ?? question?.title ?? '', said: null, after: '' }
  const lines = question
    ? [
        {
          item: question.id,
          title,
          answer: { label: question.choices[0]?.label ?? '' },
          readers: 'shared' as const,
        },
      ]
    : []
  return (
    <DonePage
      view={{
        frame: frameFor(deps, sitting, null),
        action: '',
        proof: '',
        worker: WORKER,
        reader: WORKER,
        notice: null,
        receipt: { lines, sealed: 3 },
        story: null,
        taken: [],
        noteFault: null,
        note: '',
        noteTo: false,
        code: false,
        hasWorker: true,
      }}
    />
  )
}

/** Nobody: what a page needs to be drawn. */
function madeUp(surveyId: string, language: string, interview: Interview): Sitting {
  return {
    invitation: {
      id: '',
      enrolmentId: '',
      patientId: '',
      contactId: null,
      occasion: '',
      surveyId,
      surveyVersion: 1,
      facts: FACTS,
      aboutStaffId: '',
      aboutTeamId: null,
      goalIds: [],
      state: 'started',
      help: null,
      revision: 0,
      dueAt: '',
      expiresAt: '',
      endedAt: null,
    },
    holder: { id: '', proven: true, makers: [] },
    drafts: [],
    own: null,
    revision: 0,
    stage: 'open',
    part: null,
    mayPrivate: true,
    programTimeZone: 'America/Los_Angeles',
    switched: null,
    patient: { id: '', language, phoneKind: 'own', phoneSaid: 'own', sharing: true, contactId: null },
    caseManager: WORKER,
    reads: 'named',
    program: 'Orchard Connect',
    staffed: true,
    goals: GOALS.map((words) => ({ ...NO_GOAL, words })),
    standing: [],
    language,
    interview,
    answers: {},
    unshared: [],
    unsubmitted: [],
    mode: 'page',
    begun: null,
    sharing: true,
    assisted: null,
    shared: true,
    phone: 'own',
    record: { region: null, enrolledOn: '2026-01-01', timeZones: [], discipline: null },
  }
}
