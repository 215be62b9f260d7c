// Measures what the design promises of speed and size: ratios in one run, as a table and as JSON.
import { benchEngine, benchOracle } from './engine.ts'
import { asTable, type Figure } from './figures.ts'
import { benchPage } from './page.ts'
import { benchQuietTick } from './quiet-tick.ts'
import { benchServing } from './serving.ts'
import { benchStart } from './start.ts'

const full = process.argv.includes('--full')
const parts: readonly (readonly [string, () => Figure[] | Promise<Figure[]>])[] = [
  ['Survey logic', benchEngine],
  ['Oracle', () => benchOracle(full ? 10_000 : 1_000)],
  ['Serving', () => benchServing(full ? 5 : 1)],
  ['Page', () => benchPage(full ? 5 : 3)],
  ['Start', () => benchStart(full ? 5 : 2)],
  ['Tick', () => benchQuietTick(full ? 6_000 : 60)],
]

const report: Record<string, Figure[]> = {}
const only = process.argv.slice(2).filter((word) => !word.startsWith('-'))
for (const [title, measure] of parts) {
  if (only.length > 0 && !only.some((word) => title.toLowerCase().startsWith(word.toLowerCase()))) continue
  console.log(`\n${title}`)
  const figures = await measure()
  report[title] = figures
  console.log(asTable(figures))
}
console.log(`\n${JSON.stringify(report)}`)
