// How an import says counts, lists and row numbers.

/** `1 patient`, `1,200 patients`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** `Row 2`, `Rows 2–4 and 9`. */
export function rowsNamed(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && row === run[1] + 1) run[1] = row
    else if (row !== run?.[1]) runs.push([row, row])
  }
  const parts = runs.flatMap(([first, last]) => {
    if (first === last) return [`${first}`]
    return last === first + 1 ? [`${first}`, `${last}`] : [`${first}–${last}`]
  })
  return `${rows.length === 1 ? 'Row' : 'Rows'} ${listed(parts)}`
}
