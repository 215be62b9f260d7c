// Marks a browser in which staff signed in, so that a patient's page opened there can say whose desk it may be.
// Nobody signed in can read the mark or make one up, and signing out leaves it.
import { addMark, MARK_DAYS, standingMarks, type StaffMark } from './core/staff-marks.ts'
import type { Deps } from './deps.ts'

type Needs = Pick<Deps, 'sealer' | 'config' | 'now'>

const PLACE = ['staff_browser', 'cookie', 'desk'] as const

const isSecure = ({ config }: Needs) => config.publicUrl.startsWith('https:')
const nameOf = (deps: Needs) => (isSecure(deps) ? '__Host-sayso-desk' : 'sayso-desk')
const today = ({ now }: Needs) => now().slice(0, 10)

/** The ids of staff who were signed in in this browser within 30 days, newest first; none where the cookie is missing,
 *  broken or not ours. @param cookies the `Cookie` header. */
export async function readStaffBrowser(
  deps: Needs,
  cookies: string | null | undefined,
): Promise<readonly string[]> {
  const marks = standingMarks(await readMarks(deps, cookies), today(deps))
  return marks.map(({ staffId }) => staffId)
}

/** The `Set-Cookie` that marks it for one more staff member, or for another day; null: it stands there already. */
export async function markStaffBrowser(
  deps: Needs,
  cookies: string | null | undefined,
  staffId: string,
): Promise<string | null> {
  const marks = addMark(await readMarks(deps, cookies), staffId, today(deps))
  if (marks === null) return null
  const sealed = await deps.sealer.seal(
    ...PLACE,
    JSON.stringify(marks.map(({ staffId: id, on }) => [id, on])),
  )
  const parts = [`${nameOf(deps)}=${sealed}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  if (isSecure(deps)) parts.push('Secure')
  return [...parts, `Max-Age=${MARK_DAYS * 24 * 60 * 60}`].join('; ')
}

async function readMarks(deps: Needs, cookies: string | null | undefined): Promise<readonly StaffMark[]> {
  const begin = `${nameOf(deps)}=`
  const found = cookies?.split(';').map((cookie) => cookie.trim())
  const sealed = found?.find((cookie) => cookie.startsWith(begin))?.slice(begin.length)
  if (!sealed) return []
  try {
    const marks: [string, string][] = JSON.parse(await deps.sealer.open(...PLACE, sealed))
    return marks.map(([staffId, on]) => ({ staffId, on }))
  } catch {
    return []
  }
}
