// What counts as being out of reach today, for one reader.
import { languageFor } from '../core/language.ts'
import { askedIfLeftSince } from '../core/outreach/schedule.ts'
import { LOOK_BACK_DAYS, worklist, type Finding } from '../core/outreach/unreached.ts'
import { localDate } from '../core/outreach/window.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { readProgram } from '../db/program.ts'
import { readSchedule } from '../db/schedule.ts'
import { findUnreached, languagesOnFile } from '../db/unreached.ts'
import type { Deps } from '../deps.ts'

export interface Today {
  readonly at: string
  readonly today: string
  readonly leftSince: string
}

export async function readToday({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Today> {
  const at = now()
  const today = localDate(at, [(await readProgram(db)).timeZone])
  return { at, today, leftSince: askedIfLeftSince(today, await readSchedule(db)) }
}

/** @param patientId one patient; null: all. */
export async function lookForReach(
  { db, surveys }: Pick<Deps, 'db' | 'surveys'>,
  staffId: string,
  { at, today, leftSince }: Today,
  patientId: string | null,
): Promise<Finding[]> {
  const languages = await languagesOnFile(db, patientId)
  const unspoken = languages.filter((tag) => languageFor(surveys.languages, tag) === null)
  const since = instantAfter(at, -LOOK_BACK_DAYS * DAY_MS)
  return worklist(await findUnreached(db, { leftSince, since, staffId, today, unspoken, patientId }))
}
