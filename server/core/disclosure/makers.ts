// Who had the making of answers in hand: a figure must stand on enough people without whatever one of them may have forged.
import { peopleIn, type Row } from './rows.ts'

/**
 * People left when all rows of one maker are taken out, for the maker with whom the fewest are left; without makers,
 * everybody. A row of two makers goes with either: each alone could have kept it from being.
 */
export function peopleWithoutAMaker(rows: readonly Pick<Row, 'tag' | 'makers'>[]): number {
  const inAllRows = new Map<string, readonly string[]>()
  for (const { tag, makers } of rows) {
    const before = inAllRows.get(tag)
    inAllRows.set(tag, before ? before.filter((maker) => makers.includes(maker)) : [...new Set(makers)])
  }
  // Only with who had a hand in all of a person's rows does the person go.
  const lost = new Map<string, number>()
  for (const maker of [...inAllRows.values()].flat()) lost.set(maker, (lost.get(maker) ?? 0) + 1)
  return peopleIn(rows) - [...lost.values()].reduce((most, people) => Math.max(most, people), 0)
}
