// The front desk: a code for the tablet, for administrators and leads; letters with a link, for administrators alone.
import type { Context } from 'hono'
import { renderSVG } from 'uqr'
import { DeskPage, HELP_CHOICES, type Made } from '../../web/staff/kiosk-codes.tsx'
import { QrLetter } from '../../web/staff/qr-letter.tsx'
import { LetterListPage } from '../../web/staff/letter-list.tsx'
import { readMakers } from '../actions/deal-letters.ts'
import { listHelpers } from '../actions/list-helpers.ts'
import { CODE_MINUTES, makeKioskCode } from '../actions/make-kiosk-code.ts'
import { openLetters } from '../actions/open-letters.ts'
import { printLetter } from '../actions/print-letter.ts'
import { BROUGHT, type Help } from '../core/help.ts'
import { shownCode } from '../core/kiosk-code.ts'
import type { StaffDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readFields } from './fields.ts'
import { keyed, rowIn } from './ids.ts'
import type { StaffRoute } from './route.ts'
import type { Role, Viewer } from './viewer.ts'
import { show } from './show.tsx'

const CODES: readonly Role[] = ['administrator', 'lead']
/** Nobody who prints letters reads releases. */
const LETTERS: readonly Role[] = ['administrator']
const TITLE = 'Tablet and letters'

export function kioskCodeRoutes(deps: StaffDeps): StaffRoute[] {
  const desk = async (c: Context, viewer: Viewer, made: Made | null, status: 200 | 403 | 422 = 200) =>
    show(
      deps,
      c,
      viewer,
      { title: TITLE, current: 'desk', status },
      <DeskPage
        made={made}
        prints={LETTERS.includes(viewer.role)}
        makers={(await readMakers(deps)).length}
        demo={deps.config.mode === 'demo'}
        address={`${deps.config.publicUrl}/kiosk`}
      />,
    )
  const tablet = async (c: Context, viewer: Viewer) => {
    const { number, help: said } = await readFields(c, ['number', 'help'])
    if (!HELP_CHOICES.some(([choice]) => choice === said)) throw new Problem('bad_request')
    const helper = said === 'staff' ? await readHelper(deps, c) : null
    if (said === 'staff' && helper === null) {
      const able = await listHelpers(deps, viewer.staffId, number)
      const staff = able.map((each) => keyed(deps, 'staff', each))
      return desk(c, viewer, { kind: 'choose', number, staff })
    }
    const help = helper ?? brought(said)
    try {
      const { code } = await makeKioskCode(deps, viewer.staffId, { number, help })
      const shown = { code: shownCode(code), minutes: CODE_MINUTES, helped: help !== null }
      return desk(c, viewer, { kind: 'code', ...shown })
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'bad_answer') throw error
      return desk(c, viewer, { kind: 'not_helper' }, 422)
    }
  }
  const letter = async (c: Context, viewer: Viewer) => {
    const { number } = await readFields(c, ['number'])
    const made = await printLetter(deps, viewer.staffId, number)
    if (made.kind === 'dealt') return desk(c, viewer, made, 403)
    const qr = renderSVG(made.link, { ecc: 'M', border: 4 })
    const page = <QrLetter {...made} code={shownCode(made.code)} qr={qr} />
    return show(deps, c, viewer, { title: 'Letter', current: 'desk' }, page)
  }
  return [
    { method: 'GET', path: '/kiosk-codes', roles: CODES, handle: (c, viewer) => desk(c, viewer, null) },
    { method: 'POST', path: '/kiosk-codes', roles: CODES, handle: (c, viewer) => tablet(c, viewer) },
    {
      method: 'GET',
      path: '/letters',
      roles: LETTERS,
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
    { method: 'POST', path: '/letters', roles: LETTERS, handle: (c, viewer) => letter(c, viewer) },
  ]
}

const brought = (said: string): Help | null => {
  const kind = BROUGHT.find((each) => each === said)
  return kind ? { kind, staffId: null } : null
}

/** Null: nobody is chosen yet. */
async function readHelper(deps: StaffDeps, c: Context): Promise<Help | null> {
  const chosen = (await c.req.formData()).getAll('helper')
  const [named = '', ...more] = chosen
  if (typeof named !== 'string' || more.length > 0) throw new Problem('bad_request')
  const staffId = rowIn(deps, 'staff', named)
  return staffId === '' ? null : { kind: 'staff', staffId }
}
