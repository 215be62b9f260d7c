// `sayso rehearse --month 2026-12`: what that month would be, in counts; no name, number or id is printed.
import { NO_TEXT } from '../../web/staff/no-text-words.ts'
import { rehearseMonth, type Rehearsal } from '../actions/rehearse.ts'
import { monthsToRehearse } from '../core/outreach/no-text.ts'
import { localDate } from '../core/outreach/window.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'

const USAGE = 'Usage: npm run sayso -- rehearse --month 2026-12 [--price DOLLARS-A-SEGMENT]'

export async function rehearseCommand(
  deps: Deps,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const given = new Map<string, string>()
  for (let at = 0; at < args.length; at += 2) given.set(args[at] ?? '', args[at + 1] ?? '')
  const month = given.get('--month') ?? ''
  const price = given.get('--price')
  const known = [...given.keys()].every((name) => name === '--month' || name === '--price')
  const priced = price === undefined || /^(?:\d*\.)?\d+$/.test(price)
  if (!known || !priced || !/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) {
    print(USAGE)
    return 1
  }
  const { timeZone } = await readProgram(deps.db)
  const months = monthsToRehearse(localDate(deps.now(), [timeZone]))
  if (!months.includes(month)) {
    print(`A month can be rehearsed from ${months[0]} to ${months.at(-1)}.`)
    return 1
  }
  for (const line of linesOf(await rehearseMonth(deps, month), price)) print(line)
  return 0
}

function linesOf(rehearsal: Rehearsal, price: string | undefined): string[] {
  const { month, patients, asked, texts, segments, days, waited, held, tooLate, unreached } = rehearsal
  const row = (count: number, what: string) => `${String(count).padStart(8)} ${what}`
  const busiest = days.reduce((most, day) => (day.texts > most.texts ? day : most), { on: '', texts: 0 })
  const cost = price === undefined ? '' : `, $${(segments * Number(price)).toFixed(2)}`
  return [
    `${month}, beside what is open already, if nobody answers and nothing on file changes. Nothing was sent or written.`,
    row(patients, 'patients with something still to be asked'),
    '',
    'Who would be asked:',
    ...asked.map((one) => row(one.patients, `${one.survey} by ${one.by}, ${one.language}`)),
    row(held.patients, `surveys for which a month has no room; ${held.waits} of them come in the next`),
    '',
    'Texts:',
    row(texts.welcome, 'welcomes'),
    row(texts.open, 'invitations'),
    row(texts.remind, 'reminders at most'),
    row(segments, `segments${cost}`),
    ...(busiest.texts > 0 ? [row(busiest.texts, `on the busiest day, ${busiest.on}`)] : []),
    row(waited.ceiling, 'wait for the number of texts that one phone may get'),
    row(waited.month, 'wait for a month in which there is room for them'),
    row(waited.window, 'wait for their hours'),
    row(tooLate, 'never leave: their time is over first'),
    '',
    'No text reaches:',
    ...(unreached.length === 0 ? [row(0, 'patients')] : []),
    ...unreached.map(({ reason, patientIds, byLetter }) => {
      const letters = byLetter === 0 ? '' : ` (${byLetter} of them by letter)`
      return row(patientIds.length, `${NO_TEXT[reason]}${letters}`)
    }),
  ]
}
