// `sayso reread --since INSTANT`: after a restore, hears from the carrier what this database has missed since its backup.
import { readStandstill } from '../actions/halt-texts.ts'
import { reread } from '../actions/reread.ts'
import { counted } from '../core/caseload/wording.ts'
import type { Deps } from '../deps.ts'

const USAGE =
  'Usage: npm run sayso -- reread --since 2026-11-24T18:00:00Z (when the backup was made, or a little before)'
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/
const DAY_MS = 86_400_000
const TEXTS_PER_LINE = 500

export async function rereadCommand(
  deps: Deps,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const [flag, given = '', ...more] = args
  const instant = INSTANT.test(given) ? new Date(given) : new Date(Number.NaN)
  if (flag !== '--since' || more.length > 0 || Number.isNaN(instant.getTime())) {
    print(USAGE)
    return 1
  }
  if (deps.sms.held === undefined) {
    print('There is no carrier here that keeps a list.')
    return 1
  }
  if ((await readStandstill(deps)) === null) {
    print('Texts leave at this moment: run `npm run sayso -- restored` first. Nothing was read.')
    return 1
  }
  // Some carriers filter by whole days of their own zone.
  const held = deps.sms.held(new Date(instant.getTime() - DAY_MS).toISOString())
  const { heard, known, wordless, left, inDoubt } = await reread(
    deps,
    held,
    instant.toISOString(),
    (done, of) => {
      if (done % TEXTS_PER_LINE === 0)
        print(`${done.toLocaleString('en-US')} of ${counted(of, 'text')} heard …`)
    },
  )
  print(`${counted(heard, 'text')} of patients heard; ${known.toLocaleString('en-US')} were here already.`)
  if (wordless > 0)
    print(
      `${counted(wordless, 'text has', 'texts have')} no words any more: private answers, erased at the carrier.`,
    )
  print(
    `${counted(left, 'text')} of ours found that had left; ${inDoubt.toLocaleString('en-US')} may have left, and count as sent.`,
  )
  return 0
}
