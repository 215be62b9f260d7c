// A small demo for the tests of its pages and doors: its own file, its own clock, and ways to ask it something.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { createApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openDemo, type DemoOptions } from '../../server/demo/open.ts'

export const STARTS = '2026-11-24T19:30:00.000Z'

export const OPTIONS: DemoOptions = {
  size: { patients: 60, caseManagers: 7, months: 6 },
  seed: 'app',
  machineNow: () => STARTS,
  tell: () => {},
}

export interface PhoneMessage {
  readonly id: string
  readonly at: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly direction: string
}

const HERE = { origin: 'http://127.0.0.1:8787', 'sec-fetch-site': 'same-origin' }
const at = (path: string) => `http://127.0.0.1:8787${path}`

export async function openTestDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-demo-'))
  const config = readConfig({ DEMO_DATABASE: `file:${join(folder, 'demo.sqlite')}` })
  const opened = await openDemo(config, OPTIONS)
  const app: Hono = createApp(opened.deps)
  opened.mount(app)
  const get = async (path: string) => app.request(at(path))
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(at(path), {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const submit = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = HERE,
  ) => app.request(at(path), { method: 'POST', body: new URLSearchParams(fields), headers })
  return {
    folder,
    config,
    ...opened,
    get,
    post,
    submit,
    /** The first phone on the page, and its number. */
    async firstPhone(): Promise<{ id: string; number: string }> {
      const html = await (await get('/phones')).text()
      const id = /href="\/phones\/([\w-]{22})"/.exec(html)?.[1] ?? ''
      const shown = await (await get(`/phones/${id}`)).text()
      const digits = /phone, \((\d{3})\) (\d{3})-(\d{4})/.exec(shown) ?? []
      return { id, number: `+1${digits.slice(1).join('')}` }
    },
    async messagesOf(number: string): Promise<PhoneMessage[]> {
      return (await get(`/dev/messages?to=${encodeURIComponent(number)}`)).json()
    },
    async close() {
      await opened.deps.db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
