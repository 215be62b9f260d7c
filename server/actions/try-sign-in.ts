// Counts tries to sign in, by account and by network, so that passwords cannot be guessed.
import { instantAfter } from '../core/time.ts'
import { audit, SYSTEM } from '../db/audit.ts'
import { failedTries, SUCCEEDED, TRIED } from '../db/audit-log.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'

const TRIES = 10
const MINUTES = 15

export interface Try {
  /** The keyed hash of the address tried, whether or not anybody has it. */
  readonly account: string
  /** A keyed hash too: an address of a network is a person's trace. */
  readonly network: string
}

type Needs = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** @param network an IPv4 address, an IPv6 /64, or any text that stands for where the request came from. */
export async function asTry({ sealer }: Needs, account: string, network: string): Promise<Try> {
  return { account, network: await hashToken(`${await sealer.derive('network')}|${network}`) }
}

/** Throws `Problem('too_many')`. The try is written down before the password is looked at, so that a hundred at
 *  once are not one. */
export async function beginTry(deps: Needs, tried: Try): Promise<void> {
  if (await tooMany(deps, tried, TRIES)) throw new Problem('too_many')
  await note(deps, tried, TRIED)
  if (await tooMany(deps, tried, TRIES + 1)) throw new Problem('too_many')
}

export function tryWorked(deps: Needs, tried: Try): Promise<void> {
  return note(deps, tried, SUCCEEDED)
}

async function tooMany({ db, now }: Needs, tried: Try, limit: number): Promise<boolean> {
  const since = instantAfter(now(), -MINUTES * 60_000)
  const failed = await failedTries(db, { ...tried, since })
  return failed.account >= limit || failed.network >= limit
}

async function note({ db, now, newId }: Needs, { account, network }: Try, action: string): Promise<void> {
  await db.commit([
    audit(db, {
      id: newId(),
      at: now(),
      actor: SYSTEM,
      action,
      subject: 'account',
      subjectId: account,
      detail: { network },
    }),
  ])
}
