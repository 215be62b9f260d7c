// Finds a Chromium for the browser tests, or installs one, or says in a sentence what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const playwright = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/.bin/playwright-core')

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function playwrightsOwn() {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}

// A download without its system libraries is there and does not start: only a browser that answers counts.
const starts = (path) =>
  Boolean(path) && existsSync(path) && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0

const find = () => [process.env.CHROMIUM_PATH, ...usual, playwrightsOwn()].find(starts)

const apt =
  'apt-get update -qq && apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 chromium'

const tries = [
  ['Playwright’s Chromium', playwright, ['install', 'chromium']],
  ...(process.getuid?.() === 0 ? [['Debian’s chromium', 'sh', ['-c', apt]]] : []),
]

export function findOrInstallChromium() {
  const found = find()
  if (found) return found
  for (const [name, command, args] of tries) {
    console.log(`No Chromium that starts; trying to install ${name}…`)
    spawnSync(command, args, { stdio: 'ignore', timeout: 600_000 })
    const installed = find()
    if (installed) return installed
  }
  console.error(
    'The browser tests need Chromium. Install one (on Debian: `sudo apt-get install chromium`) or set CHROMIUM_PATH to it.',
  )
  return null
}
