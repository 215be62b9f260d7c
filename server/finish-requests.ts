// Stops listening and lets the requests under way be answered: a patient who is just sending loses nothing to a restart.
import type { Server } from 'node:http'

const EVERY_MS = 20

/** @param graceMs whoever takes longer to send is cut off. */
export function finishRequests(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), graceMs)
    // A browser keeps its connection open after the answer.
    const idle = setInterval(() => server.closeIdleConnections(), EVERY_MS)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      resolve()
    })
  })
}
