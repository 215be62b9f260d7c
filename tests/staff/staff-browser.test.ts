// The mark that a browser keeps of the staff who signed in in it: who is named, for how long, and that nobody makes it up.
import { afterEach, describe, expect, test } from 'vitest'
import { readStaffBrowser } from '../../server/staff-browser.ts'
import { demoSignIn } from '../../server/staff/demo-entry.ts'
import type { TestProgram } from '../support/program.ts'
import { closeAll, firstAdmin, open } from './sign-in-setup.ts'
import { ORIGIN, PASSWORD, type StaffSide } from './signed-in.ts'

afterEach(closeAll)

const DESK = '__Host-sayso-desk'

/** A browser with its cookies, in which one after another signs in. */
function browser(program: TestProgram, side: StaffSide) {
  const jar = new Map<string, string>()
  const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = (answer: Response) => {
    const set = answer.headers.getSetCookie()
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (/Max-Age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    return { status: answer.status, desk: set.find((cookie) => cookie.startsWith(`${DESK}=`)) }
  }
  const post = async (path: string, fields: Record<string, string>) =>
    keep(
      await side.app.request(ORIGIN + path, {
        method: 'POST',
        headers: { origin: ORIGIN, cookie: header() },
        body: new URLSearchParams(fields),
      }),
    )
  return {
    jar,
    header,
    post,
    get: async (path: string) =>
      keep(await side.app.request(ORIGIN + path, { headers: { cookie: header() } })),
    signIn: (email: string) => post('/sign-in', { email, password: PASSWORD }),
    staff: () => readStaffBrowser(program.deps, header()),
  }
}

/** An administrator who has a password, and whose browser is not used any more. */
async function member(program: TestProgram, side: StaffSide, email: string): Promise<string> {
  const { path } = await firstAdmin(program, email)
  const answer = await browser(program, side).post(path, { password: PASSWORD, again: PASSWORD })
  expect(answer.status).toBe(303)
  const { query } = program.deps.db
  const [newest] = await query.selectFrom('staff').select('id').orderBy('id', 'desc').limit(1).execute()
  return newest?.id ?? ''
}

test('is there from the sign-in on, stays after signing out, and is over after thirty days', async () => {
  const { program, side } = await open()
  const ana = await member(program, side, 'ana@county.example')
  const here = browser(program, side)
  expect(await here.staff()).toEqual([])
  const { desk } = await here.signIn('ana@county.example')
  expect(desk?.split('; ').slice(1).toSorted()).toEqual(
    ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', `Max-Age=${30 * 24 * 3600}`].toSorted(),
  )
  expect(await here.staff()).toEqual([ana])
  await here.post('/sign-out', {})
  expect(await here.staff()).toEqual([ana])
  program.clock.advance('P30D')
  expect(await here.staff()).toEqual([ana])
  program.clock.advance('P1D')
  expect(await here.staff()).toEqual([])
})

test('is set by a first password and by the demo’s door as well', async () => {
  const { program, side } = await open({})
  const { path } = await firstAdmin(program, 'ana@county.example')
  const here = browser(program, side)
  await here.post(path, { password: PASSWORD, again: PASSWORD })
  const [ana] = await here.staff()
  expect(ana).toBeDefined()
  const entered = await demoSignIn(program.deps, 'lead', here.header())
  const cookie = entered.headers.getSetCookie().find((each) => each.startsWith(`${DESK}=`)) ?? ''
  const both = await readStaffBrowser(program.deps, cookie.split(';')[0])
  expect(both).toHaveLength(2)
  expect(both[1]).toBe(ana)
})

test('is renewed by a session that is used, once a day, also where the cookie was lost', async () => {
  const { program, side } = await open({
    startsAt: '2026-11-24T22:00:00.000Z',
    config: { mode: 'production' },
  })
  const ana = await member(program, side, 'ana@county.example')
  const here = browser(program, side)
  await here.signIn('ana@county.example')
  const renewed: boolean[] = []
  for (let step = 0; step < 12; step++) {
    const { status, desk } = await here.get('/admin')
    expect(status).toBe(200)
    renewed.push(desk !== undefined)
    program.clock.advance('PT13M')
  }
  // Ten times thirteen minutes after 22:00 it is another day.
  expect(renewed.flatMap((yes, page) => (yes ? [page] : []))).toEqual([10])
  here.jar.delete(DESK)
  expect((await here.get('/admin')).desk).toBeDefined()
  expect(await here.staff()).toEqual([ana])
})

test('names at most five, the newest first, each once', async () => {
  const { program, side } = await open()
  const here = browser(program, side)
  const ids: string[] = []
  for (const of of ['a', 'b', 'c', 'd', 'e', 'f'])
    ids.push(await member(program, side, `${of}@county.example`))
  for (const of of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) await here.signIn(`${of}@county.example`)
  const [, b, c, d, e, f] = ids
  expect(await here.staff()).toEqual([b, f, e, d, c])
})

describe('names nobody', () => {
  test('where the cookie is cut, changed, made up, or another program’s', async () => {
    const { program, side } = await open()
    await member(program, side, 'ana@county.example')
    const here = browser(program, side)
    await here.signIn('ana@county.example')
    const mark = here.jar.get(DESK) ?? ''
    const read = (cookies: string | null | undefined) => readStaffBrowser(program.deps, cookies)
    expect(await read(`a=b; ${DESK}=${mark}; c=d`)).toHaveLength(1)
    const flipped = mark.slice(0, -3) + (mark.at(-3) === 'A' ? 'B' : 'A') + mark.slice(-2)
    for (const broken of ['', 'x', '[]', mark.slice(0, -5), flipped, `k9${mark.slice(2)}`, `${mark}x${mark}`])
      expect(await read(`${DESK}=${broken}`)).toEqual([])
    for (const none of [null, undefined, '', ';;=', mark, `x${DESK}=${mark}`, `sayso-desk=${mark}`])
      expect(await read(none)).toEqual([])
    const { program: other } = await open({
      config: { mode: 'production', key: 'another key of another program' },
    })
    expect(await readStaffBrowser(other.deps, `${DESK}=${mark}`)).toEqual([])
  })

  test('where it was sealed for another place', async () => {
    const { program } = await open()
    const { sealer, now } = program.deps
    const marks = JSON.stringify([['019aaaaa-0000-7000-8000-000000000001', now().slice(0, 10)]])
    for (const [table, column, row] of [
      ['staff', 'name_sealed', 'desk'],
      ['staff_browser', 'cookie', 'other'],
    ] as const) {
      const sealed = await sealer.seal(table, column, row, marks)
      expect(await readStaffBrowser(program.deps, `${DESK}=${sealed}`)).toEqual([])
    }
  })
})

test('tells whoever looks at it neither a name nor an id', async () => {
  const { program, side } = await open()
  const ana = await member(program, side, 'ana@county.example')
  const here = browser(program, side)
  await here.signIn('ana@county.example')
  const mark = here.jar.get(DESK) ?? ''
  const plain = mark
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    .join()
  expect(mark.length).toBeLessThan(1000)
  expect([mark.includes(ana), plain.includes(ana)]).toEqual([false, false])
})
