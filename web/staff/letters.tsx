// Ways by first letter into a list of people that is sorted by name.
import type { Row } from '../../server/core/thread/caseload.ts'

const letterOf = ({ name }: Row): string => name.normalize('NFD').charAt(0).toUpperCase()

/** Each letter's first person carries its anchor. */
export const anchorOf = (rows: readonly Row[], index: number): string | undefined =>
  index === 0 || letterOf(rows[index - 1]!) !== letterOf(rows[index]!)
    ? `az-${letterOf(rows[index]!)}`
    : undefined

export function Letters({ rows }: { rows: readonly Row[] }) {
  const letters = [...new Set(rows.map(letterOf))]
  return letters.length < 4 ? null : (
    <nav class="jump letters" aria-label="By first letter">
      {letters.map((letter) => (
        <a href={`#az-${letter}`}>{letter}</a>
      ))}
    </nav>
  )
}
