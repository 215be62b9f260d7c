// Programs to sign in to, closed after each test, and the command that makes a first administrator.
import { adminCommand } from '../../server/cli/admin.ts'
import { openTestProgram, type TestOptions, type TestProgram } from '../support/program.ts'
import { openStaffSide, ORIGIN } from './signed-in.ts'

const programs: TestProgram[] = []

export async function open(options: TestOptions = { config: { mode: 'production' } }) {
  const program = await openTestProgram(options)
  programs.push(program)
  return { program, side: openStaffSide(program) }
}

export async function closeAll(): Promise<void> {
  for (const program of programs.splice(0)) await program.close()
}

/** `path` is the one-time link's, when one was made. */
export async function firstAdmin(program: TestProgram, ...args: string[]) {
  const lines: string[] = []
  const code = await adminCommand(program.deps, args, (line) => lines.push(line))
  return { code, lines, path: new URL(lines[1] ?? ORIGIN).pathname }
}
