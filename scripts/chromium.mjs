// Finds a Chromium for the browser tests, or installs one, or says in a sentence what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const find = () =>
  [process.env.CHROMIUM_PATH, ...usual, chromium.executablePath()].find((path) => path && existsSync(path))

const tries = [
  [
    'Playwright’s Chromium',
    () =>
      spawnSync('node_modules/.bin/playwright-core', ['install', 'chromium'], {
        stdio: 'ignore',
        timeout: 300_000,
      }),
  ],
  [
    'Debian’s chromium',
    () =>
      process.getuid?.() === 0 &&
      spawnSync(
        'sh',
        ['-c', 'apt-get update -qq && apt-get install -y -qq -o DPkg::Lock::Timeout=300 chromium'],
        { stdio: 'ignore' },
      ),
  ],
]

export function findOrInstallChromium() {
  const found = find()
  if (found) return found
  for (const [name, install] of tries) {
    console.log(`No Chromium here; trying to install ${name}…`)
    install()
    const installed = find()
    if (installed) return installed
  }
  console.error(
    'The browser tests need Chromium. Install one (on Debian: `sudo apt-get install chromium`) or set CHROMIUM_PATH to it.',
  )
  process.exit(1)
}
