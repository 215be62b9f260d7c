// Whose failed tries to sign in count against whom, and how many there may be.

/** How far back tries count. */
export const TRY_MINUTES = 15
const TRIES = 10
const ACCOUNTS = 10

export interface SignInTry {
  /** The keyed hash of the address tried, whether or not anybody has it. */
  readonly account: string
  readonly network: string
  /** A browser in which this very account was signed in to before; null: a stranger's. */
  readonly browser: string | null
}

export interface PastTry extends SignInTry {
  /** Each try stands there once, and once more if it worked. */
  readonly worked: boolean
}

/** A browser that is known has tries of its own. Strangers share those of an account, wherever they are, and each of
 *  their networks may try for ten accounts: not counted are those that somebody got into from there in the end.
 *  @param past of the last `TRY_MINUTES`, oldest first. @param next the one to be judged, counted on top. */
export function isOneTooMany(past: readonly PastTry[], next: SignInTry): boolean {
  const failed = past
    .filter(({ account, browser }) => account === next.account && browser === next.browser)
    .reduce((sum, { worked }) => sum + (worked ? -1 : 1), 1)
  return failed > TRIES || (next.browser === null && triedFor(past, next).size > ACCOUNTS)
}

function triedFor(past: readonly PastTry[], next: SignInTry): Set<string> {
  const accounts = new Set<string>()
  for (const { account, network, browser, worked } of past) {
    if (browser !== null || network !== next.network) continue
    if (worked) accounts.delete(account)
    else accounts.add(account)
  }
  return accounts.add(next.account)
}
