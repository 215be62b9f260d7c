// One made-up patient's past: planned day by day as the product plans, answered as this person answers.
import { planFor, type Plan, type Standing } from '../core/outreach/plan.ts'
import { SCHEDULE } from '../core/outreach/schedule.ts'
import { dateOf, dayNumber } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { createChance } from './chance.ts'
import { askInThePast, type Asking } from './history-invitation.ts'
import { identify, personWrites } from './history-people.ts'
import { pastText } from './history-texts.ts'
import type { Making } from './making.ts'
import type { Person, Stay } from './people.ts'
import { personaOf } from './persona.ts'

/** Every row this person would have by now, in the order in which they can be stored. */
export async function livePast(making: Making, person: Person, place: number): Promise<Write[]> {
  const made = identify(making, person)
  const asking: Asking = {
    person,
    made,
    persona: personaOf(made.patientId, person.language),
    chance: createChance(`${made.patientId}|past`),
    contact: { state: 'open', touched: 0, welcomedAt: null },
    course: { goals: [], sharing: null, phoneSaid: null },
  }
  const writes: Write[] = []
  const nextDueOn: (string | null)[] = []
  for (const [at, stay] of person.stays.entries()) {
    const back = person.stays[at + 1]?.enrolled ?? null
    nextDueOn.push(await liveStay(making, asking, { ...stay, back }, made.enrolmentIds[at] ?? '', writes))
  }
  const { state, touched, welcomedAt } = asking.contact
  const base = await personWrites(
    making,
    person,
    made,
    {
      contact: { state, touched, welcomed_at: welcomedAt },
      consentedAt: state === 'stopped' ? null : made.consentedAt,
      nextDueOn,
    },
    place,
  )
  return [...base, ...writes]
}

/** `back`: the day on which the next stay began. */
type Lived = Stay & { readonly back: number | null }

/** Adds the stay's rows to `writes`; returns the next date on which something may be due. */
async function liveStay(
  making: Making,
  asking: Asking,
  stay: Lived,
  enrolmentId: string,
  writes: Write[],
): Promise<string | null> {
  const { days, now, today } = making
  const invitations: Standing['invitations'][number][] = []
  asking.course.goals = []
  let day = stay.enrolled
  while (day < today) {
    const at = days.at(day, opening(day) + asking.chance.int(40))
    if (at >= now) break
    const plan = planFor(standingOf(making, asking, { ...stay, enrolmentId }, invitations), at, SCHEDULE)
    if (plan.kind === 'welcome') writes.push(...(await welcome(making, asking, at)))
    // Nobody printed letters in the made-up past.
    if (plan.kind === 'invite' && plan.by === 'text') {
      const thread = asking.course.goals.find(({ id }) => id === plan.goalIds[0])?.threadId ?? null
      const asked = await askInThePast(making, asking, { stay, enrolmentId, plan, at })
      writes.push(...asked)
      const { occasion, facts } = plan
      invitations.push({ occasion: occasion.key, createdAt: at, facts, thread })
    }
    if (plan.nextDueOn === null) return null
    day = dayAfter(day, plan, asking, today)
  }
  return dateOf(day)
}

// Nothing comes of the weekly looks at a phone that takes no texts: only the last of them matters.
function dayAfter(day: number, plan: Plan, { contact, chance }: Asking, today: number): number {
  const next = Math.max(day + 1, dayNumber(plan.nextDueOn ?? dateOf(day + 1)))
  return contact.state === 'open' ? next : Math.max(next, today + chance.int(7))
}

function standingOf(
  { deps, zone, workers }: Making,
  { person, made, contact, course }: Asking,
  stay: Lived & { readonly enrolmentId: string },
  invitations: Standing['invitations'],
): Standing {
  return {
    enrolmentId: stay.enrolmentId,
    enrolledOn: dateOf(stay.enrolled),
    graduatedOn: stay.graduated === null ? null : dateOf(stay.graduated),
    returnedOn: stay.back === null ? null : dateOf(stay.back),
    rotation: deps.sealed.draw(`rotation|${stay.enrolmentId}`),
    speaks: deps.surveys.languages.includes(person.language),
    timeZones: [zone],
    consentedAt: made.consentedAt,
    pausedUntil: null,
    phone: {
      open: contact.state === 'open',
      welcomedAt: contact.welcomedAt,
      welcomes: { pending: false, tried: 0 },
    },
    invitations,
    assignments: stay.spans.map(({ worker, from, to }) => ({
      staffId: workers[worker]?.id ?? '',
      teamId: workers[worker]?.teamId ?? null,
      fromOn: dateOf(from),
      toOn: to === null ? null : dateOf(to),
    })),
    goals: course.goals,
    // Nobody was reminded in the made-up past, so that no month comes near its ceiling.
    burden: [],
  }
}

async function welcome(making: Making, { person, made, contact, persona }: Asking, at: string) {
  contact.welcomedAt = at
  contact.touched += 2
  return pastText(making, {
    contactId: made.contactId,
    patientId: made.patientId,
    phone: person.phone,
    invitationId: null,
    kind: 'ours',
    template: 'welcome',
    language: persona.language,
    at,
    errorCode: null,
  })
}

/** Minutes after midnight at which texts may begin: noon on Sundays. Day 3 was a Sunday. */
const opening = (day: number): number => (day % 7 === 3 ? 12 : 9) * 60
