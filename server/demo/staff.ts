// The demo county's case managers: in the proportions of the interviewed ones. The office's accounts come when first entered.
import type { Chance } from './chance.ts'
import { inventName } from './names.ts'
import type { StaffTable } from '../db/tables/people.ts'

export type Discipline = NonNullable<StaffTable['discipline']>

/** Of 30 case managers interviewed by Knox and others (2022). */
const INTERVIEWED: readonly (readonly [Discipline, number])[] = [
  ['public_health_nurse', 9],
  ['social_worker', 6],
  ['substance_use_counsellor', 5],
  ['mental_health_clinician', 4],
  ['housing_specialist', 4],
  ['community_health_worker', 2],
]

/** Largest remainders: the parts always add up to `count`. */
export function disciplinesOf(count: number): Discipline[] {
  const all = INTERVIEWED.reduce((sum, [, n]) => sum + n, 0)
  const shares = INTERVIEWED.map(([discipline, n]) => {
    const exact = (n / all) * count
    return { discipline, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const missing = count - shares.reduce((sum, { whole }) => sum + whole, 0)
  const next = new Set([...shares].sort((a, b) => b.rest - a.rest).slice(0, missing))
  return shares.flatMap((share) =>
    Array.from({ length: share.whole + (next.has(share) ? 1 : 0) }, () => share.discipline),
  )
}

const TEAMS = ['Harbor', 'Valley', 'Summit', 'Meadow', 'Canyon', 'Bridge']

export const teamNames = (caseManagers: number): string[] =>
  TEAMS.slice(0, Math.min(TEAMS.length, Math.max(2, Math.round(caseManagers / 12))))

const FIRST_NAMES = [
  'Dolores Whitaker',
  'Andre Villaseñor',
  'Priya Raman',
  'Carl Hutchins',
  'Teresa Okafor',
  'Minh Castellano',
  'Joy Abernathy',
]

/** Case managers' names; no two alike. */
export function staffNames(chance: Chance, count: number): string[] {
  const names = new Set(FIRST_NAMES.slice(0, count))
  while (names.size < count) names.add(inventName(chance, 'en', chance.happens(0.7)))
  return [...names]
}

export const emailOf = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@orchard.example`
