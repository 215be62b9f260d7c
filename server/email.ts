// Where an e-mail address goes: never stored as it is, only as a keyed hash to find its account by.
import type { Sealer } from './sealing.ts'

export function emailIndex(sealer: Sealer, email: string): Promise<string> {
  return sealer.index('email', email.trim().toLowerCase())
}

/** What stands in the account's address column: the hash in the shape of an address. */
export async function accountEmail(sealer: Sealer, email: string): Promise<string> {
  return shaped(await emailIndex(sealer, email))
}

/** @param index as `emailIndex` gives it, and as staff rows keep it. */
export const shaped = (index: string): string => `${index.toLowerCase()}@email.invalid`
