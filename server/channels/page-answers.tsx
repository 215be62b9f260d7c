// Takes one submitted screen: refuses what was not offered, keeps the rest, and answers with the next screen itself.
import type { Context } from 'hono'
import { wordsIn } from '../../surveys/languages.ts'
import { flaggedNow, flagSaid } from '../actions/flag-answers.ts'
import type { Sitting } from '../actions/read-sitting.ts'
import { readStory } from '../actions/read-story.ts'
import { forgetBrowser, rememberBrowser } from '../actions/remember-browser.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptScreen, skipScreen, type AnswerProblem } from '../core/interview-accept.ts'
import type { Answers, Screen } from '../core/question.ts'
import { phoneUse, saidOfPhone, standing } from '../core/sitting.ts'
import type { Deps } from '../deps.ts'
import { Problem, patientSentence } from '../problem.ts'
import { DonePage } from '../../web/patient/done.tsx'
import { ScreenPage } from '../../web/patient/screen.tsx'
import { doneView } from './page-closing.tsx'
import { answerPage } from './page-document.ts'
import { flagWords } from './page-fill.ts'
import { receiptOf } from './page-receipt.ts'
import { readRevision, readShare, setPatientCookie, type Fields } from './page-request.ts'
import { screenView, type Showing } from './page-view.ts'
import type { Visit } from './page-visit.ts'

/** Where the patient is: what is left to ask, or else the last screen, which only sending ends. */
export function currentScreen({ interview, answers, invitation, unsubmitted }: Sitting): Screen | undefined {
  return (
    standing(interview, answers, invitation.facts, unsubmitted).screen ??
    interview.visibleScreens(answers, invitation.facts).at(-1)
  )
}

export function showScreen(
  deps: Deps,
  c: Context,
  visit: Visit,
  screen: Screen,
  more: Partial<Showing>,
  status: 200 | 409 | 422 = 200,
) {
  const { sitting, token, proof, holding, heard } = visit
  const nothing = { sent: null, share: undefined, problems: [], notice: null }
  const view = screenView(deps, {
    sitting,
    token,
    proof,
    holds: holding.holds,
    heard,
    screen,
    ...nothing,
    ...more,
  })
  return answerPage(c, <ScreenPage view={view} />, status)
}

/** Throws `Problem('stale')` when another page of this interview was first, and says something else. */
export async function takeScreen(deps: Deps, c: Context, visit: Visit, fields: Fields): Promise<Response> {
  const { sitting, holding } = visit
  const { interview, invitation } = sitting
  const screen = interview.screens.find(({ id }) => id === fields.control.screen)
  const visible = interview.visibleScreens(sitting.answers, invitation.facts)
  if (!screen || !visible.some(({ id }) => id === screen.id)) throw new Problem('stale')
  const share = readShare(fields.control.share)
  const { answers, problems } = acceptSubmitted(screen, fields.answers)
  if (problems.length > 0)
    return showScreen(deps, c, visit, screen, { sent: fields.answers, share, problems }, 422)
  const late = readRevision(fields.control.revision) !== invitation.revision
  if (late && contradicts(sitting.answers, answers)) throw new Problem('stale')
  const { next, shown, lasting } = await keep(deps, c, visit, { answers, share, late })
  const notice = flagWords(flagSaid(next.phone, flaggedNow(sitting, answers)), next)
  if (next.invitation.state === 'completed') {
    const receipt = receiptOf(next, (item) => shown || Object.hasOwn(answers, item))
    const story = await readStory(deps, next, shown)
    return answerPage(c, <DonePage view={doneView(deps, visit, next, { receipt, story, notice })} />)
  }
  const to = currentScreen(next)
  if (!to) throw new Problem('broken')
  const moved = { ...visit, sitting: next, holding: { ...holding, holds: shown, lasting } }
  return showScreen(deps, c, moved, to, { notice })
}

/** A question that was seen and passed by is skipped; a screen of one choice asks for a pick or the skip button. */
function acceptSubmitted(screen: Screen, raw: Fields['answers']) {
  const accepted = acceptScreen(screen, raw)
  const several = screen.questions.length > 1
  const problems = accepted.problems.filter(({ code }: AnswerProblem) => !(several && code === 'unanswered'))
  return { answers: { ...skipScreen(screen), ...accepted.answers }, problems }
}

const contradicts = (kept: Answers, answers: Answers) =>
  Object.entries(answers).some(([item, value]) => Object.hasOwn(kept, item) && kept[item] !== value)

interface Submitted {
  readonly answers: Answers
  readonly share: boolean | undefined
  readonly late: boolean
}

async function keep(deps: Deps, c: Context, visit: Visit, { answers, share, late }: Submitted) {
  const { sitting, holding } = visit
  const { interview, invitation, patient } = sitting
  const merged = interview.keep({ ...sitting.answers, ...answers }, invitation.facts)
  const ends = standing(interview, merged, invitation.facts).screen === null
  const known = Object.entries(merged).every(([item, value]) => sitting.answers[item] === value)
  // A button pressed twice: the second press finds everything kept, and is shown the way on.
  if (late && known && !ends) return { next: sitting, shown: holding.holds, lasting: holding.lasting }
  const phone = phoneUse(patient.phoneKind, saidOfPhone(merged) ?? patient.phoneSaid)
  const leaves = ends && phone !== 'own'
  const remembered = await rememberBrowser(deps, sitting, phone, holding)
  const next = await saveAnswers(deps, sitting, {
    answers,
    mode: 'page',
    revision: invitation.revision,
    ...(share === undefined ? {} : { shared: share }),
    language: sitting.language,
    complete: true,
    also: leaves ? forgetBrowser(deps, holding) : remembered.writes,
  })
  const { token, lasting } = remembered
  if (leaves) setPatientCookie(c, deps.config, null, false)
  else if (token !== null) setPatientCookie(c, deps.config, token, lasting)
  return { next, shown: holding.holds || token !== null, lasting }
}

/** Somebody was quicker, mostly the patient on another page: says so, and shows where things stand. */
export function showStale(
  deps: Deps,
  c: Context,
  visit: Visit,
  fields: Fields,
): Response | Promise<Response> {
  const { sitting } = visit
  const screen = currentScreen(sitting)
  if (!screen) throw new Problem('broken')
  const notice = wordsIn(patientSentence('stale'), sitting.language)
  const same = screen.id === fields.control.screen
  return showScreen(deps, c, visit, screen, { notice, sent: same ? fields.answers : null }, 409)
}
