// A month passes: the product asks by its own schedule, and patients answer by page and by text, to the end or not.
import { tick } from '../../../server/actions/tick.ts'
import { saidTrust } from './asked.ts'
import { questionsOn } from '../../channels/held-by.ts'
import type { Invited } from '../../support/invite.ts'
import { phone } from '../../support/texting.ts'
import type { World } from './world.ts'

const BEATS_A_DAY = ['PT2H', 'PT22H'] as const
const MOST_SCREENS = 20

/** How far somebody goes. */
type Way = 'silent' | 'breaks off' | 'open part' | 'all'

/** @returns interviews in which a private question was answered: read at once, for after its link's end nobody can. */
export async function liveMonth(world: World, people: readonly Invited[]): Promise<ReadonlySet<string>> {
  const answered = new Set<string>()
  const { program, chance } = world
  const until = nextMonth(program.deps.now())
  const known = new Map(people.map((who) => [who.patientId, who]))
  while (program.deps.now() < until) {
    for (const beat of BEATS_A_DAY) {
      program.clock.advance(beat)
      await tick(program.deps)
    }
    for (const { id, patient_id: patientId } of await waiting(world)) {
      const who = known.get(patientId)
      if (!who || chance.happens(0.6)) continue
      const way = chance.weighted<Way>([
        ['silent', 4],
        ['breaks off', 1],
        ['open part', 2],
        ['all', 4],
      ])
      if (way === 'silent') continue
      if (chance.happens(0.3)) await byText(world, who, way)
      else await onPage(world, id, way)
      if (await saidTrust(program, id)) answered.add(id)
    }
  }
  return answered
}

/** Whom a text has reached, and who has not begun. */
function waiting({ program }: World) {
  const { db, now } = program.deps
  return db.query
    .selectFrom('invitation')
    .select(['id', 'patient_id'])
    .where('state', 'in', ['invited', 'delivered'])
    .where('expires_at', '>', now())
    .orderBy('id')
    .execute()
}

async function onPage(world: World, id: string, way: Way): Promise<void> {
  const token = await world.program.deps.sealer.linkToken(id)
  const browser = world.openBrowser()
  let page = await browser.get(`/s/${token}`)
  for (let screen = 0; screen < MOST_SCREENS && page.html.includes('name="screen"'); screen += 1) {
    if (page.html.includes('class="sealed"') && way !== 'all') return
    if (way === 'breaks off' && screen === 1) return
    const fields = questionsOn(page.html).map(({ id: item, codes }) => [item, said(world, codes, item)])
    page = await browser.answer(token, Object.fromEntries(fields))
  }
}

async function byText(world: World, who: Invited, way: Way): Promise<void> {
  const { deps } = world.program
  const row = await deps.db.query
    .selectFrom('contact')
    .select('phone_sealed')
    .where('id', '=', who.contactId)
    .executeTakeFirstOrThrow()
  const texting = phone(
    world.program,
    await deps.sealer.open('contact', 'phone_sealed', who.contactId, row.phone_sealed),
  )
  let heard = await texting.say('1')
  for (let turn = 0; turn < MOST_SCREENS && heard.length > 0; turn += 1) {
    const text = heard.join(' ')
    if (/private|Only numbers/.test(text) && way !== 'all') return
    if (way === 'breaks off' && turn === 1) return
    if (/Thank you/.test(text)) return
    const codes = [...text.matchAll(/(?:^|\s)(\d) [A-Z]/g)].map(([, code]) => Number(code))
    heard = await texting.say(/Want to tell/.test(text) ? '1' : said(world, codes, 'text'))
  }
}

/** No words are said twice: what is new on a page is then what was said now. */
const said = ({ chance }: World, codes: readonly number[], item: string): string =>
  codes.length === 0
    ? `What is said to ${named(item)}, ${chance.int(1_000_000)}.`
    : String(chance.pick(codes.filter((code) => code < 8).concat(9)))

/** Without digits, by which months are told apart. */
const named = (item: string): string => item.replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))

const nextMonth = (now: string): string => new Date(Date.parse(now) + 30 * 86_400_000).toISOString()
