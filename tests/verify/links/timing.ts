// How long a page takes where something is kept and where nothing is: told with its error, and judged by nobody.
import { TRUST_FACTS } from '../../support/invite.ts'
import type { Fields, Finding, World } from './world.ts'

/** @param pairs alternating, so that a slow moment of the machine meets both. */
export async function timeLinks(world: World, finding: Finding, pairs: number): Promise<void> {
  const ana = await world.program.addStaff('Ana Ruiz')
  const links = []
  for (const codes of [null, { T1: '1', T2: '1', T3: '1' }]) {
    const link = await world.ask(await world.addPatient(ana), ana, TRUST_FACTS)
    const patient = world.openBrowser()
    await patient.get(link.path)
    const said: readonly Fields[] = [{ P1: '3' }, ...(codes ? [{ P2: '2' }, codes] : [])]
    for (const fields of said) await patient.answer(link.token, fields)
    links.push(link)
  }
  const [begun, done] = links
  const untouched = await world.ask(await world.addPatient(ana), ana, TRUST_FACTS)
  const expired = await world.ask(await world.addPatient(ana), ana, TRUST_FACTS, {
    expires_at: '2026-01-01T00:00:00.000Z',
  })
  world.program.clock.advance('PT11M')
  await compare(world, finding, 'the page, begun and untouched', [begun!.path, untouched.path], pairs)
  await compare(world, finding, 'a dead link, answered and expired', [done!.path, expired.path], pairs)
}

async function compare(
  world: World,
  finding: Finding,
  name: string,
  [one, other]: readonly [string, string],
  pairs: number,
): Promise<void> {
  const browser = world.openBrowser(false)
  const differences: number[] = []
  const both: number[] = []
  const time = async (path: string) => {
    const began = performance.now()
    await browser.get(path)
    return performance.now() - began
  }
  for (let pair = 0; pair < pairs; pair += 1) {
    // Misses of one network are counted, ten minutes long.
    world.program.clock.advance('PT1M')
    const forwards = pair % 2 === 0
    const first = await time(forwards ? one : other)
    const second = await time(forwards ? other : one)
    differences.push(forwards ? first - second : second - first)
    both.push(first, second)
  }
  const [median, error] = [middle(differences), errorOfMedian(differences)]
  finding.tell(
    `Time of ${name}: ${median.toFixed(3)} ms apart, give or take ${error.toFixed(3)} ms, of ${middle(both).toFixed(2)} ms (${pairs} alternating pairs).`,
  )
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Two standard errors, by the spread of the middle half: outliers of a busy machine say little. */
function errorOfMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return (2 * 1.253 * (at(0.75) - at(0.25))) / 1.349 / Math.sqrt(values.length)
}
