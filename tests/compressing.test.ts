// What the browser accepts decides whether a page is packed.
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gzipFor } from '../server/compressing.ts'

test.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8, *;q=0.1', 'GZIP'])('%s packs', (accepted) => {
  const packed = gzipFor(accepted, '¿Cómo fue su mes?')
  expect(packed && gunzipSync(packed).toString()).toBe('¿Cómo fue su mes?')
})

const page = (said: string) => `<!doctype html><style>b{color:red}</style><title>${said}</title>`

test('a page is whole again, first and later, with the style of its own', () => {
  for (const text of [
    page('¿Cómo fue? 😀'),
    page('How was it?'),
    page(''),
    '',
    '</style>',
    'x'.repeat(70_000),
  ]) {
    const packed = gzipFor('gzip', text)
    expect(packed && gunzipSync(packed).toString()).toBe(text)
  }
})

test.each([undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000', 'x-gzipped'])(
  '%s leaves the page as it is',
  (accepted) => expect(gzipFor(accepted, 'How was your month?')).toBeNull(),
)
