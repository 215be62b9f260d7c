// Accounts and their sessions: who may sign in, in which role, since when.
import type { Db, Write } from './database.ts'
import type { AccountTables, UserTable } from './tables/accounts.ts'

type Query = Pick<Db, 'query'>

const tables = (db: Query) => db.query.withTables<AccountTables>()

export interface Account {
  readonly id: string
  readonly staffId: string
  readonly email: string
  readonly role: UserTable['role']
}

export async function findAccount(db: Query, id: string): Promise<Account | null> {
  const row = await tables(db)
    .selectFrom('user')
    .select(['id', 'staffId', 'email', 'role'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findAccountOfStaff(db: Query, staffId: string): Promise<Account | null> {
  const row = await tables(db)
    .selectFrom('user')
    .select(['id', 'staffId', 'email', 'role'])
    .where('staffId', '=', staffId)
    .executeTakeFirst()
  return row ?? null
}

/** Staff ids of those who have an account in this role, in their order. */
export async function staffInRole(db: Query, role: UserTable['role']): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('user')
    .select('staffId')
    .where('role', '=', role)
    .orderBy('staffId')
    .execute()
  return rows.map(({ staffId }) => staffId)
}

/** @param email as the account keeps it. */
export async function findAccountByEmail(db: Query, email: string): Promise<Account | null> {
  const row = await tables(db)
    .selectFrom('user')
    .select(['id', 'staffId', 'email', 'role'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

export interface NewAccount {
  readonly userId: string
  readonly accountId: string
  readonly staffId: string
  readonly email: string
  readonly role: UserTable['role']
  readonly passwordHash: string
  readonly at: string
}

/** Who has no password yet signs in nowhere. */
export function insertUser(db: Query, account: Omit<NewAccount, 'accountId' | 'passwordHash'>): Write {
  const { userId, staffId, email, role, at } = account
  const dates = { createdAt: at, updatedAt: at }
  return (
    tables(db)
      .insertInto('user')
      // The name stands sealed in staff: this one is only there because better-auth asks for one.
      .values({ id: userId, name: 'staff', email, emailVerified: 1, image: null, staffId, role, ...dates })
  )
}

/** A user and its password, in the two rows that better-auth reads. */
export function insertAccount(db: Query, account: NewAccount): Write[] {
  const { userId, accountId, passwordHash, at } = account
  const dates = { createdAt: at, updatedAt: at }
  return [
    insertUser(db, account),
    tables(db)
      .insertInto('account')
      .values({
        id: accountId,
        userId,
        accountId: userId,
        providerId: 'credential',
        password: passwordHash,
        ...dates,
      }),
  ]
}

/** A new password and role; every open session of the account ends. */
export function renewAccount(
  db: Query,
  account: Pick<NewAccount, 'userId' | 'role' | 'passwordHash' | 'at'>,
): Write[] {
  const { userId, role, passwordHash, at } = account
  return [
    tables(db).updateTable('user').set({ role, updatedAt: at }).where('id', '=', userId),
    tables(db)
      .updateTable('account')
      .set({ password: passwordHash, updatedAt: at })
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential'),
    tables(db).deleteFrom('session').where('userId', '=', userId),
  ]
}

/** The session was used: its idle time begins again. */
export function touchSession(db: Query, id: string, at: string): Write {
  return tables(db).updateTable('session').set({ updatedAt: at }).where('id', '=', id)
}

export function deleteSession(db: Query, id: string): Write {
  return tables(db).deleteFrom('session').where('id', '=', id)
}
