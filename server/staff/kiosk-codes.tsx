// The front desk: a code for the tablet, or a letter with a link; for administrators and leads, never for case managers.
import type { Context } from 'hono'
import { renderSVG } from 'uqr'
import { DeskPage, HELP_CHOICES, type Made } from '../../web/staff/kiosk-codes.tsx'
import { QrLetter } from '../../web/staff/qr-letter.tsx'
import { LetterListPage } from '../../web/staff/letter-list.tsx'
import { listHelpers } from '../actions/list-helpers.ts'
import { makeKioskCode } from '../actions/make-kiosk-code.ts'
import { openLetters } from '../actions/open-letters.ts'
import { BROUGHT, type Help } from '../core/help.ts'
import { shownCode } from '../core/kiosk-code.ts'
import { localDate } from '../core/outreach/window.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readFields } from './fields.ts'
import type { StaffRoute } from './route.ts'
import type { Role, Viewer } from './viewer.ts'
import { show } from './show.tsx'

const ROLES: readonly Role[] = ['administrator', 'lead']
const TITLE = 'Tablet and letters'

export function kioskCodeRoutes(deps: StaffDeps): StaffRoute[] {
  const desk = (c: Context, viewer: Viewer, made: Made | null, status: 200 | 404 | 422 = 200) =>
    show(
      deps,
      c,
      viewer,
      { title: TITLE, current: 'desk', status },
      <DeskPage made={made} demo={deps.config.mode === 'demo'} address={`${deps.config.publicUrl}/kiosk`} />,
    )
  const nothing = (c: Context, viewer: Viewer) => desk(c, viewer, { kind: 'nothing' }, 404)
  const tablet = async (c: Context, viewer: Viewer) => {
    const { number, help: said } = await readFields(c, ['number', 'help'])
    if (!HELP_CHOICES.some(([choice]) => choice === said)) throw new Problem('bad_request')
    const helper = said === 'staff' ? await readHelper(c) : null
    if (said === 'staff' && helper === null) {
      const staff = await listHelpers(deps, viewer.staffId, number)
      return staff ? desk(c, viewer, { kind: 'choose', number, staff }) : nothing(c, viewer)
    }
    const help = helper ?? brought(said)
    try {
      const made = await makeKioskCode(deps, viewer.staffId, { number, for: 'tablet', help })
      if (!made) return nothing(c, viewer)
      const minutes = minutesTo(deps, made.expiresAt)
      return desk(c, viewer, {
        kind: 'code',
        code: shownCode(made.code),
        minutes,
        helped: help !== null,
        replaces: made.replaces,
      })
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'bad_answer') throw error
      return desk(c, viewer, { kind: 'not_helper' }, 422)
    }
  }
  const letter = async (c: Context, viewer: Viewer) => {
    const { number } = await readFields(c, ['number'])
    const made = await makeKioskCode(deps, viewer.staffId, { number, for: 'letter' })
    if (!made?.link) return nothing(c, viewer)
    const code = shownCode(made.code)
    const printed = {
      language: made.language,
      program: made.program,
      link: made.link,
      code,
      replaces: made.replaces,
      until: localDate(made.expiresAt, [made.timeZone]),
      qr: renderSVG(made.link, { ecc: 'M', border: 4 }),
    }
    return show(deps, c, viewer, { title: 'Letter', current: 'desk' }, <QrLetter {...printed} />)
  }
  return [
    { method: 'GET', path: '/kiosk-codes', roles: ROLES, handle: (c, viewer) => desk(c, viewer, null) },
    { method: 'POST', path: '/kiosk-codes', roles: ROLES, handle: (c, viewer) => tablet(c, viewer) },
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
    { method: 'POST', path: '/letters', roles: ROLES, handle: (c, viewer) => letter(c, viewer) },
  ]
}

const brought = (said: string): Help | null => {
  const kind = BROUGHT.find((each) => each === said)
  return kind ? { kind, staffId: null } : null
}

/** Null: nobody is chosen yet. */
async function readHelper(c: Context): Promise<Help | null> {
  const chosen = (await c.req.formData()).getAll('helper')
  const [staffId = '', ...more] = chosen
  if (typeof staffId !== 'string' || more.length > 0) throw new Problem('bad_request')
  return staffId === '' ? null : { kind: 'staff', staffId }
}

const minutesTo = ({ now }: StaffDeps, at: string) =>
  Math.round((Date.parse(at) - Date.parse(now())) / 60_000)
