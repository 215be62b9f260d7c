// Takes one submitted screen: refuses what was not offered, keeps the rest, and answers with the next screen itself.
import type { Context } from 'hono'
import { wordsIn } from '../../surveys/languages.ts'
import { flaggedNow, flagSaid } from '../actions/flag-answers.ts'
import type { Sitting } from '../actions/sitting.ts'
import { readStory } from '../actions/read-story.ts'
import { forgetBrowser, phoneAfter, rememberBrowser } from '../actions/remember-browser.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { acceptScreen, skipScreen, type AnswerProblem } from '../core/interview-accept.ts'
import type { Answers, Screen } from '../core/question.ts'
import { openStanding, privateStanding } from '../core/sitting.ts'
import type { Deps } from '../deps.ts'
import { Problem, patientSentence } from '../problem.ts'
import { DonePage } from '../../web/patient/done.tsx'
import { ScreenPage } from '../../web/patient/screen.tsx'
import { TellPage } from '../../web/patient/tell.tsx'
import { doneView, isOffered, tellView } from './page-closing.tsx'
import { answerPage } from './page-document.ts'
import { flagWords } from './page-fill.ts'
import { receiptOf } from './page-receipt.ts'
import { readRevision, readShare, setPatientCookie, type Fields } from './page-request.ts'
import { screenView, type Showing } from './page-view.ts'
import { proofFor, type Visit } from './page-visit.ts'

/** The part of the interview that is being answered: open screens until the last is sent, private ones after it. */
export function screensHere({ interview, answers, invitation, stage }: Sitting): Screen[] {
  const screens = interview.visibleScreens(answers, invitation.facts)
  return screens.filter(({ sealed }) => sealed === (stage !== 'open'))
}

/** Where this browser is: what is left to ask, or else the last screen of its part, which only sending ends. */
export function currentScreen(sitting: Sitting): Screen | undefined {
  const { interview, answers, invitation, unsubmitted, stage } = sitting
  const { screen } =
    stage === 'open'
      ? openStanding(interview, answers, invitation.facts, unsubmitted)
      : privateStanding(interview, answers, invitation.facts)
  return screen ?? screensHere(sitting).at(-1)
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
    trusted: holding.trusted,
    heard,
    screen,
    ...nothing,
    ...more,
  })
  return answerPage(c, <ScreenPage view={view} />, status)
}

/** Nothing is left to be asked here. */
export async function showDone(deps: Deps, c: Context, visit: Visit) {
  const story = await readStory(deps, visit.sitting, visit.holding.trusted)
  return answerPage(c, <DonePage view={doneView(deps, visit, visit.sitting, { story })} />)
}

/** Throws `Problem('stale')` when another page of this sitting was first, and says something else. */
export async function takeScreen(deps: Deps, c: Context, visit: Visit, fields: Fields): Promise<Response> {
  const { sitting } = visit
  const screen = screensHere(sitting).find(({ id }) => id === fields.control.screen)
  const whole = sitting.interview.screens.find(({ id }) => id === screen?.id)
  if (!whole) throw new Problem('stale')
  const share = readShare(fields.control.share)
  const { answers, problems } = acceptSubmitted(whole, fields.answers, sitting)
  if (problems.length > 0)
    return showScreen(deps, c, visit, whole, { sent: fields.answers, share, problems }, 422)
  const late =
    sitting.stage === 'open' &&
    sitting.own !== null &&
    readRevision(fields.control.revision ?? '0') !== sitting.revision
  if (late && contradicts(sitting.answers, answers)) throw new Problem('stale')
  const moved = await keep(deps, c, visit, {
    answers,
    share,
    late,
    met: sharesSome(whole) && sitting.reads !== 'nobody',
  })
  const { sitting: next } = moved
  const notice =
    sitting.stage === 'open' ? flagWords(flagSaid(next.phone, flaggedNow(sitting, answers)), next) : null
  return goOn(deps, c, moved, notice, sitting.stage === 'open' && next.stage !== 'open')
}

