// Whoever keeps asking for links that never were is asked to wait; a link that lives is served to everybody.
import type { Context, MiddlewareHandler } from 'hono'
import { primaryTag, wordsIn } from '../../surveys/languages.ts'
import { SorryPage } from '../../web/patient/gone.tsx'
import { wasLink } from '../actions/was-link.ts'
import { gzipFor } from '../compressing.ts'
import type { Deps } from '../deps.ts'
import { patientSentence } from '../problem.ts'
import { hashToken } from '../sealing.ts'
import { createMisses } from './misses.ts'
import { document } from './page-document.ts'
import { headersOfPage } from './page-headers.ts'

/** A link that was one once is no miss. Over the limit it is answered as one that never was, so that the answer tells
 *  neither from the other. @param networkOf where a request came from. */
export function limitMisses(deps: Deps, networkOf: (c: Context) => string): MiddlewareHandler {
  const misses = createMisses()
  return async (c, next) => {
    await next()
    if (c.res.status !== 404) return
    // Of one short length, whatever a header says.
    const network = await hashToken(networkOf(c))
    const over = misses.over(network, deps.now())
    const missed = over === null && !(await wasLink(deps, c.req.param('token') ?? ''))
    const seconds = missed ? misses.note(network, deps.now()) : over
    if (seconds === null) return
    // Taken away first, or its headers would be laid over ours.
    c.res = undefined
    c.res = await askToWait(deps, c, seconds)
  }
}

async function askToWait({ assets, surveys, config }: Deps, c: Context, seconds: number): Promise<Response> {
  const asked = (c.req.header('accept-language') ?? '').split(',')
  const tags = asked.map((each) => primaryTag(each.split(';')[0]?.trim() ?? ''))
  const language = tags.find((tag) => surveys.languages.includes(tag)) ?? 'en'
  const sentence = wordsIn(patientSentence('links_missed'), language)
  const css = assets.patientCss
  const frame = { language, program: '', others: [], css, js: '', leave: null }
  const text = document(<SorryPage frame={frame} sentence={sentence} />)
  const packed = gzipFor(c.req.header('Accept-Encoding'), text)
  const headers = {
    ...(await headersOfPage(css, config)),
    'Content-Type': 'text/html; charset=UTF-8',
    'Retry-After': String(seconds),
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  }
  return new Response(packed ?? text, { status: 429, headers })
}
