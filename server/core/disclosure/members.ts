// Who is in a published figure, as one text whose length tells no more than the range of people that was published.
import { bytesOf, padded } from '../sealed-body.ts'
import { peopleRange } from './bands.ts'
import { peopleIn, type Row } from './rows.ts'

/** A row of a published figure: of one person and quarter there is one. */
export type Member = Pick<Row, 'tag' | 'quarter' | 'makers'>

/** Room for a row of two makers. */
const MEMBER_BYTES = 160

/** @param quarters of the window, with rows or without. */
export function membersText(rows: readonly Member[], quarters: number): string {
  const members = rows.map(({ tag, quarter, makers }) => [tag, quarter, ...makers])
  const needed = bytesOf(JSON.stringify(members))
  let bytes = peopleRange(peopleIn(rows)).high * quarters * MEMBER_BYTES
  // Many makers: the next step, so that the length still comes in steps.
  while (bytes < needed) bytes *= 2
  return padded(members, bytes)
}

export function membersIn(text: string): Member[] {
  return (JSON.parse(text) as [string, string, ...string[]][]).map(([tag, quarter, ...makers]) => ({
    tag,
    quarter,
    makers,
  }))
}
