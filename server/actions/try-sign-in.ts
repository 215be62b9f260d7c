// Counts tries to sign in, by account, browser and network, so that passwords cannot be guessed.
import { isOneTooMany, TRY_MINUTES, type SignInTry } from '../core/sign-in-limits.ts'
import { instantAfter } from '../core/time.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { SUCCEEDED, TRIED, triesSince } from '../db/audit-log.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { shaped } from '../email.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { knownBrowser } from './note-entry.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** @param account an address's index. @param network an IPv4 address, an IPv6 /64, or any text that stands for where
 *  the request came from: kept as a keyed hash, for it is a person's trace. @param token the browser's own cookie. */
export async function asTry(
  deps: Needs,
  account: string,
  network: string,
  token: string | undefined,
): Promise<SignInTry> {
  const { sealer } = deps
  return {
    account,
    network: await hashToken(`${await sealer.derive('network')}|${network}`),
    browser: token ? await knownBrowser(deps, shaped(account), token) : null,
  }
}

/** Throws `Problem('too_many')`. The try is written down before the password is looked at, so that a hundred at
 *  once are not one. */
export async function beginTry(deps: Needs, next: SignInTry): Promise<void> {
  if (isOneTooMany(await pastTries(deps, next), next)) throw new Problem('too_many')
  const id = deps.newId()
  await deps.db.commit([note(deps, id, next, TRIED)])
  const others = (await pastTries(deps, next)).filter((past) => past.id !== id)
  if (isOneTooMany(others, next)) throw new Problem('too_many')
}

/** To be committed with what the entry changes. */
export const tryWorked = (deps: Needs, tried: SignInTry): Write => note(deps, deps.newId(), tried, SUCCEEDED)

const pastTries = ({ db, now }: Needs, { account, network }: SignInTry) =>
  triesSince(db, { account, network, since: instantAfter(now(), -TRY_MINUTES * 60_000) })

const note = ({ db, now }: Needs, id: string, { account, network, browser }: SignInTry, action: string) =>
  audit(db, {
    id,
    at: now(),
    actor: SYSTEM,
    action,
    subject: 'account',
    subjectId: account,
    detail: { network, ...(browser === null ? {} : { browser }) },
  })
