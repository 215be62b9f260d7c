// After the end: everyone is offered the same, each offer counts once, and only for who had the page.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite, PULSE_FACTS, TRUST_FACTS, type Invited } from '../support/invite.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { allRows, hidden, openBrowser } from './page-setup.ts'

let program: TestProgram
let who: Invited
let ana: string

beforeEach(async () => {
  program = await openTestProgram()
  ana = await program.addStaff('Ana Ruiz')
  who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
})
afterEach(() => program.close())

const followUps = () => program.deps.db.query.selectFrom('follow_up').selectAll().execute()

/** Answers a trust month to its end. */
async function finish(answers: readonly Fields[], cookies = true) {
  const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
  const browser = openBrowser(program, cookies)
  await browser.get(`/s/${token}`)
  let page = await browser.answer(token, answers[0]!)
  for (const fields of answers.slice(1)) page = await browser.answer(token, fields)
  const proof = hidden(page.html)['proof'] ?? ''
  return { token, browser, page, proof }
}
type Fields = Readonly<Record<string, string>>
const GOOD: readonly Fields[] = [{ P1: '5' }, { Y1: '1' }, { P2: '2' }, { T1: '5', T2: '5', T3: '5' }]
const BAD: readonly Fields[] = [{ P1: '9' }, { P2: '9' }, { T1: '1', T2: '1', T3: '1' }]
const NONE: readonly Fields[] = [{ P1: '9' }, { P2: '9' }, {}]

// The patient's own story holds what they answered openly.
const offersOf = (html: string) =>
  html
    .slice(html.indexOf('id="call-offer"'))
    .replace(/<section class="mine".*?<\/section>/s, '')
    .replaceAll(/name="proof" value="[^"]*"|\/s\/[\w-]+/g, '')

test('the offers and the sealed part of the receipt are the same, whatever was answered', async () => {
  const pages = []
  for (const answers of [GOOD, BAD, NONE, [...GOOD.slice(0, 3), { T1: '8' }]]) {
    who = await program.addPatient({ caseManagerId: ana, patient: { phone_said: 'own', sharing: 1 } })
    pages.push((await finish(answers)).page.html)
  }
  expect(new Set(pages.map(offersOf)).size).toBe(1)
  for (const html of pages) {
    expect(html).toContain('<dt>3 private questions</dt>')
    expect(html).not.toContain('Want to tell Ana something?')
    expect(html).toContain('Want to talk about having a different worker?')
    expect(html).toMatch(/secret.*court.*without names/s)
    expect(html).not.toMatch(/Completely|Every time|Never<|not my worker/)
  }
})

describe('each offer', () => {
  test('a call is asked for once, hidden from the worker, also when pressed twice and with cookies off', async () => {
    const { token, browser, proof } = await finish(GOOD, false)
    for (let press = 0; press < 3; press += 1) {
      const { status, html } = await browser.post(`/s/${token}`, { offer: 'call', proof, lang: 'en' })
      expect(status).toBe(200)
      expect(html).toContain('A person from our team will call you.')
    }
    expect(await followUps()).toMatchObject([{ kind: 'call', hidden_from_staff_id: ana, state: 'open' }])
  })

  test('a different worker is for the program office, hidden from the worker', async () => {
    const { token, browser, proof } = await finish(GOOD)
    const { html } = await browser.post(`/s/${token}`, { offer: 'worker', proof, taken: 'call' })
    expect(html).toContain('The program office will call you.')
    expect(html).toContain('A person from our team will call you.')
    expect(await followUps()).toMatchObject([{ kind: 'change_worker', hidden_from_staff_id: ana }])
  })

  test('words for the worker are asked for after the last open screen, passed on, and too many are told', async () => {
    const { token } = await invite(program.deps, who, 'pulse', TRUST_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    await browser.answer(token, { P1: '2' })
    const told = await browser.post(`/s/${token}`, { ...browser.hidden(), P2: '2' })
    expect(told.html).toContain('Want to tell Ana something? We will pass it on with your name.')
    const proof = hidden(told.html)['proof'] ?? ''
    const note = (words: string) => browser.post(`/s/${token}`, { offer: 'note', proof, note: words })
    const long = await note(`<b>${'x'.repeat(500)}`)
    expect(long.status).toBe(422)
    expect(long.html).toContain('&lt;b&gt;xxx')
    expect((await note('Thank you for the ride.')).html).toContain('3 private questions about Ana')
    const notes = await program.deps.db.query.selectFrom('note').selectAll().execute()
    expect(notes).toMatchObject([{ staff_id: ana, patient_id: who.patientId }])
  })

  test('the end can be read in the other language', async () => {
    const { token, browser, proof } = await finish(GOOD)
    const { html } = await browser.post(`/s/${token}`, { lang: 'es', proof, taken: 'worker' })
    expect(html).toContain('Gracias. Eso es todo.')
  })

  test('without the proof of the page, or after its time, the link leads nowhere and nothing is written', async () => {
    const { token, proof } = await finish(GOOD)
    const browser = openBrowser(program)
    const before = await allRows(program)
    for (const wrong of [
      {},
      { proof: '' },
      { proof: proof.replace(/.(.{9})$/, (end) => (end.startsWith('A') ? 'B' : 'A') + end.slice(1)) },
      { proof: token },
    ]) {
      expect(
        (await browser.post(`/s/${token}`, { offer: 'call', ...wrong } as Record<string, string>)).status,
      ).toBe(404)
    }
    expect((await browser.get(`/s/${token}`)).status).toBe(404)
    program.clock.set('2027-06-02T00:00:00.000Z')
    expect((await browser.post(`/s/${token}`, { offer: 'call', proof })).status).toBe(404)
    expect(await allRows(program)).toBe(before)
  })
})

describe('on the way', () => {
  test('asking for a call keeps what is on the screen and the place in the survey', async () => {
    const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    const { html } = await browser.answer(token, { P1: '3', share: '0', offer: 'call' })
    expect(html).toContain('A person from our team will call you. You can go on here.')
    expect(html).toMatch(/name="P1" value="3"[^>]*checked/)
    expect(html).toMatch(/name="share" value="0"[^>]*checked/)
    expect(await followUps()).toHaveLength(1)
    expect((await browser.answer(token, { P1: '3' })).html).toContain('name="screen" value="success"')
  })

  test('stopping the texts is done at once, and says how to come back', async () => {
    const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS, { about_staff_id: ana })
    const browser = openBrowser(program)
    await browser.get(`/s/${token}`)
    const { html } = await browser.answer(token, { offer: 'stop' })
    expect(html).toContain('We stopped the texts.')
    expect(html).toContain('Text START')
    const contacts = await program.deps.db.query.selectFrom('contact').selectAll().execute()
    expect(contacts.find(({ id }) => id === who.contactId)?.state).toBe('stopped')
    expect((await browser.get(`/s/${token}`)).status).toBe(404)
  })
})
