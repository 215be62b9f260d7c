// Whoever opens a link without the patient's cookie: pairs of interviews that differ in what was answered alone, probed
// alike, must answer alike, in status, headers, bytes and statements.
import { TRUST_FACTS } from '../../support/invite.ts'
import { phone } from '../../support/texting.ts'
import type { Browser, Fields, Finding, Link, World } from './world.ts'

/** How the patient answered, up to where it stands. */
interface Kept {
  readonly name: string
  readonly screens: readonly Fields[]
  /** Kept by autosave alone. */
  readonly typed?: Fields
  readonly byText?: readonly string[]
}

const PRIVATE = ['1', '2', '3', '4', '5', '8', '9'] as const

/** Begun, and not at the end of the open part. */
const UNDER_WAY: readonly Kept[] = [
  { name: 'P1 = 1', screens: [{ P1: '1' }] },
  { name: 'P1 = 3', screens: [{ P1: '3' }] },
  { name: 'P1 passed by', screens: [{ P1: '9' }] },
  { name: 'withheld', screens: [{ P1: '3', share: '0' }] },
  { name: 'two screens', screens: [{ P1: '4' }, { Y1: '1' }] },
  { name: 'autosaved', screens: [{ P1: '2' }], typed: { P2: '1' } },
  { name: 'by text', screens: [], byText: ['1', '3'] },
]

const NOTHING: Kept = { name: 'nothing', screens: [] }
const ENDED: readonly Fields[] = [{ P1: '3' }, { P2: '2' }]

/** At the end of the open part, and further. */
function ended({ chance }: World): Kept {
  const codes = { T1: chance.pick(PRIVATE), T2: chance.pick(PRIVATE), T3: chance.pick(PRIVATE) }
  return chance.pick([
    { name: 'private part not begun', screens: ENDED },
    { name: `private ${Object.values(codes).join(' ')}`, screens: [...ENDED, codes] },
    { name: 'private part passed by', screens: [...ENDED, { T1: '9', T2: '9', T3: '9' }] },
    { name: 'private by text', screens: [], byText: ['1', '3', '2', '1', ...Object.values(codes)] },
  ])
}

/** @param pairs of each kind. */
export async function probeAsStranger(world: World, finding: Finding, pairs: number): Promise<void> {
  const ana = await world.program.addStaff('Ana Ruiz')
  for (let nth = 0; nth < pairs; nth += 1) {
    const [one, other] = world.chance.shuffle(UNDER_WAY)
    await probePair(world, finding, ana, [one!, other!], LOOKS)
    await probePair(world, finding, ana, [NOTHING, world.chance.pick(UNDER_WAY)], LOOKS.slice(0, HARMLESS))
    await probeEnded(world, finding, ana)
  }
}

async function interview(world: World, ana: string, kept: Kept): Promise<Link & { patient: Browser }> {
  const who = await world.addPatient(ana)
  const link = await world.ask(who, ana, TRUST_FACTS)
  const patient = world.openBrowser()
  if (kept.screens.length > 0) await patient.get(link.path)
  for (const fields of kept.screens) await patient.answer(link.token, fields)
  if (kept.typed) {
    const { revision } = patient.hidden()
    const body = JSON.stringify({ revision: Number(revision), answers: numbers(kept.typed) })
    await patient.send(`${link.path}/answers`, { method: 'PUT', headers: JSON_TYPE, body })
  }
  if (kept.byText) {
    const texting = phone(world.program, who.number)
    for (const said of kept.byText) await texting.say(said)
  }
  return { ...link, patient }
}

const JSON_TYPE = { 'Content-Type': 'application/json' }
const numbers = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([item, code]) => [item, Number(code)]))

interface Look {
  readonly name: string
  readonly send: (browser: Browser, path: string) => ReturnType<Browser['get']>
}

const put = (name: string, revision: number, answers: object): Look => ({
  name,
  send: (browser, path) => {
    const body = JSON.stringify({ revision, answers })
    return browser.send(`${path}/answers`, { method: 'PUT', headers: JSON_TYPE, body })
  },
})
const post = (name: string, fields: Fields): Look => ({
  name,
  send: (browser, path) => {
    const { lang = 'en', proof = '' } = browser.hidden()
    return browser.post(path, { lang, proof, ...fields })
  },
})
const get = (name: string, where: string): Look => ({
  name,
  send: (browser, path) => browser.get(path + where),
})

