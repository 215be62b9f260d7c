// Bundles the server, the command line and the browser's few files into dist/.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as bundle, stop } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const assets = join(root, 'dist', 'assets')

/** Writes an asset under a name that changes with its content, so that browsers may keep it for ever. */
function writeAsset(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const hashed = name.replace(/\.(\w+)$/, `-${hash}.$1`)
  writeFileSync(join(assets, hashed), bytes)
  return [name, `/assets/${hashed}`]
}

export async function build() {
  rmSync(assets, { recursive: true, force: true })
  mkdirSync(assets, { recursive: true })
  const browser = await bundle({
    absWorkingDir: root,
    entryPoints: [
      { in: 'web/islands/patient.ts', out: 'patient' },
      { in: 'web/style/staff.css', out: 'staff' },
    ],
    outdir: assets,
    bundle: true,
    minify: true,
    target: ['es2017', 'chrome80', 'safari13', 'firefox78'],
    write: false,
    logLevel: 'error',
  })
  const names = browser.outputFiles.map((file) => writeAsset(file.path.split(/[\\/]/).at(-1), file.contents))
  writeFileSync(join(root, 'dist', 'assets.json'), `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`)
  await bundle({
    absWorkingDir: root,
    entryPoints: ['server/node.ts', 'server/cli.ts'],
    outdir: 'dist',
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
  return JSON.parse(readFileSync(join(root, 'dist', 'assets.json'), 'utf8'))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build()
