// Sums of verdicts: when a window of months may be told as one coarse figure, and when it waits or ends untold.
import { monthAfter } from '../thread/course.ts'
import { peopleRange } from './bands.ts'
import { figure, type Figure } from './figures.ts'

/** One person in a window, with the staff who could subtract them from its sum. Ids throughout. */
export interface Member {
  readonly patientId: string
  /** Who can read this answer on the day it is frozen. */
  readonly readers: readonly string[]
  /** Who may know it besides: they could read it once, or will be able to. */
  readonly heard: readonly string[]
  /** Without whom the row would not exist. */
  readonly makers: readonly string[]
}

export interface Verdict extends Member {
  /** 1 (yes) to 4 (no). */
  readonly value: number
}

/** Months as `2026-10`, both inclusive. */
export interface MonthWindow {
  readonly from: string
  readonly to: string
}

/** `most`: most of the answers needed; `some`: some, or none; `maker`: every row came by way of one and the same person. */
export type WaitsFor = 'most' | 'some' | 'maker'

export type VerdictOutcome =
  | { readonly state: 'published'; readonly figure: Figure }
  | { readonly state: 'held' | 'lapsed'; readonly waitsFor: WaitsFor }

export interface ClosedMonths extends MonthWindow {
  readonly state: VerdictOutcome['state']
}

const LEAST_FLOOR = 11
const YES = 1
const LAST_MONTH = '12'

/** The window that ends with the month after the last one looked at; `first` is the very first month. */
export function monthsAfter(last: ClosedMonths | null, first: string): MonthWindow {
  if (last === null) return { from: first, to: first }
  const to = monthAfter(last.to, 1)
  return { from: last.state === 'held' ? last.from : to, to }
}

/** @param verdicts one of each person. */
export function closeMonths(
  { to }: MonthWindow,
  verdicts: readonly Verdict[],
  floor: number,
): VerdictOutcome {
  if (passes(verdicts, floor)) {
    const yes = verdicts.filter(({ value }) => value === YES).length
    const people = peopleRange(verdicts.length)
    return { state: 'published', figure: figure('Y1', 'share', 'program', people, yes, verdicts.length) }
  }
  return { state: to.endsWith(LAST_MONTH) ? 'lapsed' : 'held', waitsFor: waitsFor(verdicts, floor) }
}

/**
 * Reads who answered and who can read it, never what. Windows share no answer, so a combination of their sums leaves
 * a window out or involves all of it: it is enough that of each window nobody can be left with 1 to 10 people.
 */
export function passes(members: readonly Member[], floor: number): boolean {
  const least = Math.max(floor, LEAST_FLOOR)
  const all = tallyOf(members)
  if (fewest(all) < least) return false
  const [sure, perhaps] = [byStaff(members, 'readers'), byStaff(members, 'heard')]
  return [...new Set([...sure.keys(), ...perhaps.keys()])].every((id) => {
    const reads = sure.get(id) ?? []
    // Nothing is left: the sum tells them no more than they may read one by one.
    if (reads.length === members.length) return true
    // Whoever might have read more than they can now: they are given all of it, and then too enough must be left.
    const known = tallyOf([...reads, ...(perhaps.get(id) ?? [])])
    return fewest(all, known) >= least
  })
}

/** @param opened the people whose answers this case manager could read as well from now on. */
export function stillPasses(
  members: readonly Member[],
  staffId: string,
  opened: ReadonlySet<string>,
  floor: number,
): boolean {
  const then = members.map((member) => {
    const { patientId, readers, heard } = member
    if (!opened.has(patientId) || readers.includes(staffId)) return member
    return { ...member, readers: [...readers, staffId], heard: heard.filter((id) => id !== staffId) }
  })
  return passes(then, floor)
}

interface Tally {
  readonly people: number
  readonly byMaker: ReadonlyMap<string, number>
}

const NOBODY: Tally = { people: 0, byMaker: new Map() }

function tallyOf(members: readonly Member[]): Tally {
  const byMaker = new Map<string, number>()
  for (const { makers } of members)
    for (const maker of new Set(makers)) byMaker.set(maker, (byMaker.get(maker) ?? 0) + 1)
  return { people: members.length, byMaker }
}

/** How many are left of `all` without the `known`, and without the rows of whichever one maker leaves the fewest. */
function fewest(all: Tally, known: Tally = NOBODY): number {
  const left = [...all.byMaker].map(([maker, rows]) => rows - (known.byMaker.get(maker) ?? 0))
  return all.people - known.people - left.reduce((most, rows) => Math.max(most, rows), 0)
}

function byStaff(members: readonly Member[], which: 'readers' | 'heard'): Map<string, Member[]> {
  const found = new Map<string, Member[]>()
  for (const member of members) {
    for (const id of new Set(member[which])) {
      const theirs = found.get(id)
      if (theirs) theirs.push(member)
      else found.set(id, [member])
    }
  }
  return found
}

// No finer: "none yet" and "all but one" would each tell an exact count.
function waitsFor(members: readonly Member[], floor: number): WaitsFor {
  const all = tallyOf(members)
  if (all.people >= Math.max(floor, LEAST_FLOOR) && fewest(all) === 0) return 'maker'
  return 2 * all.people >= floor ? 'most' : 'some'
}
