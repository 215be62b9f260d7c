// Bundles the server, the command line and the browser's few files into dist/.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as bundle, stop } from 'esbuild'
import { findClips, SERVED_AS } from './clips.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const served = join(root, 'dist', 'public')
const files = join(served, 'assets')

/** Writes a file under a name that changes with its content, so that browsers may keep it for ever; returns its address. */
function writeAsset(file) {
  const hash = createHash('sha256').update(file.contents).digest('hex').slice(0, 10)
  const name = file.path
    .split(/[\\/]/)
    .at(-1)
    .replace(/\.(\w+)$/, `-${hash}.$1`)
  writeFileSync(join(files, name), file.contents)
  return `/assets/${name}`
}

function bundleFiles(entryPoints, target) {
  return bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: files,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    target,
    write: false,
    logLevel: 'error',
  })
}

export async function build() {
  rmSync(served, { recursive: true, force: true })
  mkdirSync(files, { recursive: true })
  const browser = await bundleFiles(
    ['web/islands/patient.ts', 'web/style/patient.css', 'web/style/kiosk-plain.css', 'web/style/staff.css'],
    ['es2017', 'chrome80', 'safari13', 'firefox78'],
  )
  // SurveyJS is written for newer browsers than patients may have; only the tablet and the workshop load it.
  const tablet = await bundleFiles(['web/islands/kiosk.ts', 'web/style/kiosk.css'], ['es2022'])
  const workshop = await bundleFiles(
    ['web/islands/survey-preview.ts', 'web/style/survey-preview.css'],
    ['es2022'],
  )
  const built = [...browser.outputFiles, ...tablet.outputFiles, ...workshop.outputFiles]
  const file = (name) => built.find(({ path }) => path.endsWith(name))
  const assets = {
    // Inlined, so that a patient's first question needs one request.
    patientCss: file('patient.css').text.trim(),
    patientJs: writeAsset(file('patient.js')),
    staffCss: writeAsset(file('staff.css')),
    kioskPlainCss: file('kiosk-plain.css').text.trim(),
    kioskCss: writeAsset(file('kiosk.css')),
    kioskJs: writeAsset(file('kiosk.js')),
    surveyPreviewJs: writeAsset(file('survey-preview.js')),
    surveyPreviewCss: writeAsset(file('survey-preview.css')),
    clips: findClips(join(root, 'surveys')).map(({ survey, language, item, title, type, contents }) => ({
      survey,
      language,
      item,
      title,
      type,
      // The address tells nobody on the way which question is heard.
      src: writeAsset({ path: `clip.${SERVED_AS[type]}`, contents }),
      bytes: contents.length,
    })),
  }
  // Read by Cloudflare, which serves this folder without asking the app.
  writeFileSync(join(served, '_headers'), '/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
  writeFileSync(join(root, 'dist', 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`)
  await bundleServer('server/node.ts', 'server/cli.ts')
}

/** Each to its place in dist/, as in server/ or tests/. Packages stay where they are installed. */
export const bundleServer = (...entryPoints) => bundleFor('server', entryPoints)
export const bundleTests = (...entryPoints) => bundleFor('tests', entryPoints)

async function bundleFor(outbase, entryPoints) {
  await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outbase,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })
  await stop()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build()
