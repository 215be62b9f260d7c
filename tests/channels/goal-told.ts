// A patient who tells a goal on each channel, with the phone that they have, and what came back.
import { readSitting } from '../../server/actions/read-sitting.ts'
import { standAt, takeKioskAnswer, viewOf } from '../../server/channels/kiosk-answers.ts'
import { BASELINE_FACTS, invite, type Invited } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'
import { invite as inviteByText, phone } from '../support/texting.ts'
import { questionsOn } from './held-by.ts'
import { openBrowser } from './page-setup.ts'

export interface Place {
  readonly program: TestProgram
  /** The case manager's staff id. */
  readonly ana: string
}

const PHONES = {
  own: { phone_said: 'own' },
  shared: { phone_kind: 'shared' },
  program: { phone_kind: 'program' },
} as const
export type Phone = keyof typeof PHONES

/** What a text says after words of danger, and a page too. */
export const PROMPT = 'You matter to us'

export interface Patient extends Invited {
  readonly number: string
}

let patients = 0

export async function addPatient({ program, ana }: Place, on: Phone): Promise<Patient> {
  patients += 1
  const number = `+1925555${String(1000 + patients)}`
  const patient = { ...PHONES[on], sharing: 1 } as const
  return { ...(await program.addPatient({ phone: number, caseManagerId: ana, patient })), number }
}

export const mainOf = (html: string) => html.slice(html.indexOf('<main'))

type Given = Readonly<Record<string, string>>

/** Every choice on the page passed by, but for what is given. */
export const filled = (html: string, given: Given = {}) =>
  Object.fromEntries(
    questionsOn(html).map(({ id, codes }) => [id, given[id] ?? (codes.length > 0 ? '9' : '')]),
  )

/** What comes back at once when a patient writes these words as their goal, and whatever comes until the end. */
type Channel = (at: Place, who: Patient, words: string) => Promise<{ said: string; end: string }>

const page: Channel = (at, who, words) => onPage(at, who, 'baseline', { B1: words })

export async function onPage(at: Place, who: Patient, survey: 'baseline' | 'after', given: Given) {
  const { program, ana } = at
  const { token } = await invite(program.deps, who, survey, BASELINE_FACTS, { about_staff_id: ana })
  const browser = openBrowser(program)
  let { html } = await browser.get(`/s/${token}`)
  let said = ''
  for (let step = 0; step < 40 && html.includes('id="answers"'); step += 1) {
    const answers = filled(html, given)
    ;({ html } = await browser.answer(token, answers))
    if (Object.keys(answers).some((item) => Object.hasOwn(given, item))) said = html
  }
  return { said: mainOf(said), end: mainOf(html) }
}

const tablet: Channel = async ({ program, ana }, who, words) => {
  const { id } = await invite(program.deps, who, 'baseline', BASELINE_FACTS, { about_staff_id: ana })
  const holder = { id: program.deps.newToken(), proven: false, makers: [] }
  let said = ''
  for (let step = 0; step < 40; step += 1) {
    const sitting = (await readSitting(program.deps, id, holder))!
    const item = standAt(sitting, null).asked!.question.id
    const given = item === 'B1' ? { answer: words } : { skip: true }
    const turn = await takeKioskAnswer(program.deps, sitting, {
      item,
      revision: sitting.revision,
      ...given,
    })
    const view = JSON.stringify(viewOf(program.deps, turn))
    if (item === 'B1') said = view
    if (!turn.asked) return { said, end: view }
  }
  throw new Error('the tablet asks for ever')
}

const text: Channel = async ({ program, ana }, who, words) => {
  await inviteByText(program, { ...who, survey: 'baseline', aboutStaffId: ana })
  const theirs = phone(program, who.number)
  let asked = (await theirs.say('1')).join('\n')
  for (let step = 0; step < 9 && !asked.includes('be a success for you?'); step += 1)
    asked = (await theirs.say(asked.includes('1 OK') ? '1' : '9')).join('\n')
  const said = (await theirs.say(words)).join('\n')
  let end = ''
  // "OK to call this phone?"
  if (said.includes(PROMPT)) await theirs.say('1')
  for (let step = 0; step < 20 && !end.includes('Nobody reads these right away'); step += 1)
    end = (await theirs.say('9')).join('\n')
  return { said, end }
}

export const CHANNELS = { page, tablet, text }
