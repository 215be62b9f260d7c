// CPU of the server per completed survey, ours beside a bare route, in turns in one run; and of a whole pulse.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { figure, median, type Figure } from './figures.ts'

export interface Running {
  readonly port: number
  readonly tokens: { readonly six: string[]; readonly pulse: string[] }
  cpu(): Promise<number>
  stop(): Promise<void>
}

async function ask<T>(child: ChildProcess, what: string): Promise<T> {
  child.send(what)
  const [answer] = await once(child, 'message')
  return answer as T
}

export async function startServer(name: 'our-server' | 'bare-server', invitations: number): Promise<Running> {
  const child = fork(join(import.meta.dirname, `${name}.js`), [String(invitations)])
  const [told] = (await once(child, 'message')) as [Pick<Running, 'port' | 'tokens'>]
  return {
    ...told,
    cpu: async () => {
      const { cpu } = await ask<{ cpu: NodeJS.CpuUsage }>(child, 'cpu')
      return (cpu.user + cpu.system) / 1000
    },
    stop: async () => {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}

/** The bytes of the body as they came over the wire, and its text. */
export function send(
  port: number,
  path: string,
  fields: Record<string, string> | null,
  gzip = false,
): Promise<{ bytes: number; text: string }> {
  const body = fields && new URLSearchParams(fields).toString()
  const type = body === null ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }
  const headers = { ...type, ...(gzip ? { 'Accept-Encoding': 'gzip' } : {}) }
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method: body === null ? 'GET' : 'POST', headers })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const all = Buffer.concat(chunks)
        const text = () =>
          (response.headers['content-encoding'] === 'gzip' ? gunzipSync(all) : all).toString()
        if (response.statusCode === 200) resolve({ bytes: all.length, text: text() })
        else reject(new Error(`the server answered ${response.statusCode}`))
      })
    })
    sent.end(body ?? undefined)
  })
}

/** What a browser without script would send: the hidden fields, and the first choice of every question. */
export function filled(html: string): Record<string, string> | null {
  const begins = html.lastIndexOf('<form', html.indexOf('id="answers"'))
  if (begins < 0) return null
  const form = html.slice(begins, html.indexOf('</form>', begins))
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g))
    fields[name] = value
  // Nothing is told to the worker, and all goes on.
  if (form.includes('name="offer" value="pass"')) return { ...fields, offer: 'pass' }
  if (fields['screen'] === undefined) return null
  for (const [input] of form.matchAll(/<input[^>]*type="radio"[^>]*>/g)) {
    const [, name = ''] = /name="(\w+)"/.exec(input) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? []
    fields[name] ??= value
  }
  return fields
}

/** Throws when the pages are not the survey: a page of apology costs little, and would make a fine figure. */
async function answerAll(port: number, token: string, screens: number, gzip = false): Promise<void> {
  let { text } = await send(port, `/s/${token}`, null, gzip)
  for (let at = 0; ; ) {
    const fields = filled(text)
    if (!fields && at !== screens) throw new Error(`the survey ended after ${at} screens of ${screens}`)
    if (!fields) return
    if (fields['screen'] !== undefined) at += 1
    text = (await send(port, `/s/${token}`, fields, gzip)).text
  }
}

/** Without a goal; the trust items share the last. */
const PULSE_SCREENS = 4
const BARE = { Q1: '1', Q2: '2', Q3: '3', Q4: '4', Q5: '5', Q6: '1' }

export async function benchServing(scale: number): Promise<Figure[]> {
  const [rounds, each, warm] = [5, 40 * scale, 160]
  const total = 2 * (warm + rounds * each)
  const [ours, bare] = [await startServer('our-server', total), await startServer('bare-server', total)]
  const per = async (
    server: Running,
    tokens: string[],
    work: (token: string) => Promise<unknown>,
    many = each,
  ) => {
    const mine = tokens.splice(0, many)
    const before = await server.cpu()
    for (const token of mine) await work(token)
    return ((await server.cpu()) - before) / mine.length
  }
  const six = (token: string) => answerAll(ours.port, token, 1)
  const packed = (token: string) => answerAll(ours.port, token, 1, true)
  const pulse = (token: string) => answerAll(ours.port, token, PULSE_SCREENS)
  const plain = async (token: string) => {
    await send(bare.port, `/s/${token}`, null)
    await send(bare.port, `/s/${token}`, BARE)
  }
  const measured: { six: number; packed: number; pulse: number; bare: number }[] = []
  // A server that has just started compiles; patients meet one that has run for weeks.
  await per(ours, ours.tokens.six, six, warm)
  await per(ours, ours.tokens.six, packed, warm)
  await per(ours, ours.tokens.pulse, pulse, warm)
  await per(bare, bare.tokens.six, plain, warm)
  for (let round = 0; round < rounds; round += 1) {
    measured.push({
      six: await per(ours, ours.tokens.six, six),
      bare: await per(bare, bare.tokens.six, plain),
      packed: await per(ours, ours.tokens.six, packed),
      pulse: await per(ours, ours.tokens.pulse, pulse),
    })
  }
  await Promise.all([ours.stop(), bare.stop()])
  const of = (name: 'six' | 'packed' | 'pulse' | 'bare') => median(measured.map((round) => round[name]))
  return [
    figure('CPU per completed survey of six questions: ours', of('six'), 'ms', 2),
    figure('CPU per completed survey of six questions: bare', of('bare'), 'ms'),
    figure('ours to bare', median(measured.map(({ six, bare }) => six / bare)), '×', 2),
    figure('the same, packed by gzip as browsers ask: ours', of('packed'), 'ms'),
    figure('CPU of a whole pulse with trust, four screens', of('pulse'), 'ms', 4),
  ]
}
