// The page of simulated phones: read, reply as that person, move the clock, and enter as the staff.
import type { Context } from 'hono'
import { AllPhones } from '../../web/demo/all-phones.tsx'
import { Phones } from '../../web/demo/phones.tsx'
import { countPhones } from '../db/demo-phones.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { readFields } from '../staff/fields.ts'
import { rowAt, rowIn } from '../staff/ids.ts'
import type { StaffRoute } from '../staff/route.ts'
import type { Viewer } from '../staff/viewer.ts'
import { show } from '../staff/show.tsx'
import type { Demo } from './demo.ts'
import { sendFromPhone } from './phones-send.ts'
import {
  allPhones,
  interestingPhones,
  phoneNumberOf,
  PHONES_A_PAGE,
  readHappened,
  readPhone,
} from './read-phones.ts'
import { TRUTH_SENTENCES } from './truth.ts'
import { longDayOf, timeOf } from './when.ts'

const FOOT = 'The phones, the clock and these doors exist in the demo only.'
const LONGEST_TEXT = 1600

export function phoneRoutes(deps: Deps, demo: Demo): readonly StaffRoute[] {
  const page = (c: Context, viewer: Viewer | null, id: string | null) => phonesPage(deps, demo, c, viewer, id)
  return [
    { method: 'GET', path: '/phones', roles: 'public', open: (c, viewer) => page(c, viewer, null) },
    {
      method: 'GET',
      path: '/phones/all',
      roles: 'public',
      open: (c, viewer) => allPage(deps, c, viewer),
    },
    {
      method: 'POST',
      path: '/phones/clock',
      roles: 'public',
      open: async (c) => {
        const { advance, phone } = await readFields(c, ['advance', 'phone'])
        await demo.advance(advance)
        return c.redirect(deps.sealer.rowId('contact', phone) ? `/phones/${phone}#hp` : '/phones#hp', 303)
      },
    },
    {
      method: 'GET',
      path: '/phones/:id',
      roles: 'public',
      open: (c, viewer) => page(c, viewer, rowAt(deps, 'contact', c)),
    },
    {
      method: 'POST',
      path: '/phones/:id/reply',
      roles: 'public',
      open: async (c) => {
        const id = rowAt(deps, 'contact', c)
        const { body } = await readFields(c, ['body'])
        const from = await phoneNumberOf(deps, id)
        if (from === null) throw new Problem('not_found')
        if (body.length > LONGEST_TEXT) throw new Problem('too_large')
        // An empty text cannot be sent from a phone: nothing happens.
        if (body.trim() !== '') await sendFromPhone(deps, from, body)
        return c.redirect(`/phones/${deps.sealer.publicId('contact', id)}#say`, 303)
      },
    },
  ]
}

async function phonesPage(deps: Deps, demo: Demo, c: Context, viewer: Viewer | null, id: string | null) {
  const [people, happened, program] = await Promise.all([
    interestingPhones(deps),
    readHappened(deps, demo.since()),
    readProgram(deps.db),
  ])
  const [first] = people
  const opened = id ?? (first ? rowIn(deps, 'contact', first.id) : null)
  const phone = opened === null ? null : await readPhone(deps, opened)
  if (id !== null && phone === null) throw new Problem('not_found')
  const all = await countPhones(deps.db)
  const now = demo.now()
  const clock = { day: longDayOf(now, program.timeZone), time: timeOf(now, program.timeZone) }
  const view = { program: program.name, people, all, phone, clock, happened, truth: TRUTH_SENTENCES }
  return show(deps, c, viewer, { title: 'The phones', current: 'phones', foot: FOOT }, <Phones {...view} />)
}

async function allPage(deps: Deps, c: Context, viewer: Viewer | null) {
  const asked = Number(c.req.query('page') ?? '1')
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked < 1_000_000 ? asked : 1
  const { lines, all } = await allPhones(deps, page)
  const pages = Math.max(1, Math.ceil(all / PHONES_A_PAGE))
  if (page > pages) throw new Problem('not_found')
  const title = page === 1 ? 'All phones' : `All phones, page ${page}`
  return show(
    deps,
    c,
    viewer,
    { title, current: 'phones', foot: FOOT },
    <AllPhones lines={lines} all={all} page={page} pages={pages} />,
  )
}
