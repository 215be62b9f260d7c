// Made-up verdicts, and the attack on a sum of them: what is left when somebody subtracts all that they may have read.
import type { Member, Verdict } from '../../../server/core/disclosure/sums.ts'

let people = 0
export const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  patientId: `p${(people += 1)}`,
  value: 1,
  readers: [],
  heard: [],
  makers: [],
  ...more,
})
export const many = (count: number, more: Partial<Verdict> = {}) =>
  Array.from({ length: count }, () => verdict(more))

/** What this person cannot subtract, whichever part of the doubtful they have read. */
export function unreadBy(
  members: readonly Member[],
  staffId: string,
  readHeard: (member: Member) => boolean,
) {
  return members.filter(
    (member) => !member.readers.includes(staffId) && !(member.heard.includes(staffId) && readHeard(member)),
  )
}

const SOME_READ = [() => true, () => false, ({ patientId }: Member) => patientId.endsWith('1')]

/**
 * The attack: the fewest people whom anybody can single out by subtracting all that they may have read, when any one
 * maker's rows may be forged (two makers together are outside the promise). Null: nobody is left to single out.
 */
export function fewestIsolated(members: readonly Member[]): number | null {
  const staff = [
    ...new Set(members.flatMap(({ readers, heard, makers }) => [...readers, ...heard, ...makers])),
  ]
  const left = [...staff, 'nobody'].flatMap((reader) =>
    SOME_READ.flatMap((readHeard) => {
      const unread = unreadBy(members, reader, readHeard)
      if (unread.length === 0) return []
      return [...staff, 'nobody'].map(
        (maker) => unread.filter(({ makers }) => !makers.includes(maker)).length,
      )
    }),
  )
  return left.length === 0 ? null : Math.min(...left)
}
