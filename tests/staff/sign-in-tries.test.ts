// Whose tries use up whose: a browser that signed in before has its own, a network counts accounts, strangers share ten.
import { afterEach, describe, expect, it } from 'vitest'
import { asTry, beginTry } from '../../server/actions/try-sign-in.ts'
import { emailIndex } from '../../server/email.ts'
import type { TestProgram } from '../support/program.ts'
import { closeAll, firstAdmin, open } from './sign-in-setup.ts'
import { ORIGIN, PASSWORD, type StaffSide } from './signed-in.ts'

afterEach(closeAll)

const OFFICE = '198.51.100.7'
const BROWSER = '__Host-sayso-browser'

/** Keeps its cookies, as a browser does. */
function browser(side: StaffSide, network = OFFICE) {
  const jar = new Map<string, string>()
  const set: string[] = []
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await side.app.request(ORIGIN + path, {
      method: 'POST',
      headers: {
        origin: ORIGIN,
        'cf-connecting-ip': network,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: new URLSearchParams(fields),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      set.push(cookie)
      if (/Max-Age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const signIn = async (email: string, password: string) =>
    (await post('/sign-in', { email, password })).status
  return { network, jar, set, post, signIn, signOut: () => post('/sign-out', {}) }
}

const email = (of: string | number) => `worker${of}@county.example`

/** An account, and the browser in which its password was set. */
async function worker(program: TestProgram, side: StaffSide, of: string | number, password = PASSWORD) {
  const { path } = await firstAdmin(program, email(of))
  const own = browser(side)
  expect((await own.post(path, { password, again: password })).status).toBe(303)
  return own
}

const WRONG = 'wrong wrong wrong'

/** As the form does it, but for the password, whose hash takes its time: wrong tries that were let through. */
async function fail(
  program: TestProgram,
  by: ReturnType<typeof browser>,
  of: string | number,
  times: number,
) {
  const { deps } = program
  const index = await emailIndex(deps.sealer, email(of))
  for (let i = 0; i < times; i++)
    await beginTry(deps, await asTry(deps, index, by.network, by.jar.get(BROWSER)))
}

describe('an office behind one address', () => {
  it('keeps in everybody who signed in there before, whatever a stranger does to their accounts', async () => {
    const { program, side } = await open()
    const ana = await worker(program, side, 'ana')
    await ana.signOut()
    const stranger = browser(side)
    await fail(program, stranger, 'ana', 10)
    expect(await stranger.signIn(email('ana'), PASSWORD)).toBe(429)
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(303)
    for (let other = 0; other < 9; other++) await fail(program, stranger, other, 1)
    expect(await stranger.signIn(email('one more'), WRONG)).toBe(429)
    expect(await ana.signIn(email('ana'), WRONG)).toBe(403)
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(303)
  })
})

describe('a browser that signed in before', () => {
  it('has ten tries of its own, and then waits while strangers still have theirs', async () => {
    const { program, side } = await open()
    const ana = await worker(program, side, 'ana')
    await fail(program, ana, 'ana', 10)
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(429)
    const stranger = browser(side)
    await fail(program, stranger, 'ana', 9)
    expect(await stranger.signIn(email('ana'), PASSWORD)).toBe(303)
    program.clock.advance('PT16M')
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(303)
  })

  it('is a stranger to everybody else’s account', async () => {
    const { program, side } = await open()
    await worker(program, side, 'ana')
    const ben = await worker(program, side, 'ben')
    await fail(program, browser(side, '203.0.113.5'), 'ana', 10)
    expect(await ben.signIn(email('ana'), PASSWORD)).toBe(429)
  })

  it('is known to each who shares it', async () => {
    const { program, side } = await open()
    const shared = await worker(program, side, 'ana')
    await worker(program, side, 'ben')
    expect(await shared.signIn(email('ben'), PASSWORD)).toBe(303)
    expect(await shared.signIn(email('ana'), PASSWORD)).toBe(303)
    for (const of of ['ana', 'ben']) await fail(program, browser(side, '203.0.113.5'), of, 10)
    expect(await shared.signIn(email('ben'), PASSWORD)).toBe(303)
    expect(await shared.signIn(email('ana'), PASSWORD)).toBe(303)
  })

  it('is forgotten with the old password, and after half a year', async () => {
    for (const forget of ['password', 'time'] as const) {
      const { program, side } = await open()
      const ana = await worker(program, side, 'ana')
      if (forget === 'password') await worker(program, side, 'ana')
      else program.clock.advance('P181D')
      await fail(program, browser(side, '203.0.113.5'), 'ana', 10)
      expect(await ana.signIn(email('ana'), PASSWORD)).toBe(429)
    }
  })

  it('is known by a fresh token each time: who copied the last one is a stranger', async () => {
    const { program, side } = await open()
    const ana = await worker(program, side, 'ana')
    const copied = ana.jar.get(BROWSER) ?? ''
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(303)
    expect(ana.jar.get(BROWSER)).not.toBe(copied)
    await fail(program, browser(side), 'ana', 10)
    const thief = browser(side, '203.0.113.5')
    thief.jar.set(BROWSER, copied)
    expect(await thief.signIn(email('ana'), PASSWORD)).toBe(429)
  })

  it('holds a cookie that no script and no other site gets, and of which the database has the hash', async () => {
    const { program, side } = await open()
    const ana = await worker(program, side, 'ana')
    const cookie = ana.set.find((each) => each.startsWith(`${BROWSER}=`)) ?? ''
    const parts = ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', `Max-Age=${180 * 24 * 3600}`]
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(parts.toSorted())
    const token = ana.jar.get(BROWSER) ?? ''
    expect(token.length).toBeGreaterThanOrEqual(22)
    const rows = await program.deps.db.query.selectFrom('known_browser').selectAll().execute()
    const log = await program.deps.db.query.selectFrom('audit').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify([rows, log])).not.toContain(token)
    await ana.signOut()
    expect(ana.jar.has(BROWSER)).toBe(true)
  })

  it('is in the log when it is new to an account, and not each time', async () => {
    const { program, side } = await open()
    const ana = await worker(program, side, 'ana')
    expect(await ana.signIn(email('ana'), PASSWORD)).toBe(303)
    expect(await browser(side).signIn(email('ana'), PASSWORD)).toBe(303)
    const { query } = program.deps.db
    const log = query.selectFrom('audit').selectAll().where('action', '=', 'browser.remembered')
    expect(await log.execute()).toHaveLength(2)
  })
})

describe('a network', () => {
  it('counts whom it tried for, not how often, and not whoever got in', async () => {
    const { program, side } = await open()
    await worker(program, side, 'ana')
    const clumsy = browser(side)
    for (let other = 0; other < 9; other++) await fail(program, clumsy, other, 5)
    await fail(program, clumsy, 'ana', 3)
    expect(await clumsy.signIn(email('ana'), PASSWORD)).toBe(303)
    await fail(program, browser(side), 9, 1)
    expect(await browser(side).signIn(email(10), WRONG)).toBe(429)
    expect(await browser(side).signIn(email(9), WRONG)).toBe(403)
    expect(await browser(side, '203.0.113.5').signIn(email(10), WRONG)).toBe(403)
  })

  it('lets no more than ten accounts be tried by many at once', async () => {
    const { side } = await open()
    const tries = Array.from({ length: 30 }, (_, of) => browser(side).signIn(email(of), WRONG))
    const statuses = await Promise.all(tries)
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10)
  })
})

it('an address that nobody has counts, ends and looks like one that somebody has', async () => {
  const { program, side } = await open()
  await worker(program, side, 'ana')
  const answers = async (of: string) => {
    const by = browser(side)
    const seen: unknown[] = []
    for (let i = 0; i < 12; i++) {
      const answer = await by.post('/sign-in', { email: email(of), password: WRONG })
      seen.push([answer.status, [...answer.headers], await answer.text()])
    }
    return seen
  }
  expect(await answers('nobody')).toEqual(await answers('ana'))
})
