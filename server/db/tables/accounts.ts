// The tables of sign-in, in the shape that better-auth expects; e-mail here is a keyed hash.
import type { OneTimeLinkTable } from './people.ts'

export interface UserTable {
  id: string
  name: string
  email: string
  emailVerified: 0 | 1
  image: string | null
  staffId: string
  role: OneTimeLinkTable['role']
  createdAt: string
  updatedAt: string
}

export interface SessionTable {
  id: string
  userId: string
  token: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

export interface AccountTable {
  id: string
  userId: string
  accountId: string
  providerId: string
  password: string | null
  createdAt: string
  updatedAt: string
}

export interface KnownBrowserTable {
  id: string
  token_hash: string
  account_id: string
  used_at: string
}

// A type, not an interface: Kysely's withTables takes no less.
export type AccountTables = {
  user: UserTable
  session: SessionTable
  account: AccountTable
}
