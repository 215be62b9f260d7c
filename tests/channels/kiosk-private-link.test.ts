// After a sitting with a helper: the same text, letter, last screen and log, whatever was private, and whatever became of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { openLetters } from '../../server/actions/open-letters.ts'
import { printLetter } from '../../server/actions/print-letter.ts'
import { readSitting } from '../../server/actions/read-sitting.ts'
import { saveAnswers } from '../../server/actions/save-answers.ts'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import type { KioskView } from '../../server/core/kiosk-screen.ts'
import { findKioskSitting } from '../../server/db/kiosk-codes.ts'
import { findStaffLink } from '../../server/db/staff-links.ts'
import { hashToken } from '../../server/sealing.ts'
import { PULSE_FACTS, TRUST_FACTS, invite } from '../support/invite.ts'
import { saidPrivately } from '../support/held.ts'
import { addAdministrator } from '../support/administrator.ts'
import { openTestProgram, type NewPatient, type TestProgram } from '../support/program.ts'
import { openBrowser } from './page-setup.ts'

let program: TestProgram
let lead: string
let dee: string

beforeEach(async () => {
  program = await openTestProgram()
  dee = await addAdministrator(program, 'Dee Park')
  lead = await program.addStaff('Lee Park')
})
afterEach(() => program.close())

