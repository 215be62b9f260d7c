// The settings row: one database is one program.
import type { Insertable } from 'kysely'
import type { Db, Write } from './database.ts'
import { insertRow } from './insert-row.ts'
import { preparedRead } from './prepared.ts'
import type { ProgramTable } from './tables/program.ts'

export interface Program {
  readonly name: string
  /** IANA; the program's own days, quarters and staffed hours follow it. */
  readonly timeZone: string
  /** The fewest people a published figure may rest on: 11 or more. */
  readonly floor: number
  /** False: nobody reads words that need a person at once, and nothing may invite them. */
  readonly safetyStaffed: boolean
  readonly demo: boolean
  /** The demo's clock as last set; null in production. */
  readonly demoNow: string | null
}

const settings = preparedRead((query) => query.selectFrom('program').selectAll())

/** Null: the database is empty. */
export async function findProgram(db: Pick<Db, 'query'>): Promise<Program | null> {
  const [row] = await settings(db, {})
  if (!row) return null
  const { name, time_zone: timeZone, floor, safety_staffed: staffed, demo, demo_now: demoNow } = row
  return { name, timeZone, floor, safetyStaffed: staffed === 1, demo: demo === 1, demoNow }
}

export async function readProgram(db: Pick<Db, 'query'>): Promise<Program> {
  const program = await findProgram(db)
  if (!program) throw new Error('the database has no program: run `npm run sayso -- migrate` first')
  return program
}

export function insertProgram(db: Pick<Db, 'query'>, row: Omit<Insertable<ProgramTable>, 'id'>): Write {
  return insertRow(db, 'program', { ...row, id: 'program' })
}

export function setDemoNow(db: Pick<Db, 'query'>, now: string): Write {
  return db.query.updateTable('program').set({ demo_now: now }).where('demo', '=', 1)
}

/** Whoever took the program last; to be read before what is decided by. */
export async function programClaim(db: Pick<Db, 'query'>): Promise<string | null> {
  const row = await db.query.selectFrom('program').select('claim').executeTakeFirst()
  return row?.claim ?? null
}

/** Takes the program for `claim`, if nobody took it since: what moves sealed answers goes one after another. */
export function takeProgram(db: Pick<Db, 'query'>, seen: string | null, claim: string): Write {
  const take = db.query.updateTable('program').set({ claim })
  return seen === null ? take.where('claim', 'is', null) : take.where('claim', '=', seen)
}
