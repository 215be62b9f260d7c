// What else came by text in the past: stop, a wrong number, a word that only sounded like stop, a call asked for.
import { followUpTimes } from '../core/follow-up-times.ts'
import { dateOf } from '../core/time.ts'
import { insertConsentEvent } from '../db/consent-events.ts'
import type { Write } from '../db/database.ts'
import { insertFollowUp } from '../db/follow-ups.ts'
import { insertInbound } from '../db/inbound.ts'
import { insertSuppression } from '../db/suppressions.ts'
import type { FollowUpTable, SuppressionTable } from '../db/tables/people.ts'
import { createChance } from './chance.ts'
import { pastReply } from './history-texts.ts'
import { after, type Making } from './making.ts'
import type { Mishap } from './plan.ts'

export interface Hurt {
  readonly patientId: string
  readonly contactId: string
  readonly phone: string
  readonly language: 'en' | 'es'
  readonly aboutStaffId: string | null
  readonly at: string
}

const WORDS: Readonly<Record<Mishap, { readonly en: string; readonly es: string }>> = {
  stop: { en: 'STOP', es: 'STOP' },
  quit: { en: 'Quit', es: 'Ya no' },
  call: { en: '7', es: '7' },
  change_worker: { en: '6', es: '6' },
  wrong_number: { en: 'wrong number', es: 'número equivocado' },
}

export const wordsOfMishap = (mishap: Mishap, language: 'en' | 'es'): string => WORDS[mishap][language]

const HANDLED_AS: Readonly<Record<Mishap, string>> = {
  stop: 'stop',
  quit: 'pause',
  call: 'call',
  change_worker: 'change_worker',
  wrong_number: 'wrong_number',
}

const FOLLOW_UP: Readonly<Partial<Record<Mishap, FollowUpTable['kind']>>> = {
  quit: 'stop_word',
  call: 'call',
  change_worker: 'change_worker',
  wrong_number: 'wrong_number',
}

/** A busy office: some are called the next day, some wait for weeks. */
const LONGEST_WAIT_DAYS = 18

export async function pastMishap(making: Making, mishap: Mishap, hurt: Hurt): Promise<Write[]> {
  const { deps, ids, now, staffing } = making
  const { db, sealer } = deps
  const { at, contactId, patientId, phone } = hurt
  const body = wordsOfMishap(mishap, hurt.language)
  const index = await sealer.index('phone', phone)
  const inbound = ids(at)
  const suppress = (kind: SuppressionTable['kind'], on: string): Write =>
    insertSuppression(db, { id: ids(on), phone_index: index, kind, channel: 'sms', at: on })
  const writes: Write[] = [
    pastReply(making, phone, body, at),
    insertInbound(db, {
      id: inbound,
      provider_id: ids(at),
      contact_id: contactId,
      phone_index: index,
      body_sealed: await sealer.seal('inbound', 'body_sealed', inbound, body),
      state: 'handled',
      handled_as: HANDLED_AS[mishap],
      claim: null,
      at,
    }),
  ]
  if (mishap === 'stop') {
    writes.push(suppress('stop', at), consentWithdrawn(making, hurt))
  } else if (mishap === 'wrong_number') writes.push(suppress('wrong_number', at))
  else if (mishap === 'quit') {
    writes.push(suppress('pause', at))
    const resumed = resumedAt(at)
    if (resumed < now) writes.push(suppress('start', resumed))
  }
  const kind = FOLLOW_UP[mishap]
  if (kind !== undefined) {
    // Texts go again as soon as somebody called about a word that only sounded like a stop.
    const settled = mishap === 'quit' ? resumedAt(at) : calledAt(making, hurt)
    const done = settled < now
    const { dueAt, escalatesAt } = followUpTimes(false, at, staffing)
    writes.push(
      insertFollowUp(db, {
        id: ids(at),
        patient_id: patientId,
        kind,
        hidden_from_staff_id: hurt.aboutStaffId,
        owner_staff_id: null,
        words_sealed: null,
        state: done ? 'done' : 'open',
        claim: null,
        due_at: dueAt,
        escalates_at: escalatesAt,
        taken_at: null,
        outcome: done ? 'reached' : null,
        created_at: at,
        done_at: done ? settled : null,
      }),
    )
  }
  return writes
}

function calledAt({ days }: Making, { patientId, at }: Hurt): string {
  const waits = createChance(`${patientId}|${at}`).int(LONGEST_WAIT_DAYS)
  return days.at(days.dayOf(at) + 1 + waits, 14 * 60)
}

/** When a person had called back and heard that the word was not meant as a stop. */
export const resumedAt = (at: string): string => after(at, 3 * 86_400)

function consentWithdrawn({ deps, ids, days }: Making, { patientId, contactId, language, at }: Hurt): Write {
  return insertConsentEvent(deps.db, {
    id: ids(at),
    patient_id: patientId,
    contact_id: contactId,
    kind: 'texts_withdrawn',
    wording: 'STOP',
    language,
    channel: 'sms',
    evidence_sealed: null,
    given_on: dateOf(days.dayOf(at)),
    at,
  })
}
