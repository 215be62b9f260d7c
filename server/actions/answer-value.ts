// A code that the patient withholds is sealed like their words, and opened here alone.
import type { AnswerTable } from '../db/tables/answers.ts'
import type { Sealer } from '../sealing.ts'

/** Of the longest code that the table takes, so that the length tells nothing. */
const DIGITS = 4

export function sealCode(sealer: Sealer, answerId: string, code: number): Promise<string> {
  return sealer.seal('answer', 'value_sealed', answerId, String(code).padStart(DIGITS))
}

/** The columns of an answer's code; words have none. */
export async function codeColumns(
  sealer: Sealer,
  answerId: string,
  { value, shared }: { readonly value: number | string; readonly shared: boolean },
): Promise<Pick<AnswerTable, 'value' | 'value_sealed'>> {
  if (typeof value === 'string') return { value: null, value_sealed: null }
  return shared
    ? { value, value_sealed: null }
    : { value: null, value_sealed: await sealCode(sealer, answerId, value) }
}

/** Null: it has words in place of a code. */
export async function openValue(
  sealer: Sealer,
  {
    id,
    value,
    valueSealed,
  }: { readonly id: string; readonly value: number | null; readonly valueSealed: string | null },
): Promise<number | null> {
  if (valueSealed === null) return value
  return Number(await sealer.open('answer', 'value_sealed', id, valueSealed))
}
