// Two deployments with keys of their own, and the journal as a file that goes from one to the other.
import { suppressionsCommand } from '../../server/cli/suppressions.ts'
import type { Deps } from '../../server/deps.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

export const SECRET = 'a secret of tests that both sides were given'

/** Another program, in which the same number has another hash. */
export const openElsewhere = () =>
  openTestProgram({ ids: '019bbbbb', config: { key: 'the key of another deployment, for tests only' } })

let texts = 0
/** A minute after what came before. */
export function say({ deps, clock }: TestProgram, from: string, body: string): Promise<void> {
  clock.advance('PT1M')
  texts += 1
  return receiveText(deps, { providerId: `SM${texts}`, from, body })
}

async function run(deps: Deps, args: readonly string[], file: readonly string[], secret: string) {
  const [printed, told]: [string[], string[]] = [[], []]
  const code = await suppressionsCommand(deps, args, {
    secret: () => secret,
    lines: async function* () {
      yield* file
    },
    print: (line) => printed.push(line),
    tell: (line) => told.push(line),
  })
  return { code, printed, told }
}

/** The file's lines, and what was said beside it. */
export async function exporting(deps: Deps, secret = SECRET) {
  const { code, printed, told } = await run(deps, ['export'], [], secret)
  return { code, file: printed, said: told.join('\n') }
}

export async function importing(deps: Deps, file: readonly string[], secret = SECRET) {
  const { code, printed } = await run(deps, ['import', 'FILE'], file, secret)
  return { code, said: printed.join('\n') }
}

export async function phones({ db, sealer }: Deps): Promise<Record<string, string>> {
  const rows = await db.query.selectFrom('contact').selectAll().orderBy('id').execute()
  const open = async (row: (typeof rows)[number]) =>
    [await sealer.open('contact', 'phone_sealed', row.id, row.phone_sealed), row.state] as const
  return Object.fromEntries(await Promise.all(rows.map(open)))
}
