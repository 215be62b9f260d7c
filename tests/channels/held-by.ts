// Holds one whole interview on each channel, as a patient would: forms, kept screens, texts, a tablet.
import { nextPrivate } from '../../server/actions/ask-next.ts'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import { NOTE, SEALED } from '../../server/core/conversation/flow.ts'
import type { KioskView } from '../../server/core/kiosk-screen.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { findConversation } from '../../server/db/conversations.ts'
import type { Invited } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'
import { queued } from '../support/queued.ts'
import { phone } from '../support/texting.ts'
import { askedBy, SKIP, type Asked, type Respondent } from './respondent.ts'
import { hidden, openBrowser } from './page-setup.ts'

export interface Interviewed {
  readonly program: TestProgram
  readonly who: Invited
  readonly invitation: { readonly id: string; readonly token: string }
  readonly language: string
  readonly respondent: Respondent
  readonly number: string
  readonly lead: string
}

export type Channel = (interview: Interviewed) => Promise<void>

const MOST_STEPS = 60

/** Every control of the served form is filled in, also of questions that lie folded away. */
export const page: Channel = (interview) => onPage(interview, false)
/** The same, with each screen kept by script before it is sent. */
export const autosave: Channel = (interview) => onPage(interview, true)

async function onPage({ program, invitation, respondent }: Interviewed, keeps: boolean): Promise<void> {
  const path = `/s/${invitation.token}`
  const browser = openBrowser(program)
  let { html, status } = await browser.get(path)
  // After texts on a phone that others use, and after a sitting with a helper, there is a door first.
  if (html.includes('value="begin"')) ({ html, status } = await browser.post(path, { offer: 'begin' }))
  for (let step = 0; step < MOST_STEPS && html.includes('id="answers"'); step += 1) {
    if (status !== 200) throw new Error(`the page says ${status}`)
    const filled = questionsOn(html).map((asked) => [asked.id, String(respondent.say(asked))])
    const answers = Object.fromEntries(filled)
    const { screen, ...carried } = hidden(html)
    // Nothing is kept of a page that nobody has begun, nor of private answers.
    if (keeps && carried['revision'] !== undefined) {
      const body = JSON.stringify({ revision: Number(carried['revision']), answers })
      const headers = { 'Content-Type': 'application/json' }
      const kept = await browser.send(`${path}/answers`, { method: 'PUT', headers, body })
      if (kept.status !== 200) throw new Error(`keeping says ${kept.status}`)
      carried['revision'] = String(JSON.parse(kept.html).revision)
    }
    ;({ html, status } = await browser.post(path, { ...carried, screen: screen ?? '', ...answers }))
  }
}

export function questionsOn(html: string): Asked[] {
  const from = html.indexOf('id="answers"')
  const form = html.slice(from, html.indexOf('</form>', from))
  const found = new Map<string, Asked>()
  for (const [, name = '', value] of form.matchAll(/<input type="radio" name="(\w+)" value="(\d)"/g)) {
    if (name === 'share') continue
    const before = found.get(name)?.codes ?? []
    const code = Number(value)
    found.set(name, { id: name, codes: code === SKIP ? before : [...before, code], maxLength: 0 })
  }
  for (const [, name = '', most] of form.matchAll(/ name="(\w+)"[^>]* maxlength="(\d+)"/g))
    found.set(name, { id: name, codes: [], maxLength: Number(most) })
  return [...found.values()]
}

/** Answers by number or in words what the conversation waits for, until it waits for nothing in the survey. */
export const sms: Channel = async ({ program, who, invitation, language, respondent, number }) => {
  const { deps } = program
  await queued(deps, who, { invitationId: invitation.id, template: 'open', language })
  await sendTexts(deps, { contactId: who.contactId })
  const theirs = phone(program, number)
  await theirs.say('1')
  const { survey_id, survey_version } = await deps.db.query
    .selectFrom('invitation')
    .select(['survey_id', 'survey_version'])
    .where('id', '=', invitation.id)
    .executeTakeFirstOrThrow()
  const { questions } = deps.surveys.interview(survey_id, survey_version, language)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const awaiting = (await findConversation(deps.db, who.contactId))?.awaiting
    if (awaiting === NOTE) {
      await theirs.say('1')
      continue
    }
    const sitting = awaiting === SEALED ? await readSitting(deps, invitation.id) : null
    const question = sitting ? nextPrivate(sitting) : questions.find(({ id }) => id === awaiting)
    if (!question) return
    await theirs.say(String(respondent.say(askedBy(question))))
  }
}

export const kiosk: Channel = async ({ program, who, lead, respondent }) => {
  const made = await makeKioskCode(program.deps, lead, { number: `P-${who.patientId}` })
  const app = kioskRoutes(program.deps, () => 'desk')
  const ask = async (path: string, body: object): Promise<{ token?: string; view: KioskView }> => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await app.request(`/kiosk/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  let { token, view } = await ask('start', { code: made.code })
  for (let step = 0; step < MOST_STEPS && view.kind === 'question'; step += 1) {
    const { item, revision, survey } = view
    const said = respondent.say(elementAsked(survey.elements[0]))
    ;({ view } = await ask('answers', {
      token,
      item,
      revision,
      ...(said === SKIP ? { skip: true } : { answer: said }),
    }))
  }
}

type Element = Extract<KioskView, { kind: 'question' }>['survey']['elements'][number] | undefined

function elementAsked(element: Element): Asked {
  if (!element) throw new Error('the tablet asks nothing')
  return element.type === 'radiogroup'
    ? { id: element.name, codes: element.choices.map(({ value }) => value), maxLength: 0 }
    : { id: element.name, codes: [], maxLength: element.maxLength }
}
