// One made-up patient's past: asked month by month as the schedule would have, answering as this person does.
import { SCHEDULE, nextDueOn } from '../core/outreach/schedule.ts'
import type { Write } from '../db/database.ts'
import { addMonths, dateOf } from './days.ts'
import { askInThePast, type Asking } from './history-invitation.ts'
import { identify, personWrites, type MadePatient } from './history-people.ts'
import { pastText } from './history-texts.ts'
import type { Making } from './making.ts'
import type { Person, Stay } from './people.ts'
import { personaOf } from './persona.ts'
import { createChance } from './chance.ts'

/** Every row this person would have by now, in the order in which they can be stored. */
export async function livePast(making: Making, person: Person, place: number): Promise<Write[]> {
  const { deps, days, now } = making
  const made = identify(making, person)
  const asking: Asking = {
    person,
    made,
    persona: personaOf(made.patientId, person.language),
    chance: createChance(`${made.patientId}|past`),
    contact: { state: 'open', touched: 0, welcomedAt: null },
    course: { goal: null, goalSince: 0, sharing: null, phoneSaid: null },
    lastTextDay: 0,
  }
  const spoken = deps.surveys.languages.includes(person.language)
  const writes: Write[] = []
  const next: (string | null)[] = []
  for (const [at, stay] of person.stays.entries()) {
    if (!person.consented || !spoken) {
      next.push(null)
      continue
    }
    if (asking.contact.welcomedAt === null) {
      const welcome = days.at(stay.enrolled, opening(stay.enrolled) + asking.chance.int(30))
      if (welcome < now) writes.push(...(await sayWelcome(making, asking, welcome)))
    }
    const { past, due } = await liveStay(making, asking, stay, made, at)
    writes.push(...past)
    next.push(due)
  }
  const { state, touched, welcomedAt } = asking.contact
  const base = await personWrites(
    making,
    person,
    made,
    {
      contact: { state, touched, welcomed_at: welcomedAt },
      consentedAt: person.consented && state !== 'stopped' ? made.createdAt : null,
      nextDueOn: state === 'stopped' ? next.map(() => null) : next,
    },
    place,
  )
  return [...base, ...writes]
}

async function sayWelcome(making: Making, { person, made, contact, persona }: Asking, at: string) {
  contact.welcomedAt = at
  contact.touched += 1
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

async function liveStay(making: Making, asking: Asking, stay: Stay, made: MadePatient, at: number) {
  const { days, now, today } = making
  const enrolmentId = made.enrolmentIds[at] ?? ''
  const already = new Set<string>()
  const past: Write[] = []
  let baselineOn: number | null = null
  let course = { pulsesBefore: 0, lastVerdictPulse: null as number | null, homeVisitAsked: false }
  // A goal belongs to one stay.
  asking.course.goal = null
  for (let month = 0; ; month += 1) {
    const due = month === 0 ? stay.enrolled : addMonths(stay.enrolled, month)
    if (due >= today || (stay.graduated !== null && due >= stay.graduated)) break
    if (baselineOn !== null && due < baselineOn + SCHEDULE.leastDaysAfterBaseline) continue
    // One text a day: the welcome has the first day to itself.
    const sendOn = asking.lastTextDay === due || (at === 0 && month === 0) ? due + 1 : due
    const sentAt = days.at(sendOn, opening(sendOn) + asking.chance.int(40))
    if (sentAt >= now || asking.contact.state !== 'open') break
    const occasion = month === 0 ? 'baseline' : `pulse:${dateOf(due).slice(0, 7)}`
    const asked = await askInThePast(making, asking, { stay, enrolmentId, occasion, due, sentAt, ...course })
    past.push(...asked.writes)
    course = asked.course
    already.add(occasion)
    if (month === 0) baselineOn = due
    asking.lastTextDay = sendOn
  }
  const facts = {
    enrolledOn: dateOf(stay.enrolled),
    graduatedOn: stay.graduated === null ? null : dateOf(stay.graduated),
    consentedOn: dateOf(days.dayOf(made.createdAt)),
    pausedUntil: null,
    baselineOn: baselineOn === null ? null : dateOf(baselineOn),
    already,
  }
  return { past, due: nextDueOn(facts, dateOf(today)) }
}

/** Minutes after midnight at which texts may begin: noon on Sundays. Day 3 was a Sunday. */
const opening = (day: number): number => (day % 7 === 3 ? 12 : 9) * 60

