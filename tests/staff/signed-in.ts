// A program's staff side, and staff members who really signed in: by one-time link, password and cookie.
import { Hono } from 'hono'
import { inviteStaff } from '../../server/actions/invite-staff.ts'
import { OPERATOR } from '../../server/db/audit.ts'
import { emailIndex } from '../../server/email.ts'
import { staffDeps } from '../../server/deps.ts'
import { mountStaff } from '../../server/staff/route.ts'
import type { Role } from '../../server/staff/viewer.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import type { TestProgram } from '../support/program.ts'

export const PASSWORD = 'a door that locks'
export const ORIGIN = 'https://say.example'

export interface Person {
  readonly staffId: string
  get(path: string): Promise<Response>
  post(path: string, fields?: Record<string, string>): Promise<Response>
}

export interface StaffSide {
  readonly app: Hono
  readonly anybody: Person
  /** Signed in, with a new account in that role. */
  enter(role: Role, name?: string): Promise<Person>
  /** The same for a staff member on file. */
  enterAs(staffId: string, role: Role): Promise<Person>
  signIn(email: string, password: string, headers?: Record<string, string>): Promise<Response>
  addMember(name: string, email: string): Promise<string>
}

function staffOnly({ deps }: TestProgram): Hono {
  const app = new Hono()
  mountStaff(app, staffDeps(deps), staffRoutes(staffDeps(deps)))
  return app
}

/** @param app with staff routes mounted; by default one that has nothing else. */
export function openStaffSide(program: TestProgram, app: Hono = staffOnly(program)): StaffSide {
  const { deps } = program
  let people = 0

  const person = (staffId: string, cookie: string | null): Person => {
    const headers: Record<string, string> = cookie ? { cookie } : {}
    return {
      staffId,
      get: async (path) => app.request(ORIGIN + path, { headers }),
      post: async (path, fields = {}) =>
        app.request(ORIGIN + path, {
          method: 'POST',
          headers: { ...headers, origin: ORIGIN },
          body: new URLSearchParams(fields),
        }),
    }
  }

  async function addMember(name: string, email: string): Promise<string> {
    return program.addStaff(name, { email_index: await emailIndex(deps.sealer, email) })
  }

  async function enterAs(staffId: string, role: Role): Promise<Person> {
    people += 1
    const email_index = await emailIndex(deps.sealer, `member${people}@county.example`)
    await deps.db.commit([deps.db.query.updateTable('staff').set({ email_index }).where('id', '=', staffId)])
    const link = new URL(await inviteStaff(deps, OPERATOR, { staffId, role }))
    const answer = await person('', null).post(link.pathname, { password: PASSWORD, again: PASSWORD })
    return person(staffId, cookieOf(answer))
  }

  return {
    app,
    enterAs,
    anybody: person('', null),
    addMember,
    signIn: async (email, password, headers = {}) =>
      app.request(`${ORIGIN}/sign-in`, {
        method: 'POST',
        headers: { origin: ORIGIN, ...headers },
        body: new URLSearchParams({ email, password }),
      }),
    async enter(role, name = 'Ana Ruiz') {
      people += 1
      const staffId = await addMember(name, `person${people}@county.example`)
      const link = new URL(await inviteStaff(deps, OPERATOR, { staffId, role }))
      const answer = await person('', null).post(link.pathname, { password: PASSWORD, again: PASSWORD })
      return person(staffId, cookieOf(answer))
    },
  }
}

/** What a browser would send back. */
export function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
