// `sayso backup FILE`: a copy of a SQLite database from which nothing leaves until somebody has seen to it.
import { existsSync } from 'node:fs'
import { haltTexts, RESTORED } from '../actions/halt-texts.ts'
import type { Config } from '../config.ts'
import { OPERATOR } from '../db/audit.ts'
import { copySqlite } from '../db/open-backup.ts'
import { createNewId } from '../ids.ts'
import { machineNow } from '../machine.ts'

/** The copy does not know that it is one when it is put into place: so it is born standing still. */
export async function backupCommand(
  { database }: Pick<Config, 'database'>,
  args: readonly string[],
  print: (line: string) => void,
  now: () => string = machineNow,
): Promise<number> {
  const [file, ...more] = args
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    print('Usage: npm run sayso -- backup FILE')
    return 1
  }
  if (!database.startsWith('file:')) {
    print(
      'This command copies SQLite. The guide “Running a program” says how PostgreSQL and D1 are backed up.',
    )
    return 1
  }
  if (existsSync(file)) {
    print('There is such a file already, and a backup never replaces one.')
    return 1
  }
  // What stands still is the copy, which is nobody's alarm.
  const at = now()
  const halter = { now, newId: createNewId(now), log: () => {} }
  try {
    await copySqlite(database.slice('file:'.length), file, async (db) => {
      if (!(await haltTexts({ db, ...halter }, RESTORED, { actor: OPERATOR }))) throw new Error('no program')
    })
  } catch (error) {
    print(sentenceOf(error))
    return 1
  }
  print(`Copied at ${at}. No text that we start leaves from the copy until it is resumed.`)
  return 0
}

const SENTENCES: Readonly<Record<string, string>> = {
  EEXIST: 'Another backup to that file is under way, or was cut off: remove FILE.part if none is.',
  ENOENT: 'That folder does not exist.',
  EACCES: 'The file cannot be written: you may not write there.',
  ENOSPC: 'The disk is full.',
  SQLITE_FULL: 'The disk is full.',
  SQLITE_CANTOPEN: 'There is no database at DATABASE_URL.',
}

function sentenceOf(error: unknown): string {
  const { code } = error as { code?: string }
  const sentence = code === undefined ? undefined : SENTENCES[code]
  if (sentence === undefined) throw error
  return `${sentence} Nothing was written.`
}
