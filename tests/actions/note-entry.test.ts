// Tries to sign in and the browsers that accounts know, on each database: who shares whose tries, and what is forgotten.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptInvite } from '../../server/actions/accept-invite.ts'
import { inviteStaff } from '../../server/actions/invite-staff.ts'
import { noteEntry } from '../../server/actions/note-entry.ts'
import { asTry, beginTry, tryWorked } from '../../server/actions/try-sign-in.ts'
import { OPERATOR } from '../../server/db/audit.ts'
import { emailIndex } from '../../server/email.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'

const [HERE, ELSEWHERE] = ['198.51.100.7', '203.0.113.5']

describe.each(DATABASES)('on $name', (database) => {
  let program: TestProgram
  beforeAll(async () => {
    program = await openTestProgram({ database })
  })
  afterAll(() => program.close())

  /** The address's index, and the address as the account keeps it. */
  async function account(name: string) {
    const { deps } = program
    const index = await emailIndex(deps.sealer, `${name}@county.example`)
    const staffId = await program.addStaff(name, { email_index: index })
    return { index, email: await renew(staffId), renew: () => renew(staffId) }
  }

  async function renew(staffId: string): Promise<string> {
    const link = await inviteStaff(program.deps, OPERATOR, { staffId, role: 'lead' })
    return acceptInvite(program.deps, link.split('/').at(-1) ?? '', 'any', async () => 'a hash')
  }

  /** Whether it was let through. */
  async function attempt(index: string, network: string, token?: string): Promise<boolean> {
    try {
      await beginTry(program.deps, await asTry(program.deps, index, network, token))
      return true
    } catch (error) {
      expect(error).toMatchObject({ code: 'too_many' })
      return false
    }
  }

  const attempts = async (times: number, ...[index, network, token]: Parameters<typeof attempt>) => {
    let passed = 0
    for (let i = 0; i < times; i++) passed += Number(await attempt(index, network, token))
    return passed
  }

  test('strangers share ten tries of an account, and a known browser has ten more', async () => {
    const { deps } = program
    const { index, email } = await account('ana')
    const { token } = await noteEntry(deps, email, undefined, [])
    expect(await attempts(6, index, HERE)).toBe(6)
    expect(await attempts(6, index, ELSEWHERE)).toBe(4)
    expect(await attempts(12, index, HERE, token)).toBe(10)
    expect(await attempts(1, index, HERE, 'a token of nobody')).toBe(0)
  })

  test('an entry gives back its try, and knows the browser by a fresh token', async () => {
    const { deps } = program
    const [ana, ben] = [await account('anabel'), await account('benno')]
    const first = await noteEntry(deps, ana.email, undefined, [])
    const tried = await asTry(deps, ben.index, HERE, first.token)
    expect(tried.browser).toBeNull()
    await beginTry(deps, tried)
    const second = await noteEntry(deps, ben.email, first.token, [tryWorked(deps, tried)])
    expect(second.token).not.toBe(first.token)
    for (const { index } of [ana, ben]) {
      expect((await asTry(deps, index, HERE, first.token)).browser).toBeNull()
      expect((await asTry(deps, index, HERE, second.token)).browser).not.toBeNull()
    }
    expect(await attempts(11, ben.index, HERE)).toBe(10)
  })

  test('a new password forgets the browsers of its account alone', async () => {
    const { deps } = program
    const [ana, ben] = [await account('anita'), await account('benita')]
    const first = await noteEntry(deps, ana.email, undefined, [])
    const { token } = await noteEntry(deps, ben.email, first.token, [])
    await ana.renew()
    expect((await asTry(deps, ana.index, HERE, token)).browser).toBeNull()
    expect((await asTry(deps, ben.index, HERE, token)).browser).not.toBeNull()
  })

  test('a network tries for ten accounts, as often as these have tries', async () => {
    const index = (of: number) => emailIndex(program.deps.sealer, `nobody${of}@county.example`)
    const network = '192.0.2.1'
    for (let of = 0; of < 10; of++) expect(await attempts(2, await index(of), network)).toBe(2)
    expect(await attempts(1, await index(10), network)).toBe(0)
    expect(await attempts(1, await index(0), network)).toBe(1)
    program.clock.advance('PT16M')
    expect(await attempts(1, await index(10), network)).toBe(1)
  })
})
