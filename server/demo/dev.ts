// The demo's small JSON doors, for tests and for trying things out: the phones' messages, the clock, the roles.
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import * as z from 'zod'
import { messagesOfPhone } from '../db/phone-messages.ts'
import { staffDeps, type Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { demoSignIn } from '../staff/demo-entry.ts'
import { cameFromHere } from '../staff/route.ts'
import type { Role } from '../staff/viewer.ts'
import type { Demo } from './demo.ts'
import { sendFromPhone } from './phones-send.ts'

const ROLES: Readonly<Record<string, Role>> = {
  'case-manager': 'case_manager',
  lead: 'lead',
  administrator: 'administrator',
  auditor: 'auditor',
}

const LARGEST_BODY = 8 * 1024
const LONGEST_TEXT = 1600

const message = z.object({ from: z.string(), body: z.string().min(1).max(LONGEST_TEXT) })
const move = z.object({ advance: z.string().max(40) })

export function mountDev(app: Hono, deps: Deps, demo: Demo): void {
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: (c) => refuse(c, 413, 'The body is larger than a text can be.'),
  })

  app.get('/dev/messages', async (c) => {
    const to = e164(c.req.query('to') ?? '')
    if (to === null) return refuse(c, 400, 'Say whose messages: ?to= and a US phone number.')
    const messages = await messagesOfPhone(deps.db, to)
    return c.json(
      messages.map(({ id, at, sender, recipient, body, direction }) => ({
        id,
        at,
        from: sender,
        to: recipient,
        body,
        direction,
      })),
      200,
      NO_STORE,
    )
  })

  app.post('/dev/messages', limit, async (c) => {
    if (isForeign(deps, c)) return refuse(c, 403, 'The request came from another site.')
    const read = message.safeParse(await jsonOf(c))
    if (!read.success)
      return refuse(c, 400, `Send {"from":"+1…","body":"…"} with 1 to ${LONGEST_TEXT} characters.`)
    const from = e164(read.data.from)
    if (from === null) return refuse(c, 400, '“from” is not a US phone number.')
    await sendFromPhone(deps, from, read.data.body)
    return c.json({ sent: true }, 200, NO_STORE)
  })

  app.post('/dev/clock', limit, async (c) => {
    if (isForeign(deps, c)) return refuse(c, 403, 'The request came from another site.')
    const read = move.safeParse(await jsonOf(c))
    if (!read.success) return refuse(c, 400, CLOCK_HELP)
    try {
      return c.json({ now: await demo.advance(read.data.advance) }, 200, NO_STORE)
    } catch (error) {
      if (error instanceof Problem && error.code === 'bad_request') return refuse(c, 400, CLOCK_HELP)
      throw error
    }
  })

  app.post('/dev/enter/:role', async (c) => {
    if (isForeign(deps, c)) return refuse(c, 403, 'The request came from another site.')
    const name = c.req.param('role')
    const role = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined
    if (!role) return refuse(c, 404, 'The roles are case-manager, lead, administrator and auditor.')
    return demoSignIn(staffDeps(deps), role, c.req.header('cookie'))
  })
}

const CLOCK_HELP = 'Send {"advance":"P1D"}: an ISO-8601 duration that leads forward, a year at most.'
const NO_STORE = { 'Cache-Control': 'no-store' }

function refuse(c: Context, status: 400 | 403 | 404 | 413, error: string): Response {
  return c.json({ error }, status, NO_STORE)
}

/** Null: not JSON, which no schema takes for a body. */
async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return null
  }
}

/** A browser says where a request comes from; a command line says nothing, and may. */
function isForeign(deps: Pick<Deps, 'config'>, c: Context): boolean {
  const says = c.req.header('sec-fetch-site') !== undefined || c.req.header('origin') !== undefined
  return says && !cameFromHere(deps, c)
}

function e164(text: string): string | null {
  // A plus in an address arrives as a blank.
  const phone = parsePhoneNumberFromString(text.trim().replace(/^1(?=\d{10}$)/, '+1'), 'US')
  return phone?.isPossible() && phone.countryCallingCode === '1' ? phone.number : null
}
