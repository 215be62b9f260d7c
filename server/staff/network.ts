// Where a request came from, as far as sign-in tries are counted by network.
import type { Context } from 'hono'

interface Connection {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } }
}

/** An IPv4 address or an IPv6 /64. Only a proxy on this machine or in its private network is believed. */
export function networkOf(c: Context): string {
  const socket = (c.env as Connection | undefined)?.incoming?.socket?.remoteAddress
  // Workers have no socket; there the platform itself sets this header on every request.
  if (socket === undefined) return narrowed(c.req.header('cf-connecting-ip') ?? 'unknown')
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return narrowed(forwarded && isPrivate(socket) ? forwarded : socket)
}

const PRIVATE = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i

const isPrivate = (address: string) => PRIVATE.test(address)

function narrowed(address: string): string {
  const four = /(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)
  if (four?.[1]) return four[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length)
  const groups = [...start, ...Array.from({ length: zeros }, () => '0'), ...end]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
