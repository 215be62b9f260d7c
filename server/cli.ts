// The command line: `sayso …`, one word and its arguments.
import { ConfigProblem, readConfig } from './config.ts'
import { openServing } from './open.ts'
import type { Deps } from './deps.ts'
import { SurveyChanged } from './surveys.ts'

interface Command {
  readonly usage: string
  readonly does: string
  /** Returns the exit code. */
  run?(deps: Deps, args: readonly string[]): Promise<number>
  /** In its place: opens no database by itself. */
  alone?(args: readonly string[]): Promise<number>
}

const print = (line: string) => console.log(line)

const commands: Readonly<Record<string, Command>> = {
  import: {
    usage: 'import FILE.csv [--dry-run] [--skip-bad-rows]',
    does: 'reads a caseload: shows what would change and every problem, then writes it',
    run: async (deps, args) => {
      const { fileIo, importCommand } = await import('./cli/import.ts')
      return importCommand(deps, args, fileIo(print))
    },
  },
  admin: {
    usage: 'admin EMAIL [NAME]',
    does: 'makes an administrator and prints a one-time link to sign in with',
    run: async (deps, args) => (await import('./cli/admin.ts')).adminCommand(deps, args, print),
  },
  rate: {
    usage: 'rate [TEXTS-A-SECOND]',
    does: 'says, or sets, how many texts may leave a second: what your carrier has granted your sender',
    run: async (deps, args) => (await import('./cli/rate.ts')).rateCommand(deps, args, print),
  },
  texts: {
    usage: 'texts',
    does: 'counts the texts by what became of them, and lists those that did not arrive or are in doubt',
    run: async (deps) => (await import('./cli/texts.ts')).textsCommand(deps, print),
  },
  halt: {
    usage: 'halt',
    does: 'stops the texts that we start until they are let go again; replies to patients still go',
    run: async (deps) => (await import('./cli/halt.ts')).haltCommand(deps, print),
  },
  backup: {
    usage: 'backup FILE',
    does: 'copies a SQLite database while it runs; no text that we start leaves from the copy until it is resumed',
    alone: async (args) =>
      (await import('./cli/backup.ts')).backupCommand(readConfig(process.env), args, print),
  },
  restored: {
    usage: 'restored',
    does: 'after a restore: stops the texts that we start, and says what to do before they leave again',
    run: async (deps) => (await import('./cli/halt.ts')).restoredCommand(deps, print),
  },
  reread: {
    usage: 'reread --since 2026-11-24T18:00:00Z',
    does: 'after a restore: hears from the carrier what patients wrote since, and finds what left since',
    run: async (deps, args) => (await import('./cli/reread.ts')).rereadCommand(deps, args, print),
  },
  resume: {
    usage: 'resume',
    does: 'lets texts go again',
    run: async (deps) => (await import('./cli/halt.ts')).resumeCommand(deps, print),
  },
  suppressions: {
    usage: 'suppressions export > FILE | suppressions import FILE',
    does: 'writes the journal of stops and starts, sealed, for a restore or another deployment; reads one in',
    run: async (deps, args) => {
      const { journalIo, suppressionsCommand } = await import('./cli/suppressions.ts')
      return suppressionsCommand(deps, args, journalIo(print))
    },
  },
  rehearse: {
    usage: 'rehearse --month 2026-12 [--price DOLLARS-A-SEGMENT]',
    does: 'says who would be asked in a month, with how many texts, and whom no text reaches; sends and writes nothing',
    run: async (deps, args) => (await import('./cli/rehearse.ts')).rehearseCommand(deps, args, print),
  },
  tick: {
    usage: 'tick',
    does: 'does once what the timer does: plans, sends, closes',
    run: async (deps) => {
      print(JSON.stringify(await (await import('./actions/tick.ts')).tick(deps)))
      return 0
    },
  },
  languages: {
    usage: 'languages [TAG] [--preview FOLDER] [--into SURVEY FILE.json]',
    does: 'lists what each language still lacks; shows a draft’s pages, or puts its words into a survey’s next version',
    alone: async (args) => (await import('./cli/languages.ts')).languagesCommand(args, print),
  },
  migrate: {
    usage: 'migrate',
    does: 'brings the database to the newest schema',
    run: async () => {
      print('The database has the newest schema.')
      return 0
    },
  },
}

function help(): number {
  print('Usage: npm run sayso -- COMMAND\n')
  for (const { usage, does } of Object.values(commands)) print(`  ${usage}\n      ${does}`)
  return 0
}

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'serve') {
    await import('./node.ts')
    return -1
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    if (name !== 'help') print(`There is no command “${name}”.\n`)
    return help() || (name === 'help' ? 0 : 1)
  }
  if (command.alone) return command.alone(args)
  const { deps } = await openServing(readConfig(process.env))
  try {
    return (await command.run?.(deps, args)) ?? 1
  } finally {
    await deps.db.close()
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code >= 0) process.exitCode = code
  },
  (error: unknown) => {
    const known = error instanceof ConfigProblem || error instanceof SurveyChanged
    console.error(known ? error.message : error)
    process.exitCode = 1
  },
)
