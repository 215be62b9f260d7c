// Requests as a patient's browser makes them: a cookie jar, forms read from the page, and all rows to compare.
import { patientRoutes } from '../../server/channels/page.tsx'
import { insertGoal } from '../../server/db/goals.ts'
import type { Invited } from '../support/invite.ts'
import type { TestProgram } from '../support/program.ts'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

type Ask = (path: string, init: RequestInit) => Response | Promise<Response>

/** Keeps cookies between requests, unless they are off. */
export const openBrowser = (program: TestProgram, cookies = true) => {
  const app = patientRoutes(program.deps)
  return browserOn((path, init) => app.request(path, init), cookies)
}

/** @param ask sends a request to whatever answers it. */
export function browserOn(ask: Ask, cookies = true) {
  const jar = new Map<string, string>()
  let last = ''
  async function send(path: string, init: RequestInit = {}): Promise<Answered> {
    const headers = new Headers(init.headers)
    if (cookies && jar.size > 0)
      headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await ask(path, { ...init, headers })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/Max-Age=0/.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    last = await response.text()
    return { status: response.status, headers: response.headers, html: last }
  }
  const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
  return {
    jar,
    get: (path: string) => send(path),
    send,
    post: (path: string, fields: Readonly<Record<string, string>>) => send(path, form(fields)),
    /** Fills in what the last page's form carries, as a browser does; nothing is told to the worker on the way. */
    async answer(token: string, fields: Readonly<Record<string, string>>) {
      const page = await send(`/s/${token}`, form({ ...hidden(last), ...fields }))
      return offersWord(page.html) ? send(`/s/${token}`, form({ ...hidden(last), offer: 'pass' })) : page
    },
    hidden: () => hidden(last),
  }
}

/** The page between the open part and what follows: a word to the worker. */
export const offersWord = (html: string): boolean => html.includes('name="offer" value="pass"')

/** The fields of the form that answers; on a page without one, of the first. */
export function hidden(html: string): Record<string, string> {
  const from = Math.max(html.indexOf('id="answers"'), 0)
  const main = html.slice(from, html.indexOf('</form>', from))
  const fields = [...main.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name, value]))
}

/** Every row of every table there is, whoever writes it. */
export async function allRows({ deps }: TestProgram): Promise<string> {
  const { query } = deps.db
  const tables = await query
    .selectFrom('sqlite_master' as never)
    .select('name' as never)
    .$castTo<{ name: string }>()
    .where('type' as never, '=', 'table' as never)
    .orderBy('name' as never)
    .execute()
  const rows = async ({ name }: { name: string }) => [
    name,
    await query
      .selectFrom(name as never)
      .selectAll()
      .execute(),
  ]
  return JSON.stringify(await Promise.all(tables.map(rows)))
}

export async function setGoal(
  program: TestProgram,
  who: Invited,
  words: string,
  nickname: string | null,
): Promise<string> {
  const { db, sealer, newId, now } = program.deps
  const id = newId()
  await db.commit([
    insertGoal(db, {
      id,
      thread_id: id,
      version: 1,
      patient_id: who.patientId,
      enrolment_id: who.enrolmentId,
      words_sealed: await sealer.seal('goal', 'words_sealed', id, words),
      nickname_sealed: nickname === null ? null : await sealer.seal('goal', 'nickname_sealed', id, nickname),
      weight: 1,
      language: 'en',
      shared: 1,
      set_at: now(),
      ended_at: null,
    }),
  ])
  return id
}
