// A real Chromium, and the product served on loopback for it.
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** CHROMIUM_PATH, Debian's, or Playwright's own: `npm test` has made sure of one. */
export function launchChromium(): Promise<Browser> {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const found = [process.env['CHROMIUM_PATH'], ...usual].find((path) => path && existsSync(path))
  return chromium.launch({ executablePath: found ?? chromium.executablePath(), args: FLAGS })
}

export interface Served {
  /** `http://localhost:…`, where browsers keep `Secure` cookies. */
  readonly origin: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' }
const built = join(import.meta.dirname, '../../dist/public')

/** The routes and, beside them, the browser's files as the build left them. @param port 0: any. */
export async function serveApp(routes: Hono, port = 0): Promise<Served> {
  const app = new Hono()
  app.get('/assets/:name', (c) => {
    const path = normalize(join(built, c.req.path))
    if (!path.startsWith(built) || !existsSync(path)) return c.notFound()
    return c.body(readFileSync(path), 200, { 'Content-Type': TYPES[path.split('.').at(-1) ?? ''] ?? '' })
  })
  app.route('/', routes)
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(started))
  })
  const bound = (server.address() as AddressInfo).port
  return {
    origin: `http://localhost:${bound}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A cheap phone: 360×640, touch. */
export function openPhone(
  browser: Browser,
  more: { readonly script: boolean; readonly dark?: boolean; readonly language?: string },
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 640 },

    javaScriptEnabled: more.script,
    colorScheme: more.dark ? 'dark' : 'light',
    locale: more.language ?? 'en-US',
  })
}
