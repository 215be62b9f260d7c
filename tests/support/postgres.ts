// A throw-away PostgreSQL server on a socket of its own, where the machine has PostgreSQL's programs.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'

function findPrograms(): string | null {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : []
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)]
  return (
    folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl'))) ?? null
  )
}

/** PostgreSQL refuses to run as root, so root starts it as the account that its package made. Null: there is none. */
function account(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    return null
  }
}

const programs = process.platform === 'win32' ? null : findPrograms()
const runner = programs === null ? null : account()

export const hasPostgres = programs !== null && runner !== null

export interface PostgresServer {
  /** `postgres://…`, of an empty database. */
  readonly url: string
  stop(): void
}

/** Only where `hasPostgres`. */
export function startPostgres(): PostgresServer {
  if (programs === null || runner === null) throw new Error('this machine has no PostgreSQL')
  const folder = mkdtempSync(join(tmpdir(), 'sayso-pg-'))
  chownSync(folder, runner.uid, runner.gid)
  const data = join(folder, 'data')
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { ...runner, cwd: folder, stdio: 'ignore' })
  run('initdb', '-D', data, '-U', 'sayso', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
  const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  return {
    url: `postgres://sayso@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
