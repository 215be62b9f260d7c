// Somebody signed in: from now on the account knows this browser, whose tries are its own.
import { DAY_MS, instantAfter } from '../core/time.ts'
import { findAccountByEmail } from '../db/accounts.ts'
import { audit } from '../db/audit.ts'
import {
  findKnownBrowser,
  forgetKnownBrowsers,
  insertKnownBrowser,
  renewBrowserToken,
  usedKnownBrowser,
} from '../db/known-browsers.ts'
import type { Write } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { hashToken } from '../sealing.ts'

/** How long a browser is known without being used. */
export const KNOWN_DAYS = 180

type Needs = Pick<Deps, 'db' | 'now' | 'newId' | 'newToken'>

const cutOff = (now: string) => instantAfter(now, -KNOWN_DAYS * DAY_MS)

/** The browser's id with that account; null: a stranger. @param email as the account keeps it. */
export async function knownBrowser(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  email: string,
  token: string,
): Promise<string | null> {
  return findKnownBrowser(db, { tokenHash: await hashToken(token), email, since: cutOff(now()) })
}

export interface Entry {
  readonly staffId: string
  /** The browser's cookie from now on: whoever copied the last one is a stranger. */
  readonly token: string
}

/** @param email as the account keeps it. @param old the cookie that the browser came with. @param also writes
 *  to be committed with it. */
export async function noteEntry(
  deps: Needs,
  email: string,
  old: string | undefined,
  also: readonly Write[],
): Promise<Entry> {
  const { db, now, newId, newToken } = deps
  const account = await findAccountByEmail(db, email)
  if (!account) throw new Problem('broken')
  const [token, at] = [newToken(), now()]
  const hash = await hashToken(token)
  const known = old ? await knownBrowser(deps, email, old) : null
  await db.commit([
    ...also,
    forgetKnownBrowsers(db, account.id, cutOff(at)),
    ...(old ? [renewBrowserToken(db, await hashToken(old), hash)] : []),
    ...(known
      ? [usedKnownBrowser(db, known, at)]
      : [
          insertKnownBrowser(db, { id: newId(), token_hash: hash, account_id: account.id, used_at: at }),
          audit(db, {
            id: newId(),
            at,
            actor: { kind: 'staff', id: account.staffId },
            action: 'browser.remembered',
            subject: 'staff',
            subjectId: account.staffId,
          }),
        ]),
  ])
  return { staffId: account.staffId, token }
}
