// Who may open what: every staff route by role and by relation to the patient.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { patientRoutes } from '../../server/channels/page.tsx'
import { webhookRoutes } from '../../server/channels/webhooks.ts'
import { insertFollowUp } from '../../server/db/follow-ups.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import type { Role } from '../../server/staff/route.ts'
import { openTestProgram, type TestProgram } from '../support/program.ts'
import { openStaffSide, ORIGIN, type Person, type StaffSide } from './signed-in.ts'

const ROLES: readonly Role[] = ['case_manager', 'lead', 'administrator', 'auditor']

let program: TestProgram
let side: StaffSide
const people = {} as Record<Role, Person>
/** Relation to the case manager signed in → patient. */
const patients: Record<string, string> = {}

beforeAll(async () => {
  program = await openTestProgram()
  side = openStaffSide(program)
  for (const role of ROLES) people[role] = await side.enter(role, `A ${role}`)
  const mine = people.case_manager.staffId
  const other = await program.addStaff('Lee Chan')
  const add = async (caseManagerId: string, from_on: string, to_on: string | null, graduated_on?: string) => {
    const { patientId } = await program.addPatient({
      caseManagerId,
      assignment: { from_on, to_on },
      enrolment: { graduated_on: graduated_on ?? null },
      patient: { sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' },
    })
    return patientId
  }
  // The clock stands at 2026-11-24, 10:00 in Los Angeles.
  patients['own'] = await add(mine, '2026-01-12', null)
  patients['until today'] = await add(mine, '2026-01-12', '2026-11-24')
  patients['from today'] = await add(mine, '2026-11-24', null)
  patients['former'] = await add(mine, '2026-01-12', '2026-11-23')
  patients['from tomorrow'] = await add(mine, '2026-11-25', null)
  patients['graduated'] = await add(mine, '2026-01-12', null, '2026-11-23')
  patients['another’s'] = await add(other, '2026-01-12', null)
  patients['nobody’s'] = '019aaaaa-0000-7000-8000-ffffffffffff'
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
    const known = [...staffRoutes(deps), ...patientRoutes(deps).routes, ...webhookRoutes(deps).routes]
    const names = new Set(known.map(({ method, path }) => `${method} ${path}`))
    const unknown = createApp(deps).routes.map(({ method, path }) => `${method} ${path}`)
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

describe('a thread', () => {
  const opens = ['own', 'until today', 'from today']
  const closed = ['former', 'from tomorrow', 'graduated', 'another’s', 'nobody’s']

  it.each(opens)('opens for a patient who is one’s %s', async (relation) => {
    const answer = await people.case_manager.get(`/caseload/patients/${patients[relation]}`)
    expect(answer.status).toBe(200)
  })

  it('gives one and the same answer for everybody else’s patients and for nobody', async () => {
    const answers = await Promise.all(
      closed.map(async (relation) => {
        const answer = await people.case_manager.get(`/caseload/patients/${patients[relation]}`)
        return { status: answer.status, text: await answer.text() }
      }),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(closed.map(() => 404))
  })

  it('closes at the next request after the assignment ends, also within a session', async () => {
    const path = `/caseload/patients/${patients['until today']}`
    expect((await people.case_manager.get(path)).status).toBe(200)
    program.clock.set('2026-11-25T08:30:00.000Z')
    expect((await people.case_manager.get(path)).status).toBe(404)
    const list = await (await people.case_manager.get('/caseload')).text()
    expect(list).not.toContain(patients['until today'])
    expect(list).toContain(patients['from tomorrow'])
    program.clock.set('2026-11-24T18:00:00.000Z')
  })

  it('follows the patient’s own date, not the server’s', async () => {
    // 06:00 UTC: still the 24th in Los Angeles, and already the 25th in London.
    const until = { from_on: '2026-01-12', to_on: '2026-11-24' }
    const caseManagerId = people.case_manager.staffId
    const west = await program.addPatient({ caseManagerId, assignment: until })
    const east = await program.addPatient({
      caseManagerId,
      assignment: until,
      patient: { time_zones: 'Europe/London' },
    })
    program.clock.set('2026-11-25T06:00:00.000Z')
    expect((await people.case_manager.get(`/caseload/patients/${west.patientId}`)).status).toBe(200)
    expect((await people.case_manager.get(`/caseload/patients/${east.patientId}`)).status).toBe(404)
    program.clock.set('2026-11-24T18:00:00.000Z')
  })

  it('is written in the log before it is shown, or is not shown', async () => {
    const path = `/caseload/patients/${patients['own']}`
    const views = () =>
      program.deps.db.query
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', 'patient.viewed')
        .where('subject_id', '=', patients['own']!)
        .execute()
    const before = (await views()).length
    await people.case_manager.get(path)
    const rows = await views()
    expect(rows).toHaveLength(before + 1)
    expect(rows.at(-1)).toMatchObject({
      actor_kind: 'staff',
      actor_id: people.case_manager.staffId,
      detail: '{}',
    })

    const { db } = program.deps
    const broken = { ...program.deps, db: { ...db, commit: () => Promise.reject(new Error('disk full')) } }
    const { openPatient } = await import('../../server/actions/open-patient.ts')
    const { openCaseload } = await import('../../server/actions/open-caseload.ts')
    await expect(openPatient(broken, people.case_manager.staffId, patients['own']!)).rejects.toThrow(
      'disk full',
    )
    await expect(openCaseload(broken, people.case_manager.staffId)).rejects.toThrow('disk full')
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

describe('follow-ups', () => {
  const add = async (
    patientId: string,
    kind: 'call' | 'change_worker' | 'stop_word',
    hiddenFrom: string | null,
    words: string | null = null,
  ) => {
    const { db, sealer, newId, now } = program.deps
    const id = newId()
    await db.commit([
      insertFollowUp(db, {
        id,
        patient_id: patientId,
        kind,
        hidden_from_staff_id: hiddenFrom,
        owner_staff_id: null,
        words_sealed: words && (await sealer.seal('follow_up', 'words_sealed', id, words)),
        state: 'open',
        claim: null,
        due_at: '2026-11-24T23:00:00.000Z',
        created_at: now(),
        done_at: null,
      }),
    ])
    return id
  }

  it('are never seen, taken or closed by the worker they are hidden from, though that worker is a lead', async () => {
    const { patientId } = await program.addPatient({ name: 'Odessa Greene' })
    const id = await add(patientId, 'change_worker', people.lead.staffId)
    expect(await (await people.lead.get('/follow-ups')).text()).not.toContain('Odessa')
    expect((await people.lead.post(`/follow-ups/${id}/take`)).status).toBe(404)
    expect((await people.lead.post(`/follow-ups/${id}/close`)).status).toBe(404)
    const other = await side.enter('lead', 'Priya Nair')
    expect(await (await other.get('/follow-ups')).text()).toContain('Odessa')
  })

  it('asked of somebody else stay hidden from a lead who works with the patient', async () => {
    const { patientId } = await program.addPatient({
      name: 'Elias Moreno',
      caseManagerId: people.lead.staffId,
    })
    await add(patientId, 'call', null)
    expect(await (await people.lead.get('/follow-ups')).text()).not.toContain('Elias')
  })

  it('open words and number to their owner alone', async () => {
    const { patientId } = await program.addPatient({ name: 'Carl Dempsey', phone: '+19255550114' })
    const id = await add(patientId, 'stop_word', null, 'Quit')
    const before = await (await people.lead.get('/follow-ups')).text()
    expect(before).toContain('Carl Dempsey')
    expect(before).not.toContain('Quit')
    expect(before).not.toContain('555-0114')
    expect((await people.lead.post(`/follow-ups/${id}/take`)).status).toBe(303)
    const after = await (await people.lead.get('/follow-ups')).text()
    expect(after).toContain('Quit')
    expect(after).toContain('(925) 555-0114')
    const other = await side.enter('lead', 'Maureen Tate')
    const theirs = await (await other.get('/follow-ups')).text()
    expect(theirs).toContain('Carl Dempsey')
    expect(theirs).not.toContain('Quit')
    expect((await other.post(`/follow-ups/${id}/close`)).status).toBe(409)
    expect((await people.lead.post(`/follow-ups/${id}/close`)).status).toBe(303)
  })

  it('are taken by one of two leads, with one row in the log', async () => {
    const { patientId } = await program.addPatient({ name: 'Yolanda Pierce' })
    const id = await add(patientId, 'stop_word', null)
    const leads = [people.lead, await side.enter('lead', 'Dee Park')]
    const answers = await Promise.all([...leads, ...leads].map((lead) => lead.post(`/follow-ups/${id}/take`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409])
    const rows = await program.deps.db.query
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', id)
      .execute()
    expect(rows.map(({ action }) => action)).toEqual(['follow_up.taken'])
  })
})
