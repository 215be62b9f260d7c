// `sayso import FILE.csv [--dry-run] [--skip-bad-rows]`: shows what a caseload file changes and what is wrong with it,
// then writes it when nothing is.
import { createReadStream } from 'node:fs'
import { importCaseload } from '../actions/import-caseload.ts'
import { previewImport, type Preview } from '../actions/import-preview.ts'
import { UnreadableFile } from '../actions/import-read.ts'
import { describePlan, describeRemarks, describeUnknown } from '../core/caseload/describe.ts'
import { counted, listed } from '../core/caseload/wording.ts'
import { OPERATOR } from '../db/audit.ts'
import { Conflict } from '../db/database.ts'
import type { Deps } from '../deps.ts'

const USAGE = 'Usage: npm run sayso -- import FILE.csv [--dry-run] [--skip-bad-rows]'
const FLAGS = ['--dry-run', '--skip-bad-rows']
const PATIENTS_PER_LINE = 500

/** What the command reads and says; tests bring their own. */
export interface ImportIo {
  read(file: string): AsyncIterable<Uint8Array>
  print(line: string): void
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'surveys' | 'now' | 'newId'>

export const fileIo = (print: (line: string) => void): ImportIo => ({
  read: (file) => createReadStream(file),
  print,
})

/** The exit code: 0 when the file is now on file, or would be; 1 when it is not. */
export async function importCommand(deps: Needs, args: readonly string[], io: ImportIo): Promise<number> {
  const [file, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const unknown = args.filter((arg) => arg.startsWith('-') && !FLAGS.includes(arg))
  if (file === undefined || more.length > 0 || unknown.length > 0) {
    if (unknown.length > 0) io.print(`There is no option ${listed(unknown)}.`)
    io.print(USAGE)
    return 1
  }
  try {
    const preview = await previewImport(deps, io.read(file), (rows) =>
      io.print(`${counted(rows, 'row')} read …`),
    )
    tell(preview, io.print)
    return await decide(deps, preview, args, io.print)
  } catch (error) {
    io.print(sentenceOf(error))
    return 1
  }
}

async function decide(
  deps: Needs,
  preview: Preview,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const { plan, known, badRows } = preview
  const skip = args.includes('--skip-bad-rows')
  if (badRows > 0 && !skip) {
    print('Nothing was written. Correct the file, or leave these rows out with --skip-bad-rows.')
    return 1
  }
  const left = badRows === 0 ? '' : ` ${counted(badRows, 'row was', 'rows were')} left out.`
  if (plan.patients.length + plan.workers.length + plan.teams.length === 0) {
    print(`Nothing to change.${left}`)
    return 0
  }
  if (args.includes('--dry-run')) {
    print(`Dry run: nothing was written.${left}`)
    return 0
  }
  await importCaseload(deps, { plan, known }, OPERATOR, (written) => {
    const pause = written % PATIENTS_PER_LINE === 0 && written < plan.patients.length
    if (pause)
      print(`${counted(written, 'patient')} of ${plan.patients.length.toLocaleString('en-US')} written …`)
  })
  print(`Written.${left}`)
  return 0
}

function tell(
  { rows, unknownColumns, problems, badRows, notices, plan }: Preview,
  print: (line: string) => void,
) {
  print(`${counted(rows, 'row')} read.`)
  if (unknownColumns.length > 0) {
    const columns = unknownColumns.length === 1 ? 'This column is' : 'These columns are'
    print(`${columns} not known and ignored: ${unknownColumns.join(', ')}.`)
  }
  describePlan(plan).forEach(print)
  if (plan.unchanged > 0) print(`Unchanged: ${counted(plan.unchanged, 'patient')}.`)
  const toKnow = [...describeRemarks(notices), ...describeUnknown(plan)]
  if (toKnow.length > 0) print('To know:')
  toKnow.forEach(print)
  if (badRows > 0) print(`${counted(problems.length, 'problem')} in ${counted(badRows, 'row')}:`)
  describeRemarks(problems).forEach(print)
}

function sentenceOf(error: unknown): string {
  if (error instanceof UnreadableFile) return `${error.message} Nothing was written.`
  if (error instanceof Conflict) {
    return 'Another import was running at the same time. Import the file again: what is on file already stays.'
  }
  const { code } = error as { code?: unknown }
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'This is a folder. Name a CSV file.'
  if (code === 'EACCES') return 'The file cannot be opened: you may not read it.'
  throw error
}
