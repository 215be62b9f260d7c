// One figure of the bench, how it is measured, and how it is printed.

export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** The design's figure; null: for comparison only. */
  readonly most: number | null
}

export const figure = (what: string, value: number, unit: string, most: number | null = null): Figure => ({
  what,
  value: Number(value.toPrecision(3)),
  unit,
  most,
})

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Milliseconds of CPU, user and system, of this process per call. */
export function cpuPerCall(calls: number, work: () => void): number {
  const before = process.cpuUsage()
  for (let call = 0; call < calls; call += 1) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / calls
}

export function asTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit, most }) => {
    const held = most === null ? '' : value <= most ? 'held' : 'MISSED'
    return [what, `${value} ${unit}`, most === null ? '' : `≤ ${most} ${unit}`, held]
  })
  const all = [['what', 'measured', 'figure', ''], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
