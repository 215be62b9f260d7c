// A program year ends: its rows, the members of its figures and the key that opens them go, and no tag leads to a person.
import type { Write } from '../db/database.ts'
import { deleteYearKey } from '../db/sealed-keys.ts'
import { deleteYear } from '../db/sealed-years.ts'
import type { Deps } from '../deps.ts'

/** To be committed with the look that leaves no window of the year open; afterwards `deps.sealed.forget(year)`. */
export function endYearWrites({ db }: Pick<Deps, 'db'>, year: number): Write[] {
  return [...deleteYear(db, year), deleteYearKey(db, year)]
}
