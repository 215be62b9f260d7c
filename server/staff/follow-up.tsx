// One call that a patient is owed: opened, taken, tried, closed, or handed on.
import type { Context } from 'hono'
import { FollowUp } from '../../web/staff/follow-up.tsx'
import type { StepSaid } from '../../web/staff/follow-up-forms.tsx'
import { closeFollowUp } from '../actions/close-follow-up.ts'
import { giveFollowUpBack, handFollowUp } from '../actions/hand-follow-up.ts'
import { noteAttempt } from '../actions/note-attempt.ts'
import { openFollowUp, type FollowUpPage } from '../actions/open-follow-up.ts'
import type { Step, StepFault } from '../actions/step-follow-up.ts'
import { takeFollowUp } from '../actions/take-follow-up.ts'
import type { StaffDeps } from '../deps.ts'
import { readFields } from './fields.ts'
import { FOOT } from './follow-ups.tsx'
import { keyed, rowAt, rowIn } from './ids.ts'
import { printedBy } from './printed.ts'
import type { StaffRoute } from './route.ts'
import { show } from './show.tsx'
import type { Viewer } from './viewer.ts'

export function followUpRoutes(deps: StaffDeps): StaffRoute[] {
  const page = async (c: Context, viewer: Viewer, fault: StepFault | null, said: StepSaid = {}) => {
    const opened = await openFollowUp(deps, viewer.staffId, rowAt(deps, 'follow_up', c))
    return show(
      deps,
      c,
      viewer,
      {
        title: 'A call that is owed',
        current: 'follow-ups',
        printed: printedBy(viewer, opened.today),
        foot: FOOT,
        status: fault === null ? 200 : fault === 'overtaken' ? 409 : 422,
      },
      <FollowUp page={forPage(deps, opened)} fault={fault} said={said} />,
    )
  }
  const step = <const Name extends string>(
    name: string,
    fields: readonly Name[],
    take: (step: Step, said: Record<Name, string>) => Promise<StepFault | null>,
  ): StaffRoute => ({
    method: 'POST',
    path: `/follow-ups/:id/${name}`,
    roles: ['lead'],
    async handle(c, viewer) {
      const said = await readFields(c, ['seen'], fields)
      const { staffId } = viewer
      const seen = rowIn(deps, 'claim', said.seen)
      const fault = await take({ staffId, id: rowAt(deps, 'follow_up', c), seen }, said)
      return fault === null ? c.redirect(`/follow-ups/${idOf(c)}`, 303) : page(c, viewer, fault, said)
    },
  })
  return [
    {
      method: 'GET',
      path: '/follow-ups/:id',
      roles: ['lead'],
      handle: (c, viewer) => page(c, viewer, null),
    },
    {
      method: 'POST',
      path: '/follow-ups/:id/take',
      roles: ['lead'],
      async handle(c, viewer) {
        const id = rowAt(deps, 'follow_up', c)
        const fault = await takeFollowUp(deps, { staffId: viewer.staffId, id, seen: null })
        return fault === null ? c.redirect(`/follow-ups/${idOf(c)}`, 303) : page(c, viewer, fault)
      },
    },
    step('attempt', ['result'], (taken, { result }) => noteAttempt(deps, taken, result)),
    step('close', ['outcome', 'wish'], (taken, said) => closeFollowUp(deps, taken, said)),
    step('hand', ['to'], (taken, { to }) => handFollowUp(deps, taken, rowIn(deps, 'staff', to))),
    step('give-back', [], (taken) => giveFollowUpBack(deps, taken)),
  ]
}

const idOf = (c: Context): string => c.req.param('id') ?? ''

function forPage(deps: StaffDeps, { call, seen, forOwner, next, ...page }: FollowUpPage) {
  return {
    ...page,
    call: keyed(deps, 'follow_up', call),
    seen: seen === '' ? ('' as const) : deps.sealer.publicId('claim', seen),
    forOwner: forOwner && {
      ...forOwner,
      leads: forOwner.leads.map((lead) => keyed(deps, 'staff', lead)),
    },
    next: next && keyed(deps, 'follow_up', next),
  }
}
