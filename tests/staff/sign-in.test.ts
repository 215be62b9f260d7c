// Signing in: one-time links, passwords, limits on tries, and how long a session lasts.
import { afterEach, describe, expect, it } from 'vitest'
import { adminCommand } from '../../server/cli/admin.ts'
import { demoSignIn } from '../../server/staff/demo-entry.ts'
import { DATABASES } from '../support/databases.ts'
import { openTestProgram, type TestOptions, type TestProgram } from '../support/program.ts'
import { cookieOf, openStaffSide, ORIGIN, PASSWORD } from './signed-in.ts'

const programs: TestProgram[] = []

async function open(options: TestOptions = { config: { mode: 'production' } }) {
  const program = await openTestProgram(options)
  programs.push(program)
  return { program, side: openStaffSide(program) }
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.close()
})

async function firstAdmin(program: TestProgram, ...args: string[]) {
  const lines: string[] = []
  const code = await adminCommand(program.deps, args, (line) => lines.push(line))
  return { code, lines, path: new URL(lines[1] ?? ORIGIN).pathname }
}

const allText = async (program: TestProgram): Promise<string> => {
  const tables = ['audit', 'staff', 'user', 'account', 'session', 'one_time_link', 'verification'] as const
  const rows = await Promise.all(
    tables.map((table) =>
      program.deps.db.query
        .selectFrom(table as 'audit')
        .selectAll()
        .execute(),
    ),
  )
  return JSON.stringify(rows)
}

describe.each(DATABASES)('the first administrator, on $name', (database) => {
  it('gets in by a one-time link, and then by e-mail and password', async () => {
    const { program, side } = await open({ database, config: { mode: 'production' } })
    const { code, path } = await firstAdmin(program, 'Maureen.Tate@County.example', 'Maureen', 'Tate')
    expect(code).toBe(0)
    const form = await side.anybody.get(path)
    expect(await form.text()).toContain('This link is for Maureen Tate')
    const set = await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    expect([set.status, set.headers.get('location')]).toEqual([303, '/'])
    const again = await side.signIn(' maureen.tate@county.example ', PASSWORD)
    expect(again.status).toBe(303)
    const home = await side.app.request(`${ORIGIN}/`, { headers: { cookie: cookieOf(again) } })
    expect(home.headers.get('location')).toBe('/admin')
    const admin = await side.app.request(`${ORIGIN}/admin`, { headers: { cookie: cookieOf(again) } })
    expect(admin.status).toBe(200)
    const kept = (await allText(program)).toLowerCase()
    expect(kept).not.toContain('maureen')
    expect(kept).not.toContain('county.example')
    expect(kept).not.toContain(PASSWORD)
  })
})

describe('a one-time link', () => {
  it('is changed by nothing but its form, and works once', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    for (let i = 0; i < 3; i++) expect((await side.anybody.get(path)).status).toBe(200)
    expect((await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })).status).toBe(303)
    expect((await side.anybody.get(path)).status).toBe(404)
    expect((await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })).status).toBe(404)
  })

  it('makes one account when it is used twice at once', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const fields = { password: PASSWORD, again: PASSWORD }
    const answers = await Promise.all([1, 2, 3, 4].map(() => side.anybody.post(path, fields)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404])
    const created = await program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'account.created')
      .execute()
    expect(created).toHaveLength(1)
  })

  it('ends after three days, and when a newer one is made', async () => {
    const { program, side } = await open()
    const first = await firstAdmin(program, 'a@county.example')
    const second = await firstAdmin(program, 'a@county.example')
    expect((await side.anybody.get(first.path)).status).toBe(404)
    expect((await side.anybody.get(second.path)).status).toBe(200)
    program.clock.advance('P3DT1S')
    expect((await side.anybody.get(second.path)).status).toBe(404)
  })

  it('refuses a short password and two that differ, and still works afterwards', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const short = await side.anybody.post(path, { password: 'eleven char', again: 'eleven char' })
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('at least 12')])
    const other = await side.anybody.post(path, { password: PASSWORD, again: `${PASSWORD}!` })
    expect([other.status, await other.text()]).toEqual([422, expect.stringContaining('not the same')])
    expect((await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })).status).toBe(303)
  })

  it('renews the password of an account and ends its sessions', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const before = cookieOf(await side.anybody.post(path, { password: PASSWORD, again: PASSWORD }))
    const second = await firstAdmin(program, 'a@county.example')
    const renewed = 'another long password'
    await side.anybody.post(second.path, { password: renewed, again: renewed })
    const old = await side.app.request(`${ORIGIN}/admin`, { headers: { cookie: before } })
    expect(old.headers.get('location')).toBe('/sign-in')
    expect((await side.signIn('a@county.example', PASSWORD)).status).toBe(403)
    expect((await side.signIn('a@county.example', renewed)).status).toBe(303)
  })
})

