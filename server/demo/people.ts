// Who lives in the demo county: made-up patients, their phones, their stays in the program and who works with them.
import type { PatientTable } from '../db/tables/people.ts'
import type { Chance } from './chance.ts'
import { addMonths } from './days.ts'
import { inventName } from './names.ts'

export interface Span {
  /** Place of the case manager, from 0. */
  readonly worker: number
  /** Days; the last one inclusive, null while it lasts. */
  readonly from: number
  readonly to: number | null
}

export interface Stay {
  readonly enrolled: number
  readonly graduated: number | null
  readonly spans: readonly Span[]
}

export interface Person {
  readonly name: string
  readonly woman: boolean
  readonly born: number
  readonly language: string
  /** E.164; of area codes of the Pacific coast and the exchange that no real phone has. */
  readonly phone: string
  readonly phoneKind: PatientTable['phone_kind']
  readonly region: string
  readonly zip: string
  /** Asked about texts at the first visits, once worker and patient know each other; null: said no, or not yet asked. */
  readonly consentDay: number | null
  /** The day on which the carrier begins to say that this number is nobody's. */
  readonly phoneDies: number | null
  readonly stays: readonly Stay[]
}

export interface County {
  readonly patients: number
  /** Team of each case manager, by place. */
  readonly teams: readonly number[]
  /** Days: when the program began, and today. */
  readonly begin: number
  readonly today: number
}

const AREA_CODES = [209, 341, 408, 415, 510, 530, 559, 628, 650, 669, 707, 916, 925, 831]
const REGIONS = [
  { region: 'East', zips: ['94509', '94531', '94561', '94565', '94513'] },
  { region: 'West', zips: ['94801', '94804', '94806', '94530', '94547'] },
  { region: 'Central', zips: ['94520', '94518', '94553', '94521', '94523'] },
]

export function planPeople(chance: Chance, county: County): Person[] {
  const load = county.teams.map(() => 0)
  const names = new Set<string>()
  return Array.from({ length: county.patients }, (_, place) => {
    const person = planPerson(chance, county, load, place)
    // Two people of one name on one caseload would only confuse; a large county runs out of names.
    let { name } = person
    for (let tries = 0; names.has(name) && tries < 20; tries += 1)
      name = inventName(chance, person.language, person.woman)
    names.add(name)
    return { ...person, name }
  })
}

function planPerson(chance: Chance, county: County, load: number[], place: number): Person {
  const language = chance.weighted([
    ['en', 62],
    ['es', 31],
    ['vi', 4],
    ['ar', 3],
  ])
  const woman = chance.happens(0.59)
  const { region, zips } = chance.pick(REGIONS)
  const area = AREA_CODES[place % AREA_CODES.length] ?? 925
  const line = 2000 + ((Math.floor(place / AREA_CODES.length) * 137 + 11) % 7999)
  const stays = planStays(chance, county, load)
  const first = stays[0]?.enrolled ?? county.begin
  const consent = first + 1 + chance.int(9)
  const dies = chance.happens(0.03) ? first + 20 + chance.int(360) : null
  return {
    name: inventName(chance, language, woman),
    woman,
    born: Math.round(new Date(county.today * 86_400_000).getUTCFullYear() - ageOf(chance)),
    language,
    phone: `+1${area}555${String(line).padStart(4, '0')}`,
    phoneKind: chance.weighted([
      ['own', 75],
      ['shared', 18],
      ['program', 7],
    ]),
    region,
    zip: chance.pick(zips),
    consentDay: chance.happens(0.96) && consent < county.today ? consent : null,
    phoneDies: dies !== null && dies < county.today ? dies : null,
    stays,
  }
}

const ageOf = (chance: Chance): number =>
  chance.happens(0.49) ? 19 + chance.int(21) : 40 + Math.floor(38 * chance.next() ** 1.4)

function planStays(chance: Chance, county: County, load: number[]): Stay[] {
  const { begin, today } = county
  // The caseload of the first day was taken over at once; everyone else came since.
  const enrolled = chance.happens(0.2)
    ? begin + chance.int(26)
    : begin + 26 + Math.floor(Math.max(1, today - begin - 29) * chance.next() ** 0.62)
  const first = planStay(chance, county, load, enrolled)
  if (first.graduated === null || !chance.happens(0.09)) return [first]
  const back = first.graduated + 55 + chance.int(100)
  return back > today - 3 ? [first] : [first, planStay(chance, county, load, back)]
}

function planStay(chance: Chance, county: County, load: number[], enrolled: number): Stay {
  const { today } = county
  const months = Math.round(Math.min(17, Math.max(5, 13 + 2.2 * chance.normal())))
  const leaves = addMonths(enrolled, months) + chance.int(20) - 10
  const graduated = leaves <= today ? leaves : null
  const worker = leastLoaded(load, chance)
  if (graduated === null) load[worker] = (load[worker] ?? 0) + 1
  const last = graduated === null ? null : graduated - 1
  const changes = enrolled + 60 + chance.int(200)
  const next = chance.happens(0.14) ? colleague(county.teams, worker, chance) : worker
  const moves = next !== worker && changes < (graduated ?? today) - 20
  return {
    enrolled,
    graduated,
    spans: moves
      ? [
          { worker, from: enrolled, to: changes - 1 },
          { worker: next, from: changes, to: last },
        ]
      : [{ worker, from: enrolled, to: last }],
  }
}

function leastLoaded(load: readonly number[], chance: Chance): number {
  const least = Math.min(...load)
  return chance.pick(load.flatMap((cases, place) => (cases <= least + 4 ? [place] : [])))
}

function colleague(teams: readonly number[], worker: number, chance: Chance): number {
  const near = teams.flatMap((team, place) => (team === teams[worker] && place !== worker ? [place] : []))
  return near.length === 0 ? worker : chance.pick(near)
}
