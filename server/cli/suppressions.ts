// `sayso suppressions export` and `… import FILE`: the journal of stops leaves this database, sealed, and comes back.
import { open } from 'node:fs/promises'
import { exportSuppressions } from '../actions/export-suppressions.ts'
import { importSuppressions, type Imported } from '../actions/import-suppressions.ts'
import { readJournal, UnreadableJournal, type ReadJournal } from '../actions/read-journal.ts'
import { readJournalSecret } from '../config.ts'
import { counted, listed } from '../core/caseload/wording.ts'
import type { Deps } from '../deps.ts'

const USAGE =
  'Usage: npm run sayso -- suppressions export > FILE, or: npm run sayso -- suppressions import FILE'
const ENTRIES_PER_LINE = 10_000
const MOST_SHOWN = 20

/** What the command reads and says; tests bring their own. */
export interface JournalIo {
  /** Throws `ConfigProblem`. */
  secret(): string
  lines(file: string): AsyncIterable<string>
  print(line: string): void
  /** Beside an export, whose file is what is printed. */
  tell(line: string): void
}

export const journalIo = (print: (line: string) => void): JournalIo => ({
  secret: () => readJournalSecret(process.env),
  lines: async function* (file) {
    yield* (await open(file)).readLines()
  },
  print,
  tell: (line) => console.error(line),
})

type Needs = Pick<Deps, 'db' | 'sealer' | 'newId' | 'now'>

/** The exit code of an import: 0 when all of the file was taken in. */
export async function suppressionsCommand(
  deps: Needs,
  [command, file, ...more]: readonly string[],
  io: JournalIo,
): Promise<number> {
  if (command === 'export' && file === undefined) return exported(deps, io)
  if (command === 'import' && file !== undefined && more.length === 0) return imported(deps, file, io)
  io.tell(USAGE)
  return 1
}

async function exported(deps: Needs, io: JournalIo): Promise<number> {
  const lines = exportSuppressions(deps, io.secret(), (entries) => {
    if (entries % ENTRIES_PER_LINE === 0) io.tell(`${counted(entries, 'entry', 'entries')} read …`)
  })
  for (;;) {
    const next = await lines.next()
    if (!next.done) io.print(next.value)
    else {
      const { entries, unknown } = next.value
      io.tell(`${counted(entries, 'entry', 'entries')} written, sealed with SAYSO_JOURNAL_SECRET.`)
      if (unknown > 0)
        io.tell(
          `${counted(unknown, 'older entry is', 'older entries are')} missing in the file: of numbers that nothing here holds any more.`,
        )
      return 0
    }
  }
}

async function imported(deps: Needs, file: string, io: JournalIo): Promise<number> {
  try {
    const journal = await readJournal(io.lines(file), io.secret(), deps.now())
    let shown = 0
    const taken = await importSuppressions(deps, journal.entries, (done) => {
      if (done - shown < ENTRIES_PER_LINE) return
      shown = done
      io.print(
        `${done.toLocaleString('en-US')} of ${counted(journal.entries.length, 'entry', 'entries')} read in …`,
      )
    })
    report(journal, taken, io)
    return journal.problems.length === 0 && !journal.cutOff ? 0 : 1
  } catch (error) {
    io.print(sentenceOf(error))
    return 1
  }
}

const BECAME = {
  open: 'may be texted again',
  paused: 'paused',
  dead: 'dead',
  stopped: 'stopped',
  unlinked: 'unlinked',
} as const

function report({ entries, problems, cutOff }: ReadJournal, taken: Imported, { print }: JournalIo): void {
  print(
    `${counted(entries.length, 'entry', 'entries')} read, ${taken.added.toLocaleString('en-US')} of them new.`,
  )
  const phones = Object.entries(BECAME).flatMap(([state, words]) => {
    const count = taken.became[state as keyof typeof BECAME] ?? 0
    return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${words}`]
  })
  if (phones.length > 0) print(`Phones on file: ${listed(phones)}.`)
  if (taken.remembered > 0)
    print(`${counted(taken.remembered, 'number')} of nobody on file: remembered, should a caseload bring it.`)
  for (const { line, sentence } of problems.slice(0, MOST_SHOWN)) print(`Line ${line}: ${sentence}`)
  if (problems.length > MOST_SHOWN) print(`… and ${counted(problems.length - MOST_SHOWN, 'line')} more.`)
  if (problems.length > 0) print('All other lines were read in.')
  if (cutOff) print('The file is not whole: its end is missing. What it holds was read in; export it again.')
}

function sentenceOf(error: unknown): string {
  if (error instanceof UnreadableJournal) return `${error.message} Nothing was read in.`
  const { code } = error as { code?: unknown }
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'EISDIR') return 'This is a folder. Name a file.'
  if (code === 'EACCES') return 'The file cannot be opened: you may not read it.'
  throw error
}
