// better-auth, set up on our own tables: it checks passwords, makes sessions and signs their cookie, and serves no route.
import { noteSession } from '../actions/note-session.ts'
import type { StaffDeps } from '../deps.ts'

export type AccountDeps = Pick<StaffDeps, 'db' | 'sealer' | 'config' | 'now' | 'newId'>

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128
const ABSOLUTE_SECONDS = 12 * 3600

async function create({ db, sealer, config, now, newId }: AccountDeps) {
  // Loaded when somebody first opens a staff page: patients never wait for it.
  const { betterAuth } = await import('better-auth')
  const secret = await sealer.derive('sign-in')
  const secure = config.publicUrl.startsWith('https:')
  return betterAuth({
    baseURL: config.publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // 'sqlite' on every database: our columns are portable text and integers.
    database: { db: db.query, type: 'sqlite', transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    user: {
      additionalFields: {
        staffId: { type: 'string', required: true, input: false },
        role: { type: 'string', required: true, input: false },
      },
    },
    session: {
      expiresIn: ABSOLUTE_SECONDS,
      // A session never slides: idle and absolute limits are core/session-limits.ts.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, createdAt: new Date(now()), updatedAt: new Date(now()) },
          }),
          // It writes outside our commit, so what it did is written down right after.
          after: async ({ userId }) => noteSession({ db, now, newId }, userId),
        },
      },
    },
    advanced: {
      // `__Host-`: no neighbouring subdomain can put a session of its own in place of ours.
      cookiePrefix: secure ? '__Host-sayso' : 'sayso',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
  })
}

type Accounts = Awaited<ReturnType<typeof create>>

const known = new WeakMap<object, Promise<Accounts>>()

/** One per database, made when first needed. */
export function accountsOf(deps: AccountDeps): Promise<Accounts> {
  const found = known.get(deps.db)
  if (found) return found
  const made = create(deps)
  known.set(deps.db, made)
  return made
}

export async function hashPassword(deps: AccountDeps, password: string): Promise<string> {
  const { password: passwords } = await (await accountsOf(deps)).$context
  return passwords.hash(password)
}

/** The headers that set the session's cookie, or null: unknown address or wrong password, which nobody can tell apart.
 *  @param email as the account keeps it. */
export async function openSession(
  deps: AccountDeps,
  email: string,
  password: string,
): Promise<Headers | null> {
  const accounts = await accountsOf(deps)
  const { isAPIError } = await import('better-auth/api')
  try {
    const { headers } = await accounts.api.signInEmail({ body: { email, password }, returnHeaders: true })
    return headers
  } catch (error) {
    if (isAPIError(error)) return null
    throw error
  }
}

/** The headers that take the cookie away; the session's row is gone. */
export async function endSession(deps: AccountDeps, headers: Headers): Promise<Headers> {
  const accounts = await accountsOf(deps)
  const { headers: answered } = await accounts.api.signOut({ headers, returnHeaders: true })
  return answered
}