describe('signing in', () => {
  it('says the same of a wrong password and of an address nobody has', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    const wrong = await side.signIn('a@county.example', 'a wrong password')
    const nobody = await side.signIn('nobody@county.example', 'a wrong password')
    expect(wrong.status).toBe(403)
    expect([nobody.status, await nobody.text()]).toEqual([wrong.status, await wrong.text()])
    const odd = await side.signIn('not an address', '')
    expect(odd.status).toBe(403)
  })

  it('stops after ten failed tries on one account, also from many networks, for fifteen minutes', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    const attempt = (password: string, at: number) =>
      side.signIn('a@county.example', password, { 'cf-connecting-ip': `198.51.100.${at}` })
    for (let i = 0; i < 10; i++) expect((await attempt('wrong wrong wrong', i)).status).toBe(403)
    const refused = await attempt(PASSWORD, 99)
    expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('Too many tries')])
    program.clock.advance('PT16M')
    expect((await attempt(PASSWORD, 99)).status).toBe(303)
  })

  it('stops after ten failed tries from one network, whatever the account, a /64 counting as one', async () => {
    const { side } = await open()
    const attempt = (at: number) =>
      side.signIn(`nobody${at}@county.example`, 'wrong wrong', { 'cf-connecting-ip': `2001:db8:1:2::${at}` })
    for (let i = 0; i < 10; i++) expect((await attempt(i)).status).toBe(403)
    expect((await attempt(10)).status).toBe(429)
    const elsewhere = await side.signIn('x@county.example', 'wrong', {
      'cf-connecting-ip': '2001:db8:1:3::1',
    })
    expect(elsewhere.status).toBe(403)
  })

  it('lets no more than ten of many tries at once look at the password', async () => {
    const { side } = await open()
    const tries = Array.from({ length: 30 }, (_, i) => side.signIn('a@county.example', `guess number ${i}`))
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10)
  })

  it('does not count those who got in', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    for (let i = 0; i < 12; i++) expect((await side.signIn('a@county.example', PASSWORD)).status).toBe(303)
  })

  it('refuses what is no form', async () => {
    const { side } = await open()
    const json = await side.app.request(`${ORIGIN}/sign-in`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: '{"email":"a","password":"b"}',
    })
    expect(json.status).toBe(400)
    const twice = await side.app.request(`${ORIGIN}/sign-in`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'email=a&email=b&password=c',
    })
    expect(twice.status).toBe(400)
  })
})

describe('a session', () => {
  it('ends after fifteen idle minutes, and after twelve hours however busy', async () => {
    const { program, side } = await open()
    const auditor = await side.enter('auditor')
    program.clock.advance('PT14M')
    expect((await auditor.get('/audit')).status).toBe(200)
    program.clock.advance('PT14M')
    expect((await auditor.get('/audit')).status).toBe(200)
    program.clock.advance('PT15M')
    expect((await auditor.get('/audit')).headers.get('location')).toBe('/sign-in')

    const busy = await side.enter('auditor', 'Dee Park')
    for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
      program.clock.advance('PT10M')
      expect((await busy.get('/audit')).status).toBe(200)
    }
    program.clock.advance('PT10M')
    expect((await busy.get('/audit')).headers.get('location')).toBe('/sign-in')
  })

  it('lives in a cookie that scripts and other sites do not get, and ends by POST alone', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const answer = await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Secure-sayso\.session_token=/)
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
    const headers = { cookie: cookieOf(answer) }
    expect((await side.app.request(`${ORIGIN}/sign-out`, { headers })).status).toBe(404)
    await side.app.request(`${ORIGIN}/sign-out`, { method: 'POST', headers: { ...headers, origin: ORIGIN } })
    const after = await side.app.request(`${ORIGIN}/admin`, { headers })
    expect(after.headers.get('location')).toBe('/sign-in')
  })

  it('is not opened by a cookie that somebody made up or changed', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const cookie = cookieOf(await side.anybody.post(path, { password: PASSWORD, again: PASSWORD }))
    for (const forged of [cookie.slice(0, -4), cookie.replace('=', '=x'), 'sayso.session_token=x', ';;;=']) {
      const answer = await side.app.request(`${ORIGIN}/admin`, { headers: { cookie: forged } })
      expect(answer.headers.get('location')).toBe('/sign-in')
    }
  })
})

describe('the demo', () => {
  it('lets anybody in, in each role, with accounts made when first wanted', async () => {
    const { program, side } = await open({})
    const busy = await program.addStaff('Sam Whitfield')
    await program.addPatient({ caseManagerId: busy })
    const homes = { case_manager: '/caseload', lead: '/program', administrator: '/admin', auditor: '/audit' }
    for (const [role, home] of Object.entries(homes)) {
      for (let time = 0; time < 2; time++) {
        const answer = await demoSignIn(program.deps, role as keyof typeof homes)
        expect(answer.status).toBe(303)
        const first = await side.app.request(`${ORIGIN}/`, { headers: { cookie: cookieOf(answer) } })
        expect(first.headers.get('location')).toBe(home)
      }
    }
    const entered = await demoSignIn(program.deps, 'case_manager')
    const page = await side.app.request(`${ORIGIN}/caseload`, { headers: { cookie: cookieOf(entered) } })
    expect(await page.text()).toContain('Sam Whitfield')
  })

  it('has no such door in production, nor over a database that is no demo', async () => {
    const production = await open()
    await expect(demoSignIn(production.program.deps, 'lead')).rejects.toThrow('only in the demo')
    const { program } = await open({})
    await program.deps.db.commit([program.deps.db.query.updateTable('program').set({ demo: 0 })])
    await expect(demoSignIn(program.deps, 'lead')).rejects.toThrow('only in the demo')
  })
})

describe('sayso admin', () => {
  it('says how it is used when the address is missing or none', async () => {
    const { program } = await open()
    expect(await firstAdmin(program, '')).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Usage/)] })
    const odd = await firstAdmin(program, 'no address')
    expect(odd.code).toBe(1)
    expect(odd.lines[0]).toBe('That is not an e-mail address.')
  })
})
