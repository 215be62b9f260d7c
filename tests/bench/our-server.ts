// A server in a process of its own with invitations waiting; tells its address and, when asked, its CPU so far.
import { serve } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { insertSurveyVersion } from '../../server/db/survey-versions.ts'
import { BASELINE_FACTS, invite, TRUST_FACTS } from '../support/invite.ts'
import { openTestProgram } from '../support/program.ts'
import { SIX_QUESTIONS } from './six-questions.ts'

const count = Number(process.argv[2])
const program = await openTestProgram({ config: { publicUrl: 'http://localhost' } })
const { deps } = program
const worker = await program.addStaff('Marisol Vega')
// Published as the workshop would, so that the product itself reads, speaks and scores it.
await deps.db.commit([
  insertSurveyVersion(deps.db, {
    id: 'six',
    version: 1,
    definition: JSON.stringify(SIX_QUESTIONS),
    hash: 'bench',
    published_at: program.clock.now(),
    published_by: worker,
  }),
])
const tokens: { six: string[]; pulse: string[] } = { six: [], pulse: [] }
for (let made = 0; made < count; made += 1) {
  const own = { phone_said: 'own', sharing: 1, sharing_since: '2026-01-12T18:00:00.000Z' } as const
  const who = await program.addPatient({ caseManagerId: worker, patient: own })
  const about = { about_staff_id: worker }
  const one = { ...about, survey_id: 'six', survey_version: 1, occasion: 'bench' }
  tokens.six.push((await invite(deps, who, 'baseline', BASELINE_FACTS, one)).token)
  tokens.pulse.push((await invite(deps, who, 'pulse', { ...TRUST_FACTS, hasGoal: 0 }, about)).token)
}

const server = serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send?.({ port, tokens }),
)
process.on('message', (asked) => {
  if (asked === 'cpu') process.send?.({ cpu: process.cpuUsage() })
  else
    server.close(() => {
      void program.close().finally(() => process.exit(0))
    })
})
