// A case manager reads their own pages, month after month, and guesses of whom something private was asked, and who answered.
import { askedOf } from './asked.ts'
import { guess, isChance, telling, type Example } from './classifier.ts'
import { liveMonth } from './live-month.ts'
import type { Finding, World } from './world.ts'
import type { Invited } from '../../support/invite.ts'
import { publicId } from '../../support/public-id.ts'

const STARTS = '2027-04-01T17:00:00.000Z'

/** @param size how many patients, and how many months. */
export async function readForMonths(
  world: World,
  finding: Finding,
  { patients, months }: { readonly patients: number; readonly months: number },
): Promise<void> {
  const { program, staff, chance } = world
  program.clock.set(STARTS)
  const ana = await program.addStaff('Ana Ruiz')
  const reader = await staff.enterAs(ana, 'case_manager')
  const people: Invited[] = []
  for (let nth = 0; nth < patients; nth += 1) {
    // Whoever keeps answers to themselves is among them.
    const sharing = chance.happens(0.8) ? 1 : 0
    const joined = `2027-0${1 + chance.int(3)}-${10 + chance.int(18)}`
    people.push(
      await program.addPatient({
        caseManagerId: ana,
        patient: { phone_said: 'own', sharing, consented_at: STARTS },
        enrolment: { enrolled_on: joined, next_due_on: `2027-04-0${1 + chance.int(7)}` },
      }),
    )
  }
  const asked: Example[] = []
  const answered: (Example & { readonly mode: string })[] = []
  const before = new Map<string, ReadonlySet<string>>()
  for (let month = 0; month < months; month += 1) {
    const said = await liveMonth(world, people)
    const list = await (await reader.get('/caseload')).text()
    for (const { patientId } of people) {
      const path = `/caseload/patients/${publicId(program, 'patient', patientId)}`
      const seen = wordsOf(await (await reader.get(path)).text(), list.split(path)[1] ?? '')
      const news = comparable([...seen].filter((piece) => !before.get(patientId)?.has(piece)))
      before.set(patientId, seen)
      const truth = await askedOf(program, patientId, said)
      if (!truth?.ended) continue
      asked.push({ person: patientId, seen: news, truth: truth.asked })
      if (truth.asked)
        answered.push({ person: patientId, seen: news, truth: truth.answered, mode: truth.mode })
    }
  }
  judge(finding, 'whether something private was asked', asked)
  // How the open part came is no secret either, and whoever texts may go on oftener than others.
  for (const mode of ['page', 'sms'] as const) {
    const said = mode === 'page' ? 'on a page' : 'by text'
    const theirs = answered.filter((example) => example.mode === mode)
    judge(finding, `whether a private question was answered ${said}`, theirs)
  }
}

function judge(finding: Finding, what: string, examples: readonly Example[]): void {
  const rate = guess(examples)
  const percent = (part: number) => `${((100 * part) / Math.max(1, rate.of)).toFixed(1)} %`
  finding.tell(
    `From their own pages a case manager says ${what} rightly in ${percent(rate.right)} of ${rate.of} months; whoever says the same of everyone, in ${percent(rate.base)}. Of two months they name the right one in ${(100 * rate.order).toFixed(1)} % (chance: 50, give or take ${(200 * rate.error).toFixed(1)}).`,
  )
  if (!isChance(rate)) finding.tell(`What leans most: ${telling(examples).join('; ')}.`)
  finding.look(`A case manager’s own pages tell ${what}.`, isChance(rate))
}

/** Every piece of text on the patient's page and in their row of the list. */
function wordsOf(page: string, row: string): ReadonlySet<string> {
  const text = (html: string) =>
    html
      .replaceAll(/<(script|style)[^]*?<\/\1>/g, '')
      .split(/<[^>]+>/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
  const [list] = row.split('<li')
  return new Set([...text(page), ...text(list ?? '').map((piece) => `list: ${piece}`)])
}

const MONTHS =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g

/** What is new, so that one month can be compared with another; and how much it is. */
const comparable = (news: readonly string[]): ReadonlySet<string> =>
  new Set([
    ...news.map((piece) => piece.replaceAll(MONTHS, '~').replaceAll(/\d+/g, '#')),
    `pieces: ${news.length}`,
  ])
