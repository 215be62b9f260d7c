// The Node entry: reads the settings, serves the app, and ticks.
import { serveStatic } from '@hono/node-server/serve-static'
import { createApp } from './app.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { finishRequests } from './finish-requests.ts'
import { listen } from './listen.ts'
import { publicFolder } from './machine.ts'
import { openServing } from './open.ts'
import { SurveyChanged } from './surveys.ts'

const BREATH_MS = 100
/** How long a request may take to end when the server is told to stop. */
const GRACE_MS = 5_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const { deps, mount, beat, everyMs } = await openServing(config)
  const app = createApp(deps)
  mount(app)
  app.use(
    '/assets/*',
    serveStatic({
      root: publicFolder,
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  const server = listen(app.fetch, config, ({ port }) => {
    console.log(
      welcome(config.mode, config.mode === 'demo' ? `http://${config.host}:${port}` : config.publicUrl),
    )
  })
  server.once('error', (error) => {
    const code = 'code' in error ? error.code : null
    const noSuchHost = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
    console.error(code === 'EADDRINUSE' ? portTaken(config.port) : noSuchHost ? NO_SUCH_HOST : error)
    process.exit(1)
  })
  let beating: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout
  let stopping = false
  // A long queue is drained beat after beat; a quiet program is looked at now and then.
  const beatIn = (ms: number) => {
    timer = setTimeout(() => {
      beating = beat().then((more) => stopping || beatIn(more ? BREATH_MS : everyMs))
    }, ms)
  }
  // After a crash, what it left is not made to wait.
  beatIn(config.mode === 'production' ? BREATH_MS : everyMs)
  const stop = () => {
    stopping = true
    clearTimeout(timer)
    void Promise.allSettled([beating, finishRequests(server, GRACE_MS)])
      .then(() => deps.db.close())
      .finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

const NO_SUCH_HOST =
  'HOST is no address of this machine. Leave it out for a proxy on this machine, or set HOST=0.0.0.0.'

const portTaken = (port: number): string =>
  `Another program listens on port ${port} already. Stop it, or choose another port: PORT=${port + 1} npm start`

const welcome = (mode: 'demo' | 'production', address: string): string =>
  mode === 'production'
    ? `Sayso is serving ${address}.`
    : `
Sayso is serving a made-up county. Nobody in it is real, and no text leaves this computer.

  ${address}/phones   the patients’ phones: read, reply, move the clock
  ${address}/sign-in  the staff’s side: enter as a case manager, a lead, an administrator, an auditor

Stop with Ctrl+C.`

start().catch((error: unknown) => {
  const known = error instanceof ConfigProblem || error instanceof SurveyChanged
  console.error(known ? error.message : error)
  process.exit(1)
})