/** @param told the open part has just ended: whoever has a worker here may tell them something, then all goes on. */
export async function goOn(deps: Deps, c: Context, visit: Visit, notice: string | null, told: boolean) {
  const { sitting, holding } = visit
  if (told && isOffered(sitting, 'note'))
    return answerPage(c, <TellPage view={tellView(deps, visit, { notice })} />)
  const to = sitting.stage === 'done' ? undefined : currentScreen(sitting)
  if (to) return showScreen(deps, c, visit, to, { notice })
  const receipt = receiptOf(sitting, holding.trusted)
  const story = await readStory(deps, sitting, holding.trusted)
  return answerPage(c, <DonePage view={doneView(deps, visit, sitting, { receipt, story, notice })} />)
}

/** The last open screen, sent twice: the second press is shown the way on. */
export function repeats(sitting: Sitting, { control, answers }: Fields): boolean {
  const screen = sitting.interview.screens.find(({ id, sealed }) => id === control.screen && !sealed)
  if (!screen) return false
  const accepted = acceptScreen(screen, answers).answers
  return Object.entries({ ...skipScreen(screen), ...accepted }).every(
    ([item, value]) => sitting.answers[item] === undefined || sitting.answers[item] === value,
  )
}

const sharesSome = ({ questions }: Screen): boolean => questions.some(({ readers }) => readers === 'shared')

/** A question that was seen and passed by is skipped; a screen of one choice asks for a pick or the skip button.
 *  A private answer given before is not shown: passing it by leaves it as it is. */
function acceptSubmitted(screen: Screen, raw: Fields['answers'], { answers: kept }: Sitting) {
  const accepted = acceptScreen(screen, raw)
  const several = screen.questions.length > 1
  const given = (item: string | null) => item !== null && screen.sealed && kept[item] !== undefined
  const problems = accepted.problems.filter(
    ({ code, item }: AnswerProblem) => !((several || given(item)) && code === 'unanswered'),
  )
  const skipped = Object.entries(skipScreen(screen)).filter(([item]) => !given(item))
  return { answers: { ...Object.fromEntries(skipped), ...accepted.answers }, problems }
}

const contradicts = (kept: Answers, answers: Answers) =>
  Object.entries(answers).some(([item, value]) => Object.hasOwn(kept, item) && kept[item] !== value)

interface Submitted {
  readonly answers: Answers
  readonly share: boolean | undefined
  readonly late: boolean
  readonly met: boolean
}

/** The visit as it stands afterwards. */
async function keep(deps: Deps, c: Context, visit: Visit, submitted: Submitted): Promise<Visit> {
  const { answers, share, late, met } = submitted
  const { sitting, holding } = visit
  const { interview, invitation } = sitting
  const merged = interview.keep({ ...sitting.answers, ...answers }, invitation.facts)
  const ends = openStanding(interview, merged, invitation.facts).screen === null
  const known = Object.entries(merged).every(([item, value]) => sitting.answers[item] === value)
  // A button pressed twice: the second press finds everything kept, and is shown the way on.
  if (late && known && !ends) return visit
  const phone = phoneAfter(sitting, answers)
  const remembered = await rememberBrowser(deps, sitting, phone, holding)
  const next = await saveAnswers(deps, sitting, {
    answers,
    mode: 'page',
    revision: sitting.revision,
    ...(share === undefined ? {} : { shared: share }),
    met,
    language: sitting.language,
    complete: true,
    also: [...remembered.writes, ...(phone === 'own' ? [] : forgetBrowser(deps, sitting, holding))],
  })
  const leaves = next.stage === 'done' && phone !== 'own'
  if (leaves) setPatientCookie(c, deps.config, null, false)
  else if (remembered.token !== null) setPatientCookie(c, deps.config, remembered.token, remembered.lasting)
  const proof = await proofFor(deps, invitation.id, holding.token)
  return { ...visit, sitting: next, proof, holding: { ...holding, holder: next.holder } }
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
