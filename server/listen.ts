// Serves the app on a port, and ends every connection on which nothing comes any more.
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'

/** In milliseconds. */
export interface Patience {
  /** From the connection, or from the answer before, to the end of a request's head. */
  readonly head: number
  /** The same to the end of its body. */
  readonly request: number
  /** From an answer to the next request's first byte. */
  readonly between: number
  /** Without a byte in either direction, whoever's turn it is: also for who asks and never reads. */
  readonly silence: number
  /** How often heads and requests are looked at. */
  readonly every: number
}

/** A phone on 2G sends a head and a few answers, 3 KB, within a minute even at 50 bytes a second; a dead spot may take
 *  half a minute more. The largest body, 64 KB, needs 550 bytes a second. */
export const PATIENCE: Patience = {
  head: 60_000,
  request: 120_000,
  between: 5_000,
  silence: 300_000,
  every: 5_000,
}

export interface Listening {
  /** 0: any that is free. */
  readonly port: number
  /** An address of this machine; `0.0.0.0` and `::` are all of them. */
  readonly host: string
}

export function listen(
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  { port, host }: Listening,
  tell: (at: AddressInfo) => void,
  patience = PATIENCE,
): Server {
  const server = serve(
    {
      fetch,
      port,
      hostname: host,
      serverOptions: {
        headersTimeout: patience.head,
        requestTimeout: patience.request,
        keepAliveTimeout: patience.between,
        connectionsCheckingInterval: patience.every,
      },
    },
    tell,
  ) as Server
  server.timeout = patience.silence
  return server
}
