// Shows a survey as patients meet it: side by side, and each of the two framed documents by itself.
import type { Context } from 'hono'
import { ScreenPage } from '../../web/patient/screen.tsx'
import { SurveyJsPage, SurveyPreview } from '../../web/staff/survey-preview.tsx'
import { openSurveyVersion } from '../actions/open-survey-version.ts'
import { readProgramName } from '../actions/read-viewer.ts'
import { everyScreen, likelyScreens } from '../channels/page-layout.ts'
import { screenView, type Seen } from '../channels/page-view.ts'
import { styleSource } from '../content-policy.ts'
import { GOAL_NUMBERS } from '../core/goals.ts'
import { compileSurvey } from '../core/interview.ts'
import { titleOf } from '../core/workshop/parts.ts'
import { SAMPLE_FACTS, SAMPLE_WORKER, sampleGoal } from '../core/workshop/sample.ts'
import { SEGMENT_PRICE, transcriptOf } from '../core/workshop/transcript.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { STAFF_HEADERS, type StaffRoute } from './route.ts'
import { show } from './show.tsx'
import { readSurveyId, readWhich } from './survey-fields.ts'

const roles = ['administrator'] as const
const NOWHERE = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

export function surveyPreviewRoutes(deps: StaffDeps): StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/surveys/:id/preview',
      roles,
      policy: () => `${STAFF_HEADERS['Content-Security-Policy']}; frame-src 'self'`,
      async handle(c, viewer) {
        const asked = await readAsked(deps, c)
        const { surveyId, which, language, definition, interview, screen } = asked
        const program = await readProgramName(deps)
        const transcripts = ['en', 'es'].map((other) => ({
          language: other,
          transcript: transcriptOf(compileSurvey(definition, other), other, program),
        }))
        const title = titleOf(definition, surveyId)
        const page = String(patientPage(deps, asked, program))
        return show(
          deps,
          c,
          viewer,
          { title: `${title} as a patient meets it`, current: 'surveys' },
          <SurveyPreview
            surveyId={surveyId}
            title={title}
            which={String(which)}
            language={language}
            screens={interview.screens.map(({ id }) => id)}
            screen={screen.id}
            transcripts={transcripts}
            price={SEGMENT_PRICE}
            pageBytes={new TextEncoder().encode(page).length}
          />,
        )
      },
    },
    {
      method: 'GET',
      path: '/admin/surveys/:id/preview/page',
      roles,
      policy: async () => `${NOWHERE}; style-src ${await styleSource(deps.assets.patientCss)}`,
      async handle(c) {
        const asked = await readAsked(deps, c)
        const page = patientPage(deps, asked, await readProgramName(deps))
        return c.html(`<!doctype html>${String(page)}`)
      },
    },
    {
      method: 'GET',
      path: '/admin/surveys/:id/preview/surveyjs',
      roles,
      // SurveyJS styles by script, which this allows; the one inline style it parses is of a timer that no survey shows.
      policy: () => `${NOWHERE}; script-src 'self'; style-src 'self'; img-src data:`,
      async handle(c) {
        const { surveyId, definition, language } = await readAsked(deps, c)
        const { words } = sampleGoal(language)
        const prog = await readProgramName(deps)
        return c.html(
          <SurveyJsPage
            language={language}
            title={titleOf(definition, surveyId)}
            assets={deps.assets}
            shown={{
              definition,
              language,
              variables: { ...SAMPLE_FACTS, cm: SAMPLE_WORKER, goal: words.replace(/\.$/, ''), prog },
            }}
          />,
        )
      },
    },
  ]
}

/** Throws `not_found` also for a draft that no channel could show yet. */
async function readAsked(deps: StaffDeps, c: Context) {
  const surveyId = readSurveyId(c)
  const which = readWhich(c.req.query('version'))
  const { definition, showable } = await openSurveyVersion(deps, surveyId, which)
  if (!showable) throw new Problem('not_found')
  const language = c.req.query('lang') === 'es' ? 'es' : 'en'
  const interview = compileSurvey(definition, language)
  const screen = interview.screens.find(({ id }) => id === c.req.query('screen')) ?? interview.screens[0]
  if (!screen) throw new Problem('not_found')
  return { surveyId, which, definition, language, interview, screen }
}

type Asked = Awaited<ReturnType<typeof readAsked>>

function patientPage(
  deps: StaffDeps,
  { interview, screen, language, surveyId, which }: Asked,
  program: string,
) {
  const shown = everyScreen(interview)
  const goal = sampleGoal(language)
  const sitting: Seen = {
    interview: shown,
    answers: {},
    language,
    program,
    goals: GOAL_NUMBERS.map(() => ({ id: '', threadId: '', version: 1, weight: null, language, ...goal })),
    phone: 'own',
    caseManager: SAMPLE_WORKER,
    reads: 'named',
    sharing: true,
    switched: null,
    revision: 0,
    own: {},
    stage: 'open',
    invitation: { facts: SAMPLE_FACTS, surveyId, surveyVersion: 0 },
  }
  const visible = shown.visibleScreens({}, SAMPLE_FACTS).find(({ id }) => id === screen.id) ?? screen
  // A draft is in no table: it is shown in each language that patients are asked in.
  const surveys = { ...deps.surveys, spoken: () => deps.surveys.languages }
  const view = screenView(
    { assets: deps.assets, surveys },
    {
      sitting,
      token: '',
      trusted: true,
      proof: '',
      screen: visible,
      sent: null,
      share: undefined,
      problems: [],
      notice: null,
      heard: null,
    },
  )
  const at = `/admin/surveys/${surveyId}/preview/page`
  const go = (inLanguage: string, to: string) =>
    `${at}?version=${which}&lang=${inLanguage}&screen=${encodeURIComponent(to)}`
  const place = shown.screens.findIndex(({ id }) => id === screen.id)
  const before = shown.screens[place - 1]
  // Where a patient is not asked all of it, the count is the patient's.
  const likely = likelyScreens(interview, {}, SAMPLE_FACTS).map(({ id }) => id)
  const met = likely.indexOf(screen.id)
  const step = met < 0 ? null : { at: met + 1, of: likely.length, questions: likely.length }
  return (
    <ScreenPage
      view={{
        ...view,
        action: at,
        step,
        last: step !== null && step.at === step.of,
        back: before ? { address: go(language, before.id), fields: null } : null,
        frame: {
          ...view.frame,
          js: '',
          others: view.frame.others.map(({ language: other }) => ({
            language: other,
            address: go(other, screen.id),
            fields: null,
          })),
        },
      }}
    />
  )
}
