// A small program behind a real server on this machine: what an attacker can ask it, and what they cannot.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { createApp } from '../../../server/app.ts'
import { createChance, type Chance } from '../../../server/demo/chance.ts'
import type { InterviewFacts } from '../../../server/core/question.ts'
import { browserOn } from '../../channels/page-setup.ts'
import { openStaffSide, type StaffSide } from '../../staff/signed-in.ts'
import { sqliteAt } from '../../support/databases.ts'
import { invite, type Invited } from '../../support/invite.ts'
import { openTestProgram, type TestProgram } from '../../support/program.ts'

export type Fields = Readonly<Record<string, string>>

export type Browser = ReturnType<typeof browserOn>

export interface World {
  readonly program: TestProgram
  readonly chance: Chance
  /** Where the database and its journal lie. */
  readonly folder: string
  readonly staff: StaffSide
  /** @param cookies false: they are off. */
  openBrowser(cookies?: boolean): Browser
  /** An English-speaking patient of this case manager, on a phone that is theirs alone. */
  addPatient(caseManagerId: string, more?: Readonly<Record<string, unknown>>): Promise<Person>
  ask(who: Invited, aboutStaffId: string, facts: InterviewFacts, more?: object): Promise<Link>
  close(): Promise<void>
}

export interface Person extends Invited {
  readonly number: string
}

export interface Link {
  readonly id: string
  readonly token: string
  readonly path: string
}

export async function openWorld(seed: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-links-'))
  // Every statement is kept: the pages are asked over the network, and what they read is compared.
  const program = await openTestProgram({ database: sqliteAt(join(folder, 'program.sqlite')) })
  const app = createApp(program.deps)
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // Not packed: how well a page packs depends on its link, which is drawn by chance.
  const request = (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    headers.set('Accept-Encoding', 'identity')
    return fetch(origin + path, { ...init, headers, redirect: 'manual' })
  }
  // Signs in and reads as the staff do, over the same network.
  const remote = new Hono().all('*', async ({ req }) => {
    const { pathname, search } = new URL(req.url)
    const body = req.method === 'POST' ? { body: await req.text() } : {}
    return request(pathname + search, { method: req.method, headers: req.header(), ...body })
  })
  let [occasions, numbers] = [0, 0]
  return {
    program,
    folder,
    chance: createChance(seed),
    staff: openStaffSide(program, remote),
    openBrowser: (cookies = true) => browserOn(request, cookies),
    async addPatient(caseManagerId, more = {}) {
      numbers += 1
      const number = `+1925${5_560_000 + numbers}`
      const patient = { phone_said: 'own', sharing: 1, ...more } as const
      return { ...(await program.addPatient({ caseManagerId, phone: number, patient })), number }
    },
    async ask(who, aboutStaffId, facts, more = {}) {
      occasions += 1
      const row = { about_staff_id: aboutStaffId, occasion: `pulse:${occasions}`, ...more }
      const { id, token } = await invite(program.deps, who, 'pulse', facts, row)
      return { id, token, path: `/s/${token}` }
    },
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await program.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What an attack found: how many looks were alike, and where one was not. */
export interface Found {
  readonly passed: number
  /** Each a sentence. */
  readonly failed: readonly string[]
  /** To be told, and judged by nobody. */
  readonly told: readonly string[]
}

/** Counts looks; a look that differs is named once. */
export function createFinding() {
  const failed = new Map<string, number>()
  const told: string[] = []
  let passed = 0
  return {
    look(name: string, holds: boolean): void {
      if (holds) passed += 1
      else failed.set(name, (failed.get(name) ?? 0) + 1)
    },
    tell: (line: string) => void told.push(line),
    found: (): Found => ({
      passed,
      failed: [...failed].flatMap(([name, times]) => Array.from({ length: times }, () => name)),
      told,
    }),
  }
}

export type Finding = ReturnType<typeof createFinding>
