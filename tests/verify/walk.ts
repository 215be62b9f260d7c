// Walks through the whole product as its readers do: pages by their links, forms as they stand; keeps every answer.
import { Hono } from 'hono'
import { createApp } from '../../server/app.ts'
import { mountDemo } from '../../server/demo/app.ts'
import type { Demo } from '../../server/demo/demo.ts'
import { phoneRoutes } from '../../server/demo/phones.tsx'
import { staffRoutes } from '../../server/staff/routes.ts'
import { cookieOf, ORIGIN } from '../staff/signed-in.ts'
import type { TestProgram } from '../support/program.ts'
import { formsOn, linksOn } from './read-html.ts'

export interface Answer {
  readonly by: string
  readonly method: string
  readonly path: string
  /** As it is declared, with `:id`; the path itself of a patient's page or a tablet's. */
  readonly route: string
  readonly status: number
  /** Every header. */
  readonly head: string
  readonly body: string
}

type Fields = Readonly<Record<string, string>>

export interface Walk {
  readonly program: TestProgram
  readonly answers: readonly Answer[]
  /** `GET /caseload`, and so on: all that staff and the demo's visitors may ask. */
  readonly routes: readonly string[]
  /** @param sent a form's fields, or JSON as text. */
  ask(by: string, method: string, path: string, sent?: Fields | string): Promise<Answer>
  /** GET every page that links lead to from these. */
  follow(by: string, paths: readonly string[]): Promise<void>
  /** The form of that page which leads there, filled in as it stands but for these fields. Throws where there is none. */
  send(by: string, page: string, action: RegExp, fields?: Fields): Promise<Answer>
}

/** Pages of one route and reader that are read; the others are alike. */
const OF_EACH = 12

export function openWalk(program: TestProgram): Walk {
  const { deps, clock } = program
  const demo: Demo = {
    now: clock.now,
    since: () => '2026-11-01T00:00:00.000Z',
    advance: async () => clock.now(),
    live: async () => {},
  }
  const app = new Hono()
  app.route('/', createApp(deps))
  mountDemo(app, deps, demo)
  const declared = [...staffRoutes(deps), ...phoneRoutes(deps, demo)].map(({ method, path }) => {
    return { method, path, fits: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }
  })
  const routeOf = (method: string, path: string) =>
    declared.find((route) => route.method === method && route.fits.test(path.split('?')[0]!))?.path ?? path
  const cookies = new Map<string, string>()
  const answers: Answer[] = []

  async function ask(by: string, method: string, path: string, sent?: Fields | string): Promise<Answer> {
    const isJson = typeof sent === 'string'
    const response = await app.request(ORIGIN + path, {
      method,
      headers: {
        origin: ORIGIN,
        cookie: cookies.get(by) ?? '',
        ...(isJson ? { 'content-type': 'application/json' } : {}),
      },
      ...(sent === undefined ? {} : { body: isJson ? sent : new URLSearchParams(sent) }),
    })
    const set = cookieOf(response)
    if (set) cookies.set(by, set)
    const head = [...response.headers].map((header) => header.join(': ')).join('\n')
    const route = routeOf(method, path)
    const answer = { by, method, path, route, status: response.status, head, body: await response.text() }
    answers.push(answer)
    return answer
  }

  async function follow(by: string, paths: readonly string[]): Promise<void> {
    const queue = [...paths]
    const seen = new Set<string>()
    const count = new Map<string, number>()
    for (const path of queue) {
      const route = routeOf('GET', path)
      const before = count.get(route) ?? 0
      if (seen.has(path) || before >= OF_EACH) continue
      seen.add(path)
      count.set(route, before + 1)
      queue.push(...linksOn((await ask(by, 'GET', path)).body))
    }
  }

  async function send(by: string, page: string, action: RegExp, fields: Fields = {}): Promise<Answer> {
    const form = formsOn((await ask(by, 'GET', page)).body).find((each) => action.test(each.action))
    if (!form) throw new Error(`no form on ${page} leads to ${action}`)
    return ask(by, 'POST', form.action, { ...form.fields, ...fields })
  }

  const routes = declared.map(({ method, path }) => `${method} ${path}`)
  return { program, answers, routes, ask, follow, send }
}

/** Where it redirects to, without a fragment; empty: nowhere. */
export const placeOf = ({ head }: Answer): string => /^location: ([^#\n]*)/m.exec(head)?.[1] ?? ''
