// `npm test`: everything that CI runs, in the order in which a mistake is cheapest to hear of.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { findOrInstallChromium } from './chromium.mjs'
import { tally } from './tally.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)

function run(title, command, args) {
  console.log(`\n── ${title}`)
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0
}

/** The last line, on its own: how many tests held. */
function end({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}

function step(title, command, args) {
  if (run(title, command, args)) return
  console.error(`\n${title}: not green.`)
  end({ passed: 0, failed: 1 })
}

step('lockfile', process.execPath, ['scripts/check-lock.mjs'])
step('format', bin('prettier'), ['--check', '--log-level=warn', '.'])
step('lint', bin('oxlint'), ['--deny-warnings'])
console.log('\n── build')
await build().catch((error) => {
  console.error(error.message)
  end({ passed: 0, failed: 1 })
})
step('types', bin('tsc'), [])
const chromium = findOrInstallChromium()
if (!chromium) end({ passed: 0, failed: 1 })
process.env.CHROMIUM_PATH = chromium

const folder = mkdtempSync(join(tmpdir(), 'sayso-tests-'))
const file = join(folder, 'report.json')
const green = run('tests', bin('vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...process.argv.slice(2),
])
let report = null
try {
  report = JSON.parse(readFileSync(file, 'utf8'))
} catch {
  console.error('The tests ended without a report.')
}
rmSync(folder, { recursive: true, force: true })
end(tally(report, green))
