// A server that is told to stop: what is under way is answered, nothing new is taken, and nobody holds it up for ever.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { finishRequests } from '../server/finish-requests.ts'

let server: Server
afterEach(() => server.closeAllConnections())

/** Answers with what was sent; `arrived` once the first request has begun. */
async function listening() {
  let begun = () => {}
  const arrived = new Promise<void>((resolve) => (begun = resolve))
  server = createServer((asked, answer) => {
    begun()
    asked.on('error', () => {}).pipe(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, arrived }
}

function sending(port: number) {
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/' })
  const answered = new Promise<string>((resolve, reject) => {
    sent.once('error', reject)
    sent.once('response', (answer) => {
      let body = ''
      answer.on('data', (piece: Buffer) => (body += piece.toString()))
      answer.once('error', reject)
      answer.once('end', () => resolve(body))
    })
  })
  sent.write('half ')
  return { sent, answered }
}

test('who is sending is answered, and only then is it over; nobody else gets in', async () => {
  const { port, arrived } = await listening()
  const { sent, answered } = sending(port)
  await arrived
  let over = false
  const finished = finishRequests(server, 60_000).then(() => (over = true))
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  expect(over).toBe(false)
  sent.end('and half')
  expect(await answered).toBe('half and half')
  await finished
})

test('whoever never ends is cut off after the grace', async () => {
  const { port, arrived } = await listening()
  const { answered } = sending(port)
  const cut = expect(answered).rejects.toThrow()
  await arrived
  await finishRequests(server, 10)
  await cut
})
