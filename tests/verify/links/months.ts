// A case manager reads their own pages, month after month, and guesses of whom something private was asked, and who answered.
import { askedOf } from './asked.ts'
import { guess, isChance, type Example } from './classifier.ts'
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
  const answered: Example[] = []
  const before = new Map<string, ReadonlySet<string>>()
  for (let month = 0; month < months; month += 1) {
    await liveMonth(world, people)
    const list = await (await reader.get('/caseload')).text()
    for (const { patientId } of people) {
      const path = `/caseload/patients/${publicId(program, 'patient', patientId)}`
      const seen = wordsOf(await (await reader.get(path)).text(), list.split(path)[1] ?? '')
      const news = new Set([...seen].filter((word) => !before.get(patientId)?.has(word)))
      before.set(patientId, seen)
      const truth = await askedOf(program, patientId)
      if (!truth) continue
      asked.push({ person: patientId, seen: news, truth: truth.asked })
      if (truth.asked) answered.push({ person: patientId, seen: news, truth: truth.answered })
    }
  }
  judge(finding, 'whether something private was asked', asked)
  judge(finding, 'whether a private question was answered', withoutOpen(answered))
}

/** Only those of whom the open part came in: that it did is no secret. */
const withoutOpen = (examples: readonly Example[]) => examples.filter(({ seen }) => seen.size > 0)

function judge(finding: Finding, what: string, examples: readonly Example[]): void {
  const rate = guess(examples)
  const percent = (part: number) => `${((100 * part) / Math.max(1, rate.of)).toFixed(1)} %`
  finding.tell(
    `From their own pages a case manager says ${what} rightly in ${percent(rate.right)} of ${rate.of} months; whoever says the same of everyone, in ${percent(rate.base)}.`,
  )
  finding.look(`A case manager’s own pages tell ${what}.`, isChance(rate))
}

/** Every sentence of the page, its days as days of the month, so that months can be compared; and how long it is. */
function wordsOf(page: string, row: string): ReadonlySet<string> {
  const text = (html: string) =>
    html
      .replaceAll(/<(script|style)[^]*?<\/\1>/g, '')
      .replaceAll(/(href|action|id|for|aria-\w+)="[^"]*"/g, '')
      .split(/<[^>]+>/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
  const words = new Set<string>()
  for (const piece of [...text(page), ...text(row.split('<li')[0] ?? '').map((each) => `list: ${each}`)])
    words.add(
      piece.replaceAll(
        /\b(20\d\d|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g,
        '~',
      ),
    )
  words.add(`pieces: ${text(page).length}`)
  return words
}
