// The program page, for leads and for case managers alike: both see the same.
import { FOOT, ProgramPage } from '../../web/staff/program.tsx'
import { dateWithYear } from '../../web/staff/words.ts'
import { readProgramFigures } from '../actions/read-program.ts'
import type { StaffDeps } from '../deps.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'

export function programRoutes(deps: StaffDeps): readonly StaffRoute[] {
  return [
    {
      method: 'GET',
      path: '/program',
      roles: ['lead', 'case_manager'],
      async handle(c, viewer) {
        const { today, ...read } = await readProgramFigures(deps)
        const frozen = read.releases.findLast(({ state }) => state === 'published')?.frozenOn
        const printed = `Printed by ${viewer.name}, ${dateWithYear(today)}.${frozen ? ` Trust figures frozen ${dateWithYear(frozen)}.` : ''}`
        const page = { title: 'The program', current: 'program', printed, foot: FOOT } as const
        return show(deps, c, viewer, page, <ProgramPage {...read} />)
      },
    },
  ]
}
