// Every page that staff can open in a made-up county, and one of each form sent, in every role.
import { haltTexts } from '../../server/actions/halt-texts.ts'
import { addFollowUp } from '../staff/follow-ups-setup.ts'
import { openStaffSide } from '../staff/signed-in.ts'
import { placeOf, type Answer, type Walk } from './walk.ts'

const DOORS = {
  case_manager: 'case-manager',
  lead: 'lead',
  administrator: 'administrator',
  auditor: 'auditor',
}

export async function walkAsStaff(walk: Walk): Promise<void> {
  const { program, routes, ask, follow } = walk
  const { deps } = program
  await haltTexts(deps, '30034')
  for (const { id } of await deps.db.query.selectFrom('patient').select('id').limit(16).execute())
    await addFollowUp(program, id, 'pause_phrase', { words: 'Leave me be.' })
  for (const [role, door] of Object.entries(DOORS)) await ask(role, 'POST', `/dev/enter/${door}`, {})
  // A second lead, to whom a call may be handed.
  await openStaffSide(program).enter('lead', 'Priya Nair')
  const starts = routes
    .filter((route) => route.startsWith('GET ') && !route.includes(':'))
    .map((route) => route.slice('GET '.length))
  for (const by of [...Object.keys(DOORS), 'nobody']) await follow(by, starts)
  await sendAsCaseManager(walk)
  await sendAsLead(walk)
  await sendAsAdministrator(walk)
  await walk.send('nobody', '/phones', /clock$/, { advance: 'P1D' })
  await walk.send('nobody', '/phones', /reply$/, { body: 'HELP' })
  await ask('stranger', 'POST', '/sign-in', { email: 'nobody@county.example', password: 'none' })
  // What all that has left.
  for (const by of Object.keys(DOORS)) await follow(by, starts)
}

const pagesOf = ({ answers }: Walk, route: string): Answer[] =>
  answers.filter((answer) => answer.route === route && answer.method === 'GET' && answer.status === 200)

async function sendAsCaseManager(walk: Walk): Promise<void> {
  const thread = pagesOf(walk, '/caseload/patients/:id').find(({ body }) => body.includes('I read this'))
  await walk.send('case_manager', thread?.path ?? '', /\/read$/)
}

async function sendAsLead(walk: Walk): Promise<void> {
  const { send } = walk
  const steps = {
    attempt: { result: 'no_answer' },
    hand: {},
    'give-back': {},
    close: { outcome: 'reached', wish: 'wants_texts' },
  }
  for (const [step, fields] of Object.entries(steps)) {
    const call = placeOf(await send('lead', '/follow-ups', /\/take$/))
    const to = new RegExp(`/${step}$`)
    // Refused, it shows the call and its forms again.
    if (['hand', 'close'].includes(step)) await send('lead', call, to, { outcome: '', to: '' })
    await send('lead', call, to, fields)
  }
  for (const until of ['noon', '23:00']) await send('lead', '/follow-ups', /\/on-duty$/, { until })
  await send('lead', '/follow-ups/pause', /\/pause$/, { number: 'nobody' })
  const done = new Set<string>()
  for (const step of ['number', 'again', 'stop']) {
    const able = ({ path, body }: Answer) => body.includes(`/${step}"`) && !done.has(path)
    const one = pagesOf(walk, '/unreached/:id').find(able)?.path ?? ''
    await send('lead', one, new RegExp(`/${step}$`))
    done.add(one)
  }
}

async function sendAsAdministrator({ follow, send }: Walk): Promise<void> {
  await send('administrator', '/admin', /\/staff\/.*\/link$/)
  await send('administrator', '/admin', /resume$/)
  await send('administrator', '/admin/hours', /hours$/)
  await send('administrator', '/admin/schedule', /schedule$/)
  const start = { id: 'mine', from: 'pulse:1' }
  const draft = placeOf(await send('administrator', '/admin/surveys', /drafts$/, start))
  await follow('administrator', [draft])
  await send('administrator', draft, /draft$/)
  await send('administrator', draft, /discard$/)
  const again = placeOf(await send('administrator', '/admin/surveys', /drafts$/, start))
  await send('administrator', again, /publish$/)
}
