// better-auth, set up on our own tables: it checks passwords, makes sessions and signs their cookie, and serves no route.
import type { Deps } from '../deps.ts'

type Needs = Pick<Deps, 'db' | 'sealer' | 'config' | 'now' | 'newId'>

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128
export const ABSOLUTE_HOURS = 12

async function create({ db, sealer, config, now, newId }: Needs) {
  // Loaded when somebody first opens a staff page: patients never wait for it.
  const { betterAuth } = await import('better-auth')
  const secret = await sealer.derive('sign-in')
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
      expiresIn: ABSOLUTE_HOURS * 3600,
      // A session never slides: idle and absolute limits are ours, in session.ts.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, createdAt: new Date(now()), updatedAt: new Date(now()) },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'sayso',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() },
    },
  })
}

type Accounts = Awaited<ReturnType<typeof create>>

const known = new WeakMap<object, Promise<Accounts>>()

/** One per database, made when first needed. */
export function accountsOf(deps: Needs): Promise<Accounts> {
  const found = known.get(deps.db)
  if (found) return found
  const made = create(deps)
  known.set(deps.db, made)
  return made
}

export async function hashPassword(deps: Needs, password: string): Promise<string> {
  const { password: passwords } = await (await accountsOf(deps)).$context
  return passwords.hash(password)
}

/** What stands in better-auth's column for an address: its keyed hash, in the shape of an address. */
export async function storedEmail({ sealer }: Pick<Deps, 'sealer'>, email: string): Promise<string> {
  return `${(await emailIndex({ sealer }, email)).toLowerCase()}@email.invalid`
}

export function emailIndex({ sealer }: Pick<Deps, 'sealer'>, email: string): Promise<string> {
  return sealer.index('email', email.trim().toLowerCase())
}