/** In this order, each in the browser that the one before left; the first ones write nothing. */
const LOOKS: readonly Look[] = [
  get('the page', ''),
  get('the page in Spanish', '?lang=es'),
  get('an earlier screen', '?at=progress'),
  get('the private screen', '?at=trust'),
  {
    name: 'a preview',
    send: (browser, path) => browser.send(path, { method: 'HEAD', headers: { Purpose: 'prefetch' } }),
  },
  ...[1, 3, 5].map((T1) => put(`an answer sent by itself, T1 = ${T1}`, 9_999_999, { T1 })),
  put('an open answer sent by itself', 9_999_999, { P1: 3 }),
  put('an open answer sent by itself, of the first revision', 0, { P1: 3 }),
  put('an open answer sent by itself, of the second revision', 1, { P1: 1 }),
  ...['1', '5'].map((T1) => post(`a private answer, T1 = ${T1}`, { screen: 'trust', T1 })),
  post('a screen that is none', { screen: 'nothing', revision: '1' }),
  post('the page again', { offer: 'show', screen: 'success' }),
  post('the private page again', { offer: 'show', screen: 'trust' }),
  post('on without a word', { offer: 'pass' }),
  post('into the private part', { offer: 'begin' }),
  post('a forged field', { offer: 'show', proof: 'k1.forged.forged' }),
  post('a code asked for', { offer: 'code' }),
  post('a code guessed', { offer: 'typed', digits: '123456' }),
  // From here on the attacker answers too, as anybody with the link may.
  post('an answer of their own', { screen: 'progress', P1: '1', revision: '9999999' }),
  post('a later screen', { screen: 'success', P2: '2', revision: '9999999' }),
  put('kept by itself beside the patient’s', 1, { P2: 1 }),
  post('back to what they answered', { offer: 'show', screen: 'progress' }),
  post('the last open screen', { screen: 'success', P2: '2' }),
  post('on without a word at the end', { offer: 'pass' }),
  get('the page before the end', ''),
  post('a private answer at the end', { screen: 'trust', T1: '3', T2: '3', T3: '3' }),
  get('the page at the end', ''),
]
const HARMLESS = LOOKS.findIndex(({ name }) => name === 'an answer of their own')
/** Whoever ends the open part ends it for all who began: what is written then is what all of them said. */
const ENDS = LOOKS.findIndex(({ name }) => name === 'a later screen')

async function probePair(
  world: World,
  finding: Finding,
  ana: string,
  [one, other]: readonly [Kept, Kept],
  looks: readonly Look[],
): Promise<void> {
  const kept = [await interview(world, ana, one), await interview(world, ana, other)] as const
  // Whoever began was not there at this very moment.
  world.program.clock.advance('PT10M')
  const browsers = [world.openBrowser(), world.openBrowser()] as const
  for (const [at, { name, send }] of looks.entries()) {
    const [seen, pages]: [string[], string[]] = [[], []]
    for (const [nth, browser] of browsers.entries()) {
      world.program.statements.length = 0
      const answer = await send(browser, kept[nth]!.path)
      seen.push(plain(answer, kept[nth]!.token, at < ENDS ? world.program.statements : []))
      // Letters drawn by chance may spell a name.
      pages.push(bytes(answer, kept[nth]!.token))
    }
    finding.look(`A stranger tells “${one.name}” from “${other.name}” by ${name}.`, seen[0] === seen[1])
    const html = pages.join('\n')
    finding.look(
      'A stranger is let into the private part.',
      !html.includes('class="sealed"') || one === NOTHING,
    )
    if (looks.length !== HARMLESS && at >= HARMLESS) continue
    finding.look('A stranger is shown a name.', !html.includes('Ana'))
    finding.look('A stranger is shown a count.', !/name="revision"|class="step">\s*\d/.test(html))
  }
}

/** After the open part every look is what it is at a link that nobody knows. */
async function probeEnded(world: World, finding: Finding, ana: string): Promise<void> {
  const kept = ended(world)
  const link = await interview(world, ana, kept)
  world.program.clock.advance('PT11M')
  const [browser, nowhere] = [world.openBrowser(), world.openBrowser()]
  for (const { name, send } of world.chance.shuffle(LOOKS).slice(0, 8)) {
    const answer = await send(browser, link.path)
    const unknown = await send(nowhere, `/s/${'x'.repeat(22)}`)
    const alike = bytes(answer, link.token) === bytes(unknown, 'x'.repeat(22))
    finding.look(`A stranger tells “${kept.name}” from a link that is none by ${name}.`, alike)
  }
}

type Answer = Awaited<ReturnType<Browser['get']>>

const plain = (answer: Answer, token: string, statements: readonly string[]) =>
  `${bytes(answer, token)}\n${statements.length}\n${statements.join('\n')}`

/** All of it, but what every answer draws anew. */
function bytes({ status, headers, html }: Answer, token: string): string {
  const said = [...headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => `${name}: ${name === 'set-cookie' ? value.replace(/=[\w-]+/, '=') : value}`)
  const body = html.replaceAll(token, '').replaceAll(/name="proof" value="[^"]+"/g, 'name="proof"')
  return [status, ...said, body].join('\n')
}
