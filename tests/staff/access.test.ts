// Who may open what: every staff route by role.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { kioskRoutes } from '../../server/channels/kiosk.tsx'
import { patientRoutes } from '../../server/channels/page.tsx'
import { webhookRoutes } from '../../server/channels/webhooks.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import type { Role } from '../../server/staff/viewer.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, ORIGIN, type Person, type StaffSide } from './signed-in.ts'

const ROLES: readonly Role[] = ['case_manager', 'lead', 'administrator', 'auditor']

let program: TestProgram
let side: StaffSide
const people = {} as Record<Role, Person>

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  for (const role of ROLES) people[role] = await side.enter(role, `A ${role}`)
  await program.addPatient({ caseManagerId: people.case_manager.staffId })
})
afterAll(() => program.close())

describe('the declared table', () => {
  it('holds every route that is mounted on the staff side', () => {
    const declared = new Set(staffRoutes(program.deps).map(({ method, path }) => `${method} ${path}`))
    const mounted = new Set(side.app.routes.map(({ method, path }) => `${method} ${path}`))
    expect([...mounted].filter((route) => !declared.has(route))).toEqual([])
    expect([...declared].filter((route) => !mounted.has(route))).toEqual([])
  })

  it('is all that the product serves beside patients’ pages, webhooks and two probes', () => {
    const { deps } = program
    const known = [
      ...staffRoutes(deps),
      ...patientRoutes(deps).routes,
      ...kioskRoutes(deps, () => '').routes,
      ...webhookRoutes(deps).routes,
    ]
    const names = new Set(known.map(({ method, path }) => `${method} ${path}`))
    // What stands before a patient's page, and serves nothing of its own, is mounted for all methods.
    const served = createApp(deps).routes.filter(({ method }) => method !== 'ALL')
    const unknown = served.map(({ method, path }) => `${method} ${path}`)
    expect(unknown.filter((name) => !names.has(name)).sort()).toEqual(['GET /healthz', 'GET /readyz'])
  })

  it('opens only sign-in, sign-out and the way home to everybody', () => {
    const open = staffRoutes(program.deps).filter(({ roles }) => roles === 'public')
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /',
      'GET /sign-in',
      'GET /sign-in/first/:token',
      'POST /sign-in',
      'POST /sign-in/first/:token',
      'POST /sign-out',
    ])
  })
})

describe('every closed route', () => {
  it('sends a stranger to sign in, and opens for the roles it names and no other', async () => {
    const wrong: string[] = []
    for (const route of staffRoutes(program.deps)) {
      if (route.roles === 'public') continue
      const path = route.path.replace(':id', '019aaaaa-0000-7000-8000-ffffffffffff')
      const ask = (person: Person) => (route.method === 'GET' ? person.get(path) : person.post(path))
      const stranger = await ask(side.anybody)
      const sent = route.method === 'GET' ? 303 : 403
      if (stranger.status !== sent) wrong.push(`${route.method} ${route.path} stranger ${stranger.status}`)
      for (const role of ROLES) {
        const answer = await ask(people[role])
        const text = await answer.text()
        const refused = answer.status === 403 && text.includes('Your role does not open this page')
        if (refused === route.roles.includes(role)) wrong.push(`${route.method} ${route.path} ${role}`)
        if (answer.status >= 500) wrong.push(`${route.method} ${route.path} ${role} ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('is closed to caches, frames, scripts and other sites', async () => {
    for (const path of ['/caseload', '/sign-in', '/no-role/for/this', '/admin']) {
      const { headers, status } = await people.case_manager.get(path)
      if (status === 404) continue
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('refuses a form that another site, or nobody, sent', async () => {
    const send = (headers: Record<string, string>) =>
      side.app.request(`${ORIGIN}/sign-in`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ email: 'a@county.example', password: 'x' }),
      })
    const forged = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
      { origin: ORIGIN, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of forged) {
      const answer = await send(headers as Record<string, string>)
      expect([answer.status, await answer.text()]).toEqual([
        403,
        expect.stringContaining('did not come from where it says'),
      ])
    }
    expect(await (await send({ origin: ORIGIN })).text()).toContain('do not belong together')
    expect(await (await send({ 'sec-fetch-site': 'same-origin' })).text()).toContain('do not belong together')
  })

  it('takes no body above 64 KB, whether it says its length or not', async () => {
    const big = 'x'.repeat(70_000)
    const said = await side.anybody.post('/sign-in', { email: big, password: 'x' })
    expect(said.status).toBe(413)
    const stream = new Blob([`email=${big}&password=x`]).stream()
    const unsaid = await side.app.request(`${ORIGIN}/sign-in`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(unsaid.status).toBe(413)
  })
})

describe('an account', () => {
  it('loses its pages in the request after its role changes', async () => {
    const lead = await side.enter('lead', 'Rosa Delgado')
    expect((await lead.get('/follow-ups')).status).toBe(200)
    const { inviteStaff } = await import('../../server/actions/invite-staff.ts')
    const link = await inviteStaff(
      program.deps,
      { kind: 'operator', id: null },
      { staffId: lead.staffId, role: 'auditor' },
    )
    const fields = { password: 'a new long password', again: 'a new long password' }
    await side.anybody.post(new URL(link).pathname, fields)
    expect((await lead.get('/follow-ups')).headers.get('location')).toBe('/sign-in')
  })
})
