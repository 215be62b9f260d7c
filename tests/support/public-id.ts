// The ids by which pages name rows, for tests that open an address, choose in a form, or compare pages of two programs.
import type { PublicId } from '../../server/core/public-id.ts'
import type { TestProgram } from './program.ts'

const ROWS = ['patient', 'follow_up', 'claim', 'staff', 'contact', 'audit'] as const
/** Named by the log alone. */
const LOGGED = ['enrolment', 'inbound', 'invitation', 'outbox', 'release', 'team'] as const

export const publicId = ({ deps }: TestProgram, kind: (typeof ROWS)[number], id: string): PublicId =>
  deps.sealer.publicId(kind, id)

/** The same text with these rows' ids as they are on file. */
export function withRowIds({ deps }: TestProgram, text: string, ids: Iterable<string>): string {
  let written = text
  for (const id of ids)
    for (const kind of [...ROWS, ...LOGGED]) written = written.replaceAll(deps.sealer.publicId(kind, id), id)
  return written
}
