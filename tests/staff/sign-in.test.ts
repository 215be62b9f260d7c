// Signing in: passwords, limits on tries, how long a session lasts, and the demo’s open door.
import { afterEach, describe, expect, it } from 'vitest'
import { demoSignIn } from '../../server/staff/demo-entry.ts'
import { closeAll, firstAdmin, open } from './sign-in-setup.ts'
import { cookieOf, ORIGIN, PASSWORD } from './signed-in.ts'

afterEach(closeAll)

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
    expect(cookie).toMatch(/^__Host-sayso\.session_token=/)
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Domain')
    const headers = { cookie: cookieOf(answer) }
    expect((await side.app.request(`${ORIGIN}/sign-out`, { headers })).status).toBe(404)
    await side.app.request(`${ORIGIN}/sign-out`, { method: 'POST', headers: { ...headers, origin: ORIGIN } })
    const after = await side.app.request(`${ORIGIN}/admin`, { headers })
    expect(after.headers.get('location')).toBe('/sign-in')
  })

  it('is not opened by a cookie that somebody made up or changed', async () => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'a@county.example')
    const entered = await side.anybody.post(path, { password: PASSWORD, again: PASSWORD })
    const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!
    const opened = await side.app.request(`${ORIGIN}/admin`, { headers: { cookie } })
    expect(opened.status).toBe(200)
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
