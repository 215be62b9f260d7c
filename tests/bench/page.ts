// Bytes of the first page and time to its first question on a slow network and a slow phone, ours beside SurveyJS; and a
// whole pulse without script.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, stop } from 'esbuild'
import type { Browser } from 'playwright-core'
import { launchChromium, openPhone } from '../support/browser.ts'
import { figure, median, type Figure } from './figures.ts'
import { filled, send, startServer, type Running } from './serving.ts'
import { SIX_QUESTIONS } from './six-questions.ts'

/** 400 kbit/s either way and 400 ms a round trip, on a processor six times slower. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER = 6

const RENDER = `
  import 'survey-core/survey-core.fontless.css'
  import { Model } from 'survey-core'
  import { renderSurvey } from 'survey-js-ui'
  renderSurvey(new Model(${JSON.stringify(SIX_QUESTIONS)}), document.getElementById('survey'))`

/** The same survey by survey-js-ui, minified and compressed as well as it can be. */
async function serveSurveyJs() {
  const { outputFiles } = await build({
    stdin: { contents: RENDER, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    outdir: 'out',
    write: false,
    logLevel: 'error',
  })
  await stop()
  const html =
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/s.css"><div id="survey"></div><script src="/s.js"></script>'
  const files = new Map<string, readonly [type: string, body: Buffer]>([
    ['/', ['text/html', Buffer.from(html)]],
  ])
  for (const { path, contents } of outputFiles) {
    const css = path.endsWith('.css')
    files.set(css ? '/s.css' : '/s.js', [css ? 'text/css' : 'text/javascript', Buffer.from(contents)])
  }
  const packed = new Map([...files].map(([path, [type, body]]) => [path, [type, gzipSync(body)] as const]))
  const server = createServer((request, response) => {
    const [type, body] = packed.get(request.url ?? '') ?? ['text/plain', gzipSync('')]
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'gzip' })
    response.end(body)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const bodies = [...files.values()].map(([, body]) => body)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    gzip: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0),
    brotli: bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0),
    close: () => server.close(),
  }
}

/** Seconds from asking for the address until the first question can be answered. */
async function firstQuestion(browser: Browser, url: string, script: boolean): Promise<number> {
  const context = await openPhone(browser, { script })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', SLOW_3G)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const begun = performance.now()
  const gone = page.goto(url, { waitUntil: 'commit' })
  await gone
  await page.locator('input[type=radio]').first().waitFor({ state: 'attached' })
  const seconds = (performance.now() - begun) / 1000
  await context.close()
  return seconds
}

export async function benchPage(times: number): Promise<Figure[]> {
  const ours = await startServer('our-server', 1)
  const theirs = await serveSurveyJs()
  const browser = await launchChromium()
  const address = `http://127.0.0.1:${ours.port}/s/${ours.tokens.six[0]}`
  const html = Buffer.from(await (await fetch(address)).arrayBuffer())
  const source = /<script src="([^"]+)"/.exec(html.toString())?.[1] ?? 'no script'
  const script = readFileSync(join(import.meta.dirname, '../public', source))
  const [scripted, plain, surveyJs]: [number[], number[], number[]] = [[], [], []]
  for (let time = 0; time < times; time += 1) {
    scripted.push(await firstQuestion(browser, address, true))
    plain.push(await firstQuestion(browser, address, false))
    surveyJs.push(await firstQuestion(browser, theirs.url, true))
  }
  await browser.close()
  theirs.close()
  const pulse = await wholePulse(ours)
  await ours.stop()
  const bytes = gzipSync(html).length
  const [island, both] = [gzipSync(script).length, bytes + gzipSync(script).length]
  return [
    figure('first page: ours, gzip', bytes / 1000, 'KB', 14),
    figure('first page: ours, brotli', brotliCompressSync(html).length / 1000, 'KB'),
    figure('its script, gzip', island / 1000, 'KB', 2),
    figure('first page: SurveyJS, gzip', theirs.gzip / 1000, 'KB'),
    figure('first page: SurveyJS, brotli', theirs.brotli / 1000, 'KB'),
    figure('bytes: ours with its script to SurveyJS', both / theirs.gzip, '×', 1 / 40),
    figure('first question: ours, with script', median(scripted), 's', 1.5),
    figure('first question: ours, without script', median(plain), 's', 1.5),
    figure('first question: SurveyJS', median(surveyJs), 's'),
    figure('time: ours to SurveyJS', median(scripted) / median(surveyJs), '×', 1 / 8),
    ...pulse,
  ]
}

/** Every page of it as it comes over the wire, to the receipt. */
async function wholePulse({ port, tokens }: Running): Promise<Figure[]> {
  let [bytes, requests] = [0, 0]
  for (let fields: Record<string, string> | null = null; requests === 0 || fields; requests += 1) {
    const page = await send(port, `/s/${tokens.pulse[0]}`, fields, true)
    bytes += page.bytes
    fields = filled(page.text)
  }
  return [
    figure('whole pulse without script, gzip', bytes / 1000, 'KB', 30),
    figure('requests of a whole pulse', requests, ''),
  ]
}
