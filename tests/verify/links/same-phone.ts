// Somebody who shares the phone, or picks it up: the same browser, later, and another browser on a phone that is shared.
import { questionsOn } from '../../channels/held-by.ts'
import { invite, TRUST_FACTS } from '../../support/invite.ts'
import type { Browser, Fields, Finding, World } from './world.ts'

const WORDS = 'Canary goal on a phone'
const MOST_SCREENS = 40
const DAYS = ['2027-02-02T18:00:00.000Z', '2027-02-23T18:00:00.000Z', '2027-03-16T18:00:00.000Z'] as const

/** @param phones how many of each kind. */
export async function pickUpPhones(world: World, finding: Finding, phones: number): Promise<void> {
  const ana = await world.program.addStaff('Ana Ruiz')
  for (let nth = 0; nth < phones; nth += 1) {
    for (const phone of ['own', 'shared', 'program'] as const) await pickUp(world, finding, ana, phone)
    await twoOnOneNumber(world, finding, ana)
    await comesBack(world, finding, ana)
    await wasFirst(world, finding, ana)
  }
}

async function answerAll(world: World, browser: Browser, link: { path: string; token: string }) {
  const code = String(1 + world.chance.int(5))
  await browser.get(link.path)
  const screens: readonly Fields[] = [
    { B1: WORDS },
    { B2: '' },
    { P2: '2' },
    { T1: code },
    { T1: code, T2: code, T3: code },
  ]
  let last = await browser.get(link.path)
  for (const fields of screens) last = await browser.answer(link.token, fields)
  return last
}

async function pickUp(world: World, finding: Finding, ana: string, phone: 'own' | 'shared' | 'program') {
  const kind = phone === 'program' ? 'program' : 'own'
  const who = await world.addPatient(ana, {
    phone_kind: kind,
    phone_said: phone === 'own' ? 'own' : 'shared',
  })
  const browser = world.openBrowser()
  for (const at of DAYS) {
    world.program.clock.set(at)
    const link = await world.ask(who, ana, { ...TRUST_FACTS, hasGoal: 0 })
    await answerAll(world, browser, link)
    const pages = [
      await browser.get(link.path),
      await browser.get(`${link.path}?at=trust`),
      await browser.post(link.path, { ...browser.hidden(), offer: 'show', screen: 'trust' }),
    ]
    const html = pages.map((page) => page.html).join('\n')
    finding.look('A phone shows a private answer again.', !/name="T\d+"[^>]* checked/.test(html))
    if (phone === 'own') continue
    finding.look('A phone that others use keeps the patient’s words.', !html.includes(WORDS))
    finding.look('A phone that others use keeps a cookie.', browser.jar.size === 0)
  }
  const rows = await world.program.deps.db.query
    .selectFrom('browser')
    .select('trusted_at')
    .where('patient_id', '=', who.patientId)
    .execute()
  const trusted = rows.some((row) => row.trusted_at !== null)
  finding.look(`A browser is trusted on a phone of kind ${phone}.`, phone === 'own' || !trusted)
  finding.look('A browser that answered two texts, weeks apart, is not trusted.', phone !== 'own' || trusted)
}

/** Two patients with one number: neither reads the other, though both answer in one browser. */
async function twoOnOneNumber(world: World, finding: Finding, ana: string): Promise<void> {
  const one = await world.addPatient(ana)
  const other = await world.addPatient(ana)
  const { query } = world.program.deps.db
  await query
    .updateTable('patient')
    .set({ contact_id: one.contactId })
    .where('id', '=', other.patientId)
    .execute()
  const [browser, own] = [world.openBrowser(), world.openBrowser()]
  for (const at of DAYS) {
    world.program.clock.set(at)
    const mine = await answerAll(world, own, await world.ask(one, ana, { ...TRUST_FACTS, hasGoal: 0 }))
    finding.look('A phone of two patients trusts a browser.', !mine.html.includes('class="mine"'))
    for (const who of [one, { ...other, contactId: one.contactId }]) {
      const link = await world.ask(who, ana, { ...TRUST_FACTS, hasGoal: 0 })
      const { html } = await browser.get(link.path)
      finding.look('Of two patients on one phone one reads the other’s words.', !html.includes(WORDS))
      const last = await answerAll(world, browser, link)
      finding.look('Of two patients on one phone one is shown a story.', !last.html.includes('class="mine"'))
    }
  }
}

/** A private answer, come back to in the middle of the private part. */
async function comesBack(world: World, finding: Finding, ana: string): Promise<void> {
  const { program } = world
  const who = await world.addPatient(ana)
  const row = { about_staff_id: ana, occasion: `milestone:${program.deps.newId()}` }
  const { token } = await invite(program.deps, who, 'milestone', TRUST_FACTS, row)
  const browser = world.openBrowser()
  let page = await browser.get(`/s/${token}`)
  for (let screen = 0; screen < MOST_SCREENS && !page.html.includes('class="sealed"'); screen += 1) {
    const passedBy = questionsOn(page.html).map(({ id }) => [id, '9'])
    page = await browser.answer(token, Object.fromEntries(passedBy))
  }
  const screen = browser.hidden()['screen'] ?? ''
  const [first] = questionsOn(page.html)
  finding.look('No private question was met.', first !== undefined && page.html.includes('class="sealed"'))
  await browser.answer(token, { [first?.id ?? '']: '2' })
  const again = await browser.post(`/s/${token}`, { ...browser.hidden(), offer: 'show', screen })
  finding.look('A private answer is shown again.', !/ checked/.test(again.html))
}

/** Somebody else opens a texted link first, and the next ones of the same weeks: they stay a stranger. */
async function wasFirst(world: World, finding: Finding, ana: string): Promise<void> {
  const who = await world.addPatient(ana)
  const [other, patient] = [world.openBrowser(), world.openBrowser()]
  for (const days of ['P0D', 'P5D', 'P5D']) {
    world.program.clock.advance(days)
    const link = await world.ask(who, ana, { ...TRUST_FACTS, hasGoal: 0 })
    await other.get(link.path)
    const theirs = await other.answer(link.token, { B1: 'What somebody else wrote' })
    world.program.clock.advance('PT10M')
    await answerAll(world, patient, link)
    const pages = [theirs, await other.get(link.path)]
    const html = pages.map((page) => page.html).join('\n')
    finding.look('Whoever is first reads the patient’s words.', !html.includes(WORDS))
    const late = await world.ask(who, ana, { ...TRUST_FACTS, trust: 0, hasGoal: 0 })
    await other.get(late.path)
    let last = await other.answer(late.token, { B1: 'What somebody else wrote' })
    for (const fields of [{ B2: '' }, { P2: '9' }] as readonly Fields[])
      last = await other.answer(late.token, fields)
    finding.look('Whoever is first becomes the patient.', !last.html.includes('class="mine"'))
  }
}
