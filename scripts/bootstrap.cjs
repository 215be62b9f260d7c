// Makes any host with Node 20 and npm able to run Sayso: installs what the lockfile says, then starts the pinned Node.
// CommonJS and built-ins only, because it runs before anything is installed.
'use strict'
const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const stampFile = path.join(root, 'node_modules', '.installed')
const pinned = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

function npm(args) {
  const own = process.env.npm_execpath
  const [command, first] = own && own.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const { status } = spawnSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    console.error(
      `\nSayso could not install its packages (npm ${args[0]} failed). Check the network and try again.`,
    )
    process.exit(1)
  }
}

function install(dev) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
  const stamp = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8').trim() : ''
  if (stamp === `${hash} dev` || (!dev && stamp === `${hash} prod`)) return
  console.error('Installing packages (about a minute, once)…')
  const kind = dev ? ['--include=dev'] : ['--omit=dev', '--omit=peer']
  npm(['ci', '--ignore-scripts', '--loglevel=error', ...kind])
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'])
  const version = spawnSync(pinned, ['-v'], { encoding: 'utf8' }).stdout || ''
  if (!version.startsWith('v24.')) {
    console.error('The pinned Node 24 did not arrive with the packages. Delete node_modules and try again.')
    process.exit(1)
  }
  fs.writeFileSync(stampFile, `${hash} ${dev ? 'dev' : 'prod'}\n`)
}

const args = process.argv.slice(2)
const dev = args[0] === '--dev'
if (dev) args.shift()
install(dev)

const env = { ...process.env }
env.PATH = [path.dirname(pinned), path.join(root, 'node_modules', '.bin'), env.PATH].join(path.delimiter)
const [file, ...rest] = args
// Short-lived garbage, such as a long import makes, would otherwise take a hundred megabytes more than it needs.
const child = spawn(pinned, ['--max-semi-space-size=16', path.join(root, file), ...rest], {
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// Killing npm does not always reach us: when our own parent is gone, so is the reason to run.
const parent = process.ppid
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
