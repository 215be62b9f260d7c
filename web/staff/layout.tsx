// The frame of every staff page: whose page it is, where one can go, and who printed it.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

export type Section =
  | 'caseload'
  | 'program'
  | 'follow-ups'
  | 'unreached'
  | 'admin'
  | 'surveys'
  | 'desk'
  | 'audit'
  | 'phones'
type Role = 'case_manager' | 'lead' | 'administrator' | 'auditor'

interface Standstill {
  readonly since: string
  readonly code: string
  readonly means: string | null
}

export interface StaffPageProps {
  readonly title: string
  /** Null: nobody is signed in. */
  readonly viewer: { readonly name: string; readonly role: Role } | null
  readonly current: Section | null
  readonly assets: { readonly staffCss: string }
  readonly demo: boolean
  readonly program: string
  /** Texts that we start stand still: told to those who run the program. */
  readonly standstill?: Standstill | null
  /** Calls that wait for this lead, told on other pages. */
  readonly calls?: { readonly late: number; readonly danger: number } | null
  /** The line that only paper shows: who printed it, and when. */
  readonly printed?: string
  readonly foot?: Child
  readonly children?: Child
}

const SECTIONS: readonly { id: Section; path: string; name: string; roles: readonly Role[] }[] = [
  { id: 'caseload', path: '/caseload', name: 'Caseload', roles: ['case_manager'] },
  { id: 'program', path: '/program', name: 'Program', roles: ['lead', 'case_manager'] },
  { id: 'follow-ups', path: '/follow-ups', name: 'Follow-ups', roles: ['lead'] },
  { id: 'unreached', path: '/unreached', name: 'Not reached', roles: ['lead'] },
  { id: 'admin', path: '/admin', name: 'Program and people', roles: ['administrator'] },
  { id: 'desk', path: '/kiosk-codes', name: 'Tablet and letters', roles: ['administrator', 'lead'] },
  { id: 'surveys', path: '/admin/surveys', name: 'Surveys', roles: ['administrator'] },
  { id: 'audit', path: '/audit', name: 'Log', roles: ['auditor'] },
]

/** By our own codes: why nothing leaves, and what comes first. */
const STOPPED: Readonly<Record<string, readonly [why: string, first: string]>> = {
  by_hand: [
    'Whoever runs this server stopped them.',
    'Ask first why: after a restore, people may have said STOP whom this database does not know of.',
  ],
  restored: [
    'This database was restored from a backup.',
    'People may have said STOP after the backup was made: whoever runs this server first reads those texts again.',
  ],
  gap: [
    'The server stood still from then on.',
    'If this database was restored from a backup, people may have said STOP whom it does not know of: whoever runs this server first reads those texts again. If the server was only off, let texts go.',
  ],
}
const AT_THE_CARRIER = 'Put it right with the carrier first: texts that it keeps refusing cost its trust.'

function Halted({ since, code, means, role }: Standstill & { readonly role: Role }) {
  const [why, first] = STOPPED[code] ?? [`The carrier’s code ${code}: ${means}.`, AT_THE_CARRIER]
  const day = new Date(since).toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return (
    <section class="note ask" role="alert">
      <p>
        <b>No survey leaves since {day}.</b> {why} Replies to patients still go.
        {role === 'lead' && ' An administrator can let texts go again.'}
      </p>
      {role === 'administrator' && (
        <form method="post" action="/admin/texts/resume">
          <p>
            {first} <button class="plain">Let texts go again</button>
          </p>
        </form>
      )}
    </section>
  )
}

function CallsWaiting({ late, danger }: { readonly late: number; readonly danger: number }) {
  const are = (count: number) => `${count} ${count === 1 ? 'call is' : 'calls are'}`
  const told = [danger > 0 && `${are(danger)} about danger or harm`, late > 0 && `${are(late)} late`].filter(
    Boolean,
  )
  return told.length === 0 ? null : (
    <p class="calls noprint">
      {told.join(', ')}: <a href="/follow-ups">follow-ups</a>
    </p>
  )
}

/** The whole document. */
export function StaffPage(props: StaffPageProps) {
  const { title, viewer, current, assets, demo, program, standstill, calls, printed, foot, children } = props
  const places = SECTIONS.filter(({ roles }) => viewer !== null && roles.includes(viewer.role))
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en" dir="ltr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · Sayso`}</title>
          <link rel="stylesheet" href={assets.staffCss} />
        </head>
        <body>
          <a class="skip" href="#main">
            Skip to the page
          </a>
          <header class="frame">
            <div class="bar">
              <a class="brand" href="/">
                Sayso <span class="where">{program}</span>
              </a>
              {(places.length > 0 || demo) && (
                <nav aria-label="Main">
                  <ul>
                    {places.map(({ id, path, name }) => (
                      <li>
                        <a href={path} aria-current={id === current ? 'page' : undefined}>
                          {name}
                        </a>
                      </li>
                    ))}
                    {demo && (
                      <li>
                        <a href="/phones" aria-current={current === 'phones' ? 'page' : undefined}>
                          Phones
                        </a>
                      </li>
                    )}
                  </ul>
                </nav>
              )}
              {viewer && (
                <form class="me" method="post" action="/sign-out">
                  <span>{viewer.name}</span>
                  <button class="plain">Sign out</button>
                </form>
              )}
            </div>
            {demo && (
              <p class="demo">This is the demo: the county, its people and all their words are made up.</p>
            )}
          </header>
          <main id="main" tabindex={-1}>
            {printed && <p class="printed">{printed}</p>}
            {calls && <CallsWaiting {...calls} />}
            {standstill && viewer && <Halted {...standstill} role={viewer.role} />}
            {children}
          </main>
          {foot && (
            <footer class="foot">
              <p>{foot}</p>
            </footer>
          )}
        </body>
      </html>
    </>
  )
}
