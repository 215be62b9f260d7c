// The front desk: a code for the tablet, or a letter with a link; for administrators and leads, never for case managers.
import type { Context } from 'hono'
import { renderSVG } from 'uqr'
import { DeskPage, type DeskProps } from '../../web/staff/kiosk-codes.tsx'
import { QrLetter } from '../../web/staff/qr-letter.tsx'
import { LetterListPage } from '../../web/staff/letter-list.tsx'
import { makeKioskCode } from '../actions/make-kiosk-code.ts'
import { openLetters } from '../actions/open-letters.ts'
import { shownCode } from '../core/kiosk-code.ts'
import { localDate } from '../core/outreach/window.ts'
import type { Deps } from '../deps.ts'
import { readFields } from './fields.ts'
import type { StaffRoute } from './route.ts'
import type { Role, Viewer } from './viewer.ts'
import { show } from './show.tsx'

const ROLES: readonly Role[] = ['administrator', 'lead']
const TITLE = 'Tablet and letters'

export function kioskCodeRoutes(deps: Deps): StaffRoute[] {
  const desk = (c: Context, viewer: Viewer, made: DeskProps['made'], status: 200 | 404 = 200) =>
    show(
      deps,
      c,
      viewer,
      { title: TITLE, current: 'desk', status },
      <DeskPage made={made} demo={deps.config.mode === 'demo'} address={`${deps.config.publicUrl}/kiosk`} />,
    )
  const take = async (c: Context, viewer: Viewer, what: 'tablet' | 'letter') => {
    const { number } = await readFields(c, ['number'])
    const made = await makeKioskCode(deps, viewer.staffId, { number, for: what })
    if (!made) return desk(c, viewer, 'nothing', 404)
    const code = shownCode(made.code)
    if (made.link === null)
      return desk(c, viewer, { code, minutes: minutesTo(deps, made.expiresAt), replaces: made.replaces })
    const letter = {
      language: made.language,
      program: made.program,
      link: made.link,
      code,
      replaces: made.replaces,
      until: localDate(made.expiresAt, [made.timeZone]),
      qr: renderSVG(made.link, { ecc: 'M', border: 4 }),
    }
    return show(deps, c, viewer, { title: 'Letter', current: 'desk' }, <QrLetter {...letter} />)
  }
  return [
    { method: 'GET', path: '/kiosk-codes', roles: ROLES, handle: (c, viewer) => desk(c, viewer, null) },
    { method: 'POST', path: '/kiosk-codes', roles: ROLES, handle: (c, viewer) => take(c, viewer, 'tablet') },
    {
      method: 'GET',
      path: '/letters',
      roles: ROLES,
      async handle(c, viewer) {
        const list = await openLetters(deps, viewer.staffId)
        return show(
          deps,
          c,
          viewer,
          { title: 'Letters to print', current: 'desk' },
          <LetterListPage {...list} />,
        )
      },
    },
    // Answered at once, without a redirect: the link stands on this page and nowhere else.
    { method: 'POST', path: '/letters', roles: ROLES, handle: (c, viewer) => take(c, viewer, 'letter') },
  ]
}

const minutesTo = ({ now }: Deps, at: string) => Math.round((Date.parse(at) - Date.parse(now())) / 60_000)
