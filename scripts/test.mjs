// `npm test`: everything that CI runs, in the order in which a mistake is cheapest to hear of.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { findOrInstallChromium } from './chromium.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => join(root, 'node_modules', '.bin', name)

function step(title, command, args) {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n${title}: not green.`)
    process.exit(1)
  }
}

step('lockfile', process.execPath, ['scripts/check-lock.mjs'])
step('format', bin('prettier'), ['--check', '--log-level=warn', '.'])
step('lint', bin('oxlint'), ['--deny-warnings'])
step('types', bin('tsc'), [])
console.log('\n── build')
await build()
process.env.CHROMIUM_PATH = findOrInstallChromium()
step('tests', bin('vitest'), ['run', ...process.argv.slice(2)])
