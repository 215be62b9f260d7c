// Connections on which nobody gets anywhere: each ends by itself, and a patient who is only slow is answered.
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { listen, PATIENCE, type Patience } from '../server/listen.ts'
import { invite, PULSE_FACTS } from './support/invite.ts'
import { openTestProgram, type TestProgram } from './support/program.ts'

const NEVER = 600_000
const PATIENT: Patience = { head: NEVER, request: NEVER, between: NEVER, silence: NEVER, every: 20 }

let program: TestProgram
let server: Server
beforeEach(async () => {
  program = await openTestProgram()
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await program.close()
})

async function served(patience: Partial<Patience>): Promise<number> {
  const app = createApp(program.deps)
  app.get('/much', (c) => c.body('x'.repeat(30_000_000)))
  const at = await new Promise<AddressInfo>((resolve) => {
    server = listen(app.fetch, { port: 0, host: '127.0.0.1' }, resolve, { ...PATIENT, ...patience })
  })
  return at.port
}

/** A connection that says this much and no more, all that it was answered, and its end. */
function saying(port: number, words: string) {
  const socket: Socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (piece: string) => (heard += piece))
  socket.on('error', () => {})
  if (words) socket.write(words)
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  return { socket, closed }
}

const head = (path: string, length: number) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: say.example',
    'Origin: https://say.example',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n')

const LATE = /^HTTP\/1\.1 408 /

describe('a connection is closed', () => {
  test.each([
    ['on which nobody says a word', ''],
    ['on which half a line comes', 'GET /heal'],
    ['on which half a head comes', 'GET /healthz HTTP/1.1\r\nHost: say.example\r\n'],
  ])('%s', async (_, words) => {
    const port = await served({ head: 50 })
    expect(await saying(port, words).closed).toMatch(LATE)
  })

  test.each([
    ['a patient’s form', head('/s/nobody', 1000) + 'P1='],
    ['a staff form', head('/sign-in', 1000) + 'email='],
    [
      'a body in pieces that never ends',
      head('/s/nobody', 1).replace(/Content-Length: 1/, 'Transfer-Encoding: chunked') + '3\r\nP1=\r\n',
    ],
  ])('on which half of %s comes, and that is no error of ours', async (_, words) => {
    const port = await served({ head: 50, request: 50 })
    expect(await saying(port, words).closed).toMatch(LATE)
    expect(program.logged).toEqual([])
  })

  test('on which a second request never comes', async () => {
    const port = await served({ between: 20 })
    expect(await saying(port, 'GET /healthz HTTP/1.1\r\nHost: say.example\r\n\r\n').closed).toMatch(/ok$/)
  })

  test('on which somebody asks for much and reads nothing', async () => {
    const port = await served({ silence: 50 })
    const dropped = new Promise((resolve) => server.once('connection', (held) => held.once('close', resolve)))
    const { socket } = saying(port, '')
    socket.pause().write('GET /much HTTP/1.1\r\nHost: say.example\r\n\r\n')
    await dropped
    socket.destroy()
  })
})

test('a patient whose body comes long after the head is answered', async () => {
  const who = await program.addPatient()
  const { token } = await invite(program.deps, who, 'pulse', PULSE_FACTS)
  const port = await served({ head: 150 })
  const body = 'offer=stop&lang=en'
  const slow = saying(port, head(`/s/${token}`, body.length) + body.slice(0, 5))
  // Each of these outlasts the time for a head, one after another.
  for (let other = 0; other < 3; other++) await saying(port, '').closed
  slow.socket.end(body.slice(5))
  expect(await slow.closed).toMatch(/^HTTP\/1\.1 200 /)
})

describe('as it is served', () => {
  const KB = 1024
  const DEAD_SPOT = 30_000
  const sending = (bytes: number, perSecond: number) => (bytes / perSecond) * 1000

  test('a patient on 2G has time for an answer of 1 KB, with a dead spot on the way', () => {
    expect(PATIENCE.head).toBeGreaterThan(sending(1.5 * KB, 100) + DEAD_SPOT)
    expect(PATIENCE.request).toBeGreaterThan(sending(2.5 * KB, 50) + DEAD_SPOT)
    expect(PATIENCE.silence).toBeGreaterThan(DEAD_SPOT)
  })

  test('nobody holds a connection for longer than it takes to find that out', () => {
    expect(PATIENCE.head + PATIENCE.every).toBeLessThanOrEqual(65_000)
    expect(PATIENCE.request + PATIENCE.every).toBeLessThanOrEqual(125_000)
    expect(PATIENCE.between).toBeLessThanOrEqual(10_000)
    expect(PATIENCE.silence).toBeLessThanOrEqual(300_000)
  })
})
