// An administrator who prints letters and opens them: what the desk tells, what their browser may see, and what the log says.
import { TRUST_FACTS } from '../../support/invite.ts'
import type { Browser, Fields, Finding, World } from './world.ts'

const WORDS = 'Canary goal of a letter'
const WEEKS = ['2026-12-01T18:00:00.000Z', '2026-12-22T18:00:00.000Z', '2027-01-19T18:00:00.000Z'] as const

/** @param letters how many patients. */
export async function openLetters(world: World, finding: Finding, letters: number): Promise<void> {
  const { program, staff, chance } = world
  const printer = await staff.enter('administrator', 'Dee Park')
  const ana = await program.addStaff('Ana Ruiz')
  const print = async (number: string) => (await printer.post('/letters', { number })).text()
  for (let nth = 0; nth < letters; nth += 1) {
    const who = await world.addPatient(ana)
    const link = await world.ask(who, ana, { ...TRUST_FACTS, hasGoal: 0 })
    const letter = await print(`P-${who.patientId}`)
    const path = pathOn(letter)
    // Before the patient, or after they answered to the end.
    const patient = world.openBrowser()
    const first = chance.happens(0.5)
    const answers = async (browser: Browser, at: string, code: string) => {
      await browser.get(at)
      const said: readonly Fields[] = [
        { B1: WORDS },
        { B2: '' },
        { P2: '2' },
        { T1: code, T2: code, T3: code },
      ]
      for (const fields of said) await browser.answer(at.slice(3), fields)
    }
    if (!first) await answers(patient, link.path, '5')
    program.clock.advance('PT10M')
    const opened = world.openBrowser()
    const seen = [await opened.get(path)]
    const cookies: string[] = []
    if (first) {
      seen.push(await opened.answer(path.slice(3), { B1: 'What the printer wrote' }))
      cookies.push(...seen.at(-1)!.headers.getSetCookie())
      program.clock.advance('PT10M')
      await answers(patient, link.path, '5')
      for (const where of ['', '?at=trust', '?at=goal']) seen.push(await opened.get(path + where))
      seen.push(await opened.post(path, { ...opened.hidden(), offer: 'show', screen: 'trust' }))
    }
    const html = seen.map((page) => page.html).join('\n')
    finding.look('Whoever opens a letter reads what the patient wrote.', !html.includes(WORDS))
    finding.look('Whoever opens a letter is shown a private answer.', !/name="T\d+"[^>]* checked/.test(html))
    finding.look('Whoever opens a letter is shown the patient’s story.', !html.includes('class="mine"'))
    finding.look(
      'A letter gives a cookie that lasts.',
      cookies.every((cookie) => !/Max-Age=[1-9]/.test(cookie)),
    )
    if (first) await namesMaker(world, finding, link.id, printer.staffId)
  }
  await oneBrowser(world, finding, print, ana)
  await lookUps(world, finding, print, ana)
}

async function namesMaker({ program }: World, finding: Finding, id: string, maker: string): Promise<void> {
  const rows = await program.deps.db.query
    .selectFrom('audit')
    .select('detail')
    .where('subject_id', '=', id)
    .where('action', '=', 'draft.saved')
    .execute()
  finding.look(
    'The log does not name who made the link.',
    rows.some(({ detail }) => detail?.includes(maker)),
  )
}

/** Letter after letter of one patient in one browser: it never becomes the patient's. */
async function oneBrowser(
  world: World,
  finding: Finding,
  print: (number: string) => Promise<string>,
  ana: string,
): Promise<void> {
  const who = await world.addPatient(ana)
  const browser = world.openBrowser()
  for (const at of WEEKS) {
    world.program.clock.set(at)
    await world.ask(who, ana, { ...TRUST_FACTS, hasGoal: 0 })
    const path = pathOn(await print(`P-${who.patientId}`))
    await browser.get(path)
    const { html } = await browser.answer(path.slice(3), { B1: 'What the printer wrote' })
    finding.look('A browser of letters is shown an earlier story.', !html.includes('class="mine"'))
  }
  const rows = await world.program.deps.db.query
    .selectFrom('browser')
    .select('trusted_at')
    .where('patient_id', '=', who.patientId)
    .execute()
  finding.look(
    'A browser of letters is trusted.',
    rows.every((row) => row.trusted_at === null),
  )
}

/** The same page, and one row in the log, whatever stands behind a number. */
async function lookUps(
  world: World,
  finding: Finding,
  print: (number: string) => Promise<string>,
  ana: string,
): Promise<void> {
  const { program } = world
  const lead = await world.staff.enter('lead', 'Lee Park')
  const code = (help: string) => async (number: string) =>
    (await lead.post('/kiosk-codes', { number, help })).text()
  const asked = await world.addPatient(ana)
  await world.ask(asked, ana, TRUST_FACTS)
  const spared = await world.addPatient(ana)
  const logged = async () => (await program.deps.db.query.selectFrom('audit').select('id').execute()).length
  for (const [name, look] of [
    ['letter', print],
    ['code', code('nobody')],
    ['code with somebody of the staff', code('staff')],
  ] as const) {
    const pages: string[] = []
    for (const { patientId } of [asked, spared]) {
      const before = await logged()
      pages.push(withoutCodes(await look(`P-${patientId}`), `P-${patientId}`))
      finding.look(`A look-up for a ${name} leaves no row in the log.`, (await logged()) > before)
    }
    finding.look(`A ${name} tells whether something is open.`, pages[0] === pages[1])
  }
}

const pathOn = (html: string): string => /\/s\/[\w-]{22}/.exec(html)?.[0] ?? '/s/none'

const withoutCodes = (html: string, number: string): string =>
  html
    .replaceAll(number, '')
    .replaceAll(/\/s\/[\w-]{22}/g, '')
    .replaceAll(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/g, '')
    .replaceAll(/<svg[^]*?<\/svg>/g, '')
