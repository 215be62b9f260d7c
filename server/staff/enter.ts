// The answer to whoever signed in: on to their first page, with what their browser keeps of it.
import type { Context } from 'hono'
import { noteEntry } from '../actions/note-entry.ts'
import type { StaffDeps } from '../deps.ts'
import { markStaffBrowser } from '../staff-browser.ts'
import { browserCookie, browserToken, withCookies } from './cookies.ts'

type Also = Parameters<typeof noteEntry>[3]

/** 303 to "/". @param session the headers that set the session's cookie. @param email as the account keeps it.
 *  @param also writes to be committed with the entry. */
export async function enter(
  deps: StaffDeps,
  c: Context,
  session: Headers,
  email: string,
  also: Also = [],
): Promise<Response> {
  const { staffId, token } = await noteEntry(deps, email, browserToken(c, deps.config), also)
  const mark = await markStaffBrowser(deps, c.req.header('cookie'), staffId)
  return withCookies(c.redirect('/', 303), [
    ...session.getSetCookie(),
    browserCookie(deps.config, token),
    ...(mark ? [mark] : []),
  ])
}
