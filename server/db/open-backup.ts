// A copy of a SQLite database that is whole or not there: made beside its place, and moved there once it is on disk.
import { closeSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Db } from './database.ts'
import { openSqlite } from './open-sqlite.ts'

/** Throws with the code `EEXIST` when `to` is there. @param change made in the copy before anybody can find it. */
export async function copySqlite(
  from: string,
  to: string,
  change: (copy: Db) => Promise<void>,
): Promise<void> {
  const part = `${to}.part`
  // For this user alone; an empty file is the only one that VACUUM INTO writes to.
  closeSync(openSync(part, 'wx', 0o600))
  try {
    const source = new Database(from, { fileMustExist: true, timeout: 5_000 })
    try {
      // One read transaction: whatever is written meanwhile is wholly in it or not at all.
      source.prepare('VACUUM INTO ?').run(part)
    } finally {
      source.close()
    }
    const copy = openSqlite(part)
    try {
      await change(copy)
    } finally {
      await copy.close()
    }
    onDisk(part)
    // A link, because a rename would replace what stands there.
    linkSync(part, to)
    onDisk(dirname(to))
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true })
  }
}

function onDisk(path: string): void {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
