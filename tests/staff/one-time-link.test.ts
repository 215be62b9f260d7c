// One-time links: how an account gets its first password, or a new one, once and in time.
import { afterEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../support/databases.ts'
import type { TestProgram } from '../support/program.ts'
import { closeAll, firstAdmin, open } from './sign-in-setup.ts'
import { cookieOf, ORIGIN, PASSWORD } from './signed-in.ts'

afterEach(closeAll)

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

  it.each([
    ['Password2026!', 'Many people have a password like this one'],
    ['1qaz2wsx3edc4rfv', 'Many people have a password like this one'],
    ['Maureen-T4te-77', 'made of your name, your e-mail or the program’s name'],
    ['lakeview1lakeview1', 'made of your name, your e-mail or the program’s name'],
    ['Orchard-2026-Sayso', 'made of your name, your e-mail or the program’s name'],
  ])('refuses “%s”, says why, and still works afterwards', async (guessed, why) => {
    const { program, side } = await open()
    const { path } = await firstAdmin(program, 'mtate@lakeview.example', 'Maureen', 'Tate')
    const answer = await side.anybody.post(path, { password: guessed, again: guessed })
    const html = await answer.text()
    expect([answer.status, html]).toEqual([422, expect.stringContaining(why)])
    expect(html).not.toContain(guessed)
    expect(answer.headers.getSetCookie()).toEqual([])
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

describe('sayso admin', () => {
  it('says how it is used when the address is missing or none', async () => {
    const { program } = await open()
    expect(await firstAdmin(program, '')).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Usage/)] })
    const odd = await firstAdmin(program, 'no address')
    expect(odd.code).toBe(1)
    expect(odd.lines[0]).toBe('That is not an e-mail address.')
  })
})
