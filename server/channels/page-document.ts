// A view as a whole document, and as the answer that carries it.
import type { Context } from 'hono'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { gzipFor } from '../compressing.ts'

export const document = (page: JSX.Element): string => `<!doctype html>${String(page)}`

/** Made whole before it is answered: what is laid over an answer later makes a stream of it. */
export function answerPage(c: Context, page: JSX.Element, status: ContentfulStatusCode = 200): Response {
  const text = document(page)
  const packed = gzipFor(c.req.header('Accept-Encoding'), text)
  c.header('Vary', 'Accept-Encoding')
  c.header('Content-Type', 'text/html; charset=UTF-8')
  if (packed) c.header('Content-Encoding', 'gzip')
  return c.body(packed ?? text, status)
}