async function ask(path: string, body: object) {
  const answer = await kioskRoutes(program.deps, () => 'desk').request(`/kiosk/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, text, ...(JSON.parse(text) as { token?: string; view?: KioskView }) }
}

const code = async (patientId: string, helped: boolean) => {
  const help = helped ? ({ kind: 'friend', staffId: null } as const) : null
  return (await makeKioskCode(program.deps, lead, { number: `P-${patientId}`, help })).code
}

/** What of the private part is still to be asked, by the patient alone, on the phone. @param most so many questions. */
async function answerPrivately({ id }: Link, most = 99) {
  const sitting = (await readSitting(program.deps, id))!
  const screens = sitting.interview.visibleScreens(sitting.answers, sitting.invitation.facts)
  const sealed = screens.flatMap(({ questions }) => questions.filter(({ readers }) => readers === 'sealed'))
  expect(sealed.length).toBeGreaterThan(most === 99 ? 0 : most)
  const answers = Object.fromEntries(sealed.slice(0, most).map(({ id }) => [id, 3]))
  const { revision } = sitting
  await saveAnswers(program.deps, sitting, { answers, mode: 'page', revision, complete: true })
  expect(await saidPrivately(program, id)).toEqual(answers)
}

/** Whoever opens the link first, and answers there. */
async function answerBehindTheDoor({ id, token }: Link, answers: Record<string, string>) {
  const browser = openBrowser(program)
  const { html } = await browser.post(`/s/${token}`, { offer: 'begin', lang: 'en' })
  expect(html).toContain('name="T1"')
  if (Object.keys(answers).length === 0) return
  await browser.answer(token, answers)
  expect(Object.keys(await saidPrivately(program, id))).toEqual(Object.keys(answers))
}

type Link = Awaited<ReturnType<typeof invite>>

const NOTHING = async () => {}
const WORLDS = {
  'nothing private was asked': { facts: PULSE_FACTS, after: NOTHING },
  'private questions are left': { facts: TRUST_FACTS, after: NOTHING },
  'one was answered right after': { facts: TRUST_FACTS, after: (link: Link) => answerPrivately(link, 1) },
  'they were answered right after': { facts: TRUST_FACTS, after: (link: Link) => answerPrivately(link) },
  'the link was opened': { facts: TRUST_FACTS, after: (link: Link) => answerBehindTheDoor(link, {}) },
  'they were answered at the link': {
    facts: TRUST_FACTS,
    after: (link: Link) => answerBehindTheDoor(link, { T1: '3', T2: '2', T3: '9' }),
  },
} as const

/** With a friend beside, every question passed by: what was asked, and the last screen. */
async function throughTheTablet(patientId: string) {
  const { token, view } = await ask('start', { code: await code(patientId, true) })
  let last = view!
  const items: string[] = []
  while (last.kind === 'question' && items.length < 40) {
    items.push(last.item)
    last = (await ask('answers', { token, item: last.item, revision: last.revision, skip: true })).view!
  }
  return { token, items, last }
}

/** Without the link itself. */
const stable = (html: string, token: string) => html.replaceAll(token, '')

const numbersToPrint = async () => (await openLetters(program.deps, dee)).letters.map(({ number }) => number)

/** What can be seen of one helped sitting, from its code to the text. */
async function seen(world: (typeof WORLDS)[keyof typeof WORLDS], more: NewPatient) {
  const { deps } = program
  const ana = await program.addStaff('Ana Ruiz')
  const who = await program.addPatient({ caseManagerId: ana, ...more })
  const link = await invite(deps, who, 'pulse', world.facts, { about_staff_id: ana })
  const { id } = link
  const { token, items, last } = await throughTheTablet(who.patientId)
  const offers = []
  for (const offer of ['call', 'note', 'worker']) offers.push((await ask('offer', { token, offer })).status)
  await world.after(link)
  const shown = await ask('show', { token })
  expect(shown.view).toEqual(last)
  const door = stable((await openBrowser(program).get(`/s/${link.token}`)).html, link.token)
  const again = []
  for (const helped of [true, false])
    again.push((await ask('start', { code: await code(who.patientId, helped) })).text)
  const letter = (await numbersToPrint()).includes(`P-${who.patientId}`)
  await sendTexts(deps)
  const texts = await deps.db.query
    .selectFrom('outbox')
    .select(['template', 'kind', 'state', 'sealed', 'error_code', 'language', 'not_after'])
    .where('invitation_id', '=', id)
    .execute()
  // Codes that start nothing are counted.
  program.clock.advance('PT11M')
  return { end: last, items, offers, again, letter, texts, door }
}

describe.each([
  ['a phone', {}, { letter: false, texts: ['delivered', 'accepted', 'sent'] }],
  ['no phone', { patient: { contact_id: null } }, { letter: true, texts: [] }],
] as const)('with %s', (_, more, expected) => {
  test('no world can be told from another', async () => {
    const worlds = []
    for (const world of Object.values(WORLDS)) worlds.push(await seen(world, more))
    const [first] = worlds
    for (const world of worlds) expect(world).toEqual(first)
    expect(first!.letter).toBe(expected.letter)
    expect(first!.texts).toHaveLength(expected.letter ? 0 : 1)
    for (const { state } of first!.texts) expect(expected.texts).toContain(state)
    expect(first!.items.length).toBeGreaterThan(1)
    expect(first!.door).toContain('value="begin"')
  })
})

test.each([
  ['no phone', TRUST_FACTS, { patient: { contact_id: null } }],
  ['no phone, and nothing private asked', PULSE_FACTS, { patient: { contact_id: null } }],
  ['no consent', TRUST_FACTS, { patient: { consented_at: null } }],
] as const)(
  'with %s a letter stands in the list from the end on until it is printed',
  async (_, facts, more) => {
    const { deps } = program
    const who = await program.addPatient(more)
    const { id } = await invite(deps, who, 'pulse', facts)
    const number = `P-${who.patientId}`
    expect(await numbersToPrint()).toEqual([])
    const { last } = await throughTheTablet(who.patientId)
    expect(last).toMatchObject({ lines: [expect.stringContaining('we send you a letter')] })
    expect(await numbersToPrint()).toEqual([number])
    const printed = await printLetter(deps, dee, number)
    const token = printed.kind === 'letter' ? printed.link.split('/s/')[1]! : ''
    expect(await findStaffLink(deps.db, await hashToken(token))).toMatchObject({ invitationId: id })
    expect(await numbersToPrint()).toEqual([])
  },
)

describe('a code where the open part has ended', () => {
  test.each([
    ['private questions are left', TRUST_FACTS],
    ['nothing is left', PULSE_FACTS],
  ] as const)('and %s starts nothing, in the words for a code that nobody made', async (_, facts) => {
    const who = await program.addPatient()
    const { id } = await invite(program.deps, who, 'pulse', facts)
    const sitting = (await readSitting(program.deps, id))!
    const open = sitting.interview.questions.filter(({ readers }) => readers !== 'sealed')
    const answers = Object.fromEntries(open.map((question) => [question.id, 9]))
    await saveAnswers(program.deps, sitting, { answers, mode: 'page', revision: 0, complete: true })
    const wrong = await ask('start', { code: 'AAAA2222' })
    const made = await code(who.patientId, false)
    for (const typed of [made, made, await code(who.patientId, true)]) {
      const answer = await ask('start', { code: typed })
      expect([answer.status, answer.text]).toEqual([404, wrong.text])
    }
    expect(wrong.text).toContain('there is nothing to answer today')
    expect(wrong.text).toContain('hoy no hay nada que contestar')
  })

  test('and one where nothing was ever asked are alike, to the last row of the log', async () => {
    const one = await program.addPatient()
    await ask('start', { code: await code(one.patientId, false) })
    const { query } = program.deps.db
    const rows = await query
      .selectFrom('audit')
      .select(['action', 'detail', 'subject_kind'])
      .where('action', 'like', 'kiosk%')
      .execute()
    expect(rows).toEqual([
      { action: 'kiosk_code.made', detail: '{}', subject_kind: 'patient' },
      { action: 'kiosk.tried', detail: '{}', subject_kind: 'network' },
    ])
  })
})

test('a sitting names in the log who made its code, and knows it as long as it lasts', async () => {
  const who = await program.addPatient()
  await invite(program.deps, who, 'pulse', PULSE_FACTS)
  const { db, now } = program.deps
  const { status, token } = await ask('start', { code: await code(who.patientId, false) })
  expect(status).toBe(200)
  expect(await findKioskSitting(db, await hashToken(token!), now())).toMatchObject({ madeBy: lead })
  const { query } = db
  const started = await query.selectFrom('audit').selectAll().where('action', '=', 'kiosk.started').execute()
  expect(started.map(({ detail }) => JSON.parse(detail))).toEqual([{ maker: lead }])
})
