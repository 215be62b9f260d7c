// Open interviews answered by link to their end, and at the tablet with a code from the front desk.
import { makeKioskCode } from '../../server/actions/make-kiosk-code.ts'
import { questionsOn } from '../channels/held-by.ts'
import { hidden } from '../channels/page-setup.ts'
import type { Answer, Walk } from './walk.ts'

const BY_LINK = 6
const MOST_STEPS = 30

export async function walkAsPatients(walk: Walk): Promise<void> {
  const { deps } = walk.program
  const open = await deps.db.query
    .selectFrom('invitation')
    .innerJoin('patient', 'patient.id', 'invitation.patient_id')
    .select(['invitation.id', 'patient_id', 'county_id_sealed'])
    .where('invitation.state', 'in', ['invited', 'delivered', 'started'])
    .where('invitation.expires_at', '>', deps.now())
    .orderBy('invitation.id')
    .execute()
  for (const { id } of open.slice(0, BY_LINK)) {
    const path = `/s/${await deps.sealer.linkToken(id)}`
    const by = `a patient at ${path}`
    const first = await walk.ask(by, 'GET', path)
    await autosave(walk, by, path, await answerOne(walk, by, path, first))
    const last = await answerAll(walk, by, path, await walk.ask(by, 'GET', path))
    for (const offer of ['call', 'note', 'worker'])
      await walk.ask(by, 'POST', path, { ...hidden(last.body), offer, note: 'Thank you.' })
  }
  await walk.ask('nobody', 'GET', '/s/nothing')
  await walk.ask('nobody', 'GET', '/kiosk')
  for (const { patient_id, county_id_sealed } of open.slice(BY_LINK)) {
    const number = await deps.sealer.open('patient', 'county_id_sealed', patient_id, county_id_sealed)
    if (await walkAtDesk(walk, number)) return
  }
  throw new Error('no patient can answer at the tablet')
}

/** Nothing is kept by itself for whoever has answered nothing yet. */
async function answerOne({ ask }: Walk, by: string, path: string, shown: Answer): Promise<Answer> {
  const filled = questionsOn(shown.body).map(({ id, codes }) => [id, String(codes[0] ?? 'Rest.')])
  return ask(by, 'POST', path, { ...hidden(shown.body), ...Object.fromEntries(filled) })
}

async function answerAll(walk: Walk, by: string, path: string, first: Answer): Promise<Answer> {
  let shown = first
  for (let step = 0; step < MOST_STEPS && shown.body.includes('id="answers"'); step += 1) {
    shown = await answerOne(walk, by, path, shown)
  }
  return shown
}

async function autosave({ ask }: Walk, by: string, path: string, { body }: Answer): Promise<void> {
  const [asked] = questionsOn(body)
  const answers = asked ? { [asked.id]: asked.codes[0] ?? 'Rest.' } : {}
  const { revision } = hidden(body)
  for (const seen of [Number(revision), 999])
    await ask(by, 'PUT', `${path}/answers`, JSON.stringify({ revision: seen, answers }))
}

/** As the tablet's script does: a code, a question, and its end. */
async function sitByScript({ ask }: Walk, code: string): Promise<void> {
  const post = async (step: string, sent: object) =>
    JSON.parse((await ask('a tablet', 'POST', `/kiosk/${step}`, JSON.stringify(sent))).body)
  const { token, view } = await post('start', { code })
  const { item, revision } = view
  await post('answers', { token, item, revision, skip: true })
  await post('show', { token, at: item })
  await post('offer', { token, offer: 'call' })
  await post('end', { token })
}

/** With a helper chosen from the list, by letter, and alone. False: this lead may make no code for that patient. */
async function walkAtDesk(walk: Walk, number: string): Promise<boolean> {
  const { program, ask, send } = walk
  const asked = await send('lead', '/kiosk-codes', /kiosk-codes$/, { number, help: 'staff' })
  const helper = /<select id="helper"[^]*?<option value="([^"]+)"/.exec(asked.body)?.[1]
  if (helper === undefined) return false
  const made = await send('lead', '/kiosk-codes', /kiosk-codes$/, { number, help: 'staff', helper })
  if (!made.body.includes('Code for the tablet')) throw new Error('the helper in the list may not help')
  await ask('administrator', 'POST', '/letters', { number })
  const desk = await program.addStaff('Lee Park')
  const newCode = async () => (await makeKioskCode(program.deps, desk, { number })).code
  await sitByScript(walk, await newCode())
  const first = await ask('a tablet', 'POST', '/kiosk', { code: await newCode() })
  await answerAll(walk, 'a tablet', '/kiosk', first)
  return true
}
