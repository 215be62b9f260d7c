// Rehearses a month: who would be asked, when and at what cost, and whom no text reaches. It reads, and does nothing.
import { messages } from '../../surveys/messages.ts'
import { wordsOfMessage } from '../core/conversation/wording.ts'
import { languageFor } from '../core/language.ts'
import { plainDraw } from '../core/outreach/calendar-draw.ts'
import { whyNoText, type NoText } from '../core/outreach/no-text.ts'
import { rehearse, type RehearsedText } from '../core/outreach/rehearse.ts'
import { leaveInTurn, type RehearsedLeave } from '../core/outreach/rehearse-leaves.ts'
import type { Schedule } from '../core/outreach/schedule.ts'
import { localDate } from '../core/outreach/window.ts'
import { EVERY_ZONE } from '../core/outreach/zones-data.ts'
import { NOTHING_PRIVATE } from '../core/question.ts'
import { countSegments } from '../core/sms/gsm.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import { dueEnrolments } from '../db/due-enrolments.ts'
import { startedTexts } from '../db/due-texts.ts'
import { readProgram } from '../db/program.ts'
import { readSchedule } from '../db/schedule.ts'
import type { Deps } from '../deps.ts'
import { readStandings, type Trusted } from './read-standings.ts'

export interface Rehearsal {
  readonly month: string
  /** In the program, whether or not anything falls into the month. */
  readonly patients: number
  readonly asked: readonly { survey: string; by: 'text' | 'letter'; language: string; patients: number }[]
  /** If nobody answers: the fewest texts are these without the reminders. */
  readonly texts: Readonly<Record<RehearsedText['template'], number>>
  readonly segments: number
  /** In order. */
  readonly days: readonly { readonly on: string; readonly texts: number }[]
  readonly waited: Readonly<Record<'ceiling' | 'month' | 'window', number>>
  /** Surveys for which a patient's month has no room, and how many of them come in the next. */
  readonly held: { readonly patients: number; readonly waits: number }
  /** Texts whose time is over before they may leave. */
  readonly tooLate: number
  /** Patients whom no text reaches, and which of them a letter would ask. */
  readonly unreached: readonly { reason: NoText; patientIds: readonly string[]; byLetter: number }[]
}

type Reader = Pick<Deps, 'db' | 'surveys' | 'now' | 'config'>

const AT_ONCE = 90
const MOST_ENROLMENTS = 200_000
const EVER = '9999-12-31'
const WEEK_MS = 7 * DAY_MS

// A page for staff: it has no sealed ring, and how many are asked what does not hang on who is asked about trust when.
const UNSEALED: Trusted = {
  rotation: (enrolmentId) => plainDraw(`rotation|${enrolmentId}`),
  facts: async ({ storedFacts }) => ({ ...NOTHING_PRIVATE, ...storedFacts }),
}

/** @param month `2026-12`: the present one or a later. */
export async function rehearseMonth(deps: Reader, month: string): Promise<Rehearsal> {
  const { db, surveys, now } = deps
  const until = instantAfter(`${month}-01T12:00:00.000Z`, 32 * DAY_MS)
  const at = now()
  const schedule = await readSchedule(db)
  const enrolments = await dueEnrolments(db, EVER, MOST_ENROLMENTS)
  const asked = new Map<string, Rehearsal['asked'][number]>()
  const byPhone = new Map<string, RehearsedText[]>()
  const burdens = new Map<string, readonly string[]>()
  const held = { patients: 0, waits: 0 }
  const unreached = new Map<NoText, { patientIds: string[]; byLetter: number }>()
  for (let from = 0; from < enrolments.length; from += AT_ONCE) {
    for (const { enrolment, standing } of await readStandings(
      deps,
      enrolments.slice(from, from + AT_ONCE),
      UNSEALED,
    )) {
      const { patientId, contact } = enrolment
      const contactId = contact?.id ?? null
      const {
        askings,
        texts,
        held: full,
      } = rehearse({ ...enrolment, contactId, standing }, at, until, schedule)
      burdens.set(patientId, standing.burden)
      for (const { on, waits } of full) {
        if (!on.startsWith(month)) continue
        held.patients += 1
        held.waits += waits ? 1 : 0
      }
      const here = askings.filter(({ on }) => on.startsWith(month))
      const language = languageFor(surveys.languages, enrolment.language) ?? enrolment.language
      for (const { survey, by } of here) {
        const key = `${survey} ${by} ${language}`
        const { patients } = asked.get(key) ?? { patients: 0 }
        asked.set(key, { survey, by, language, patients: patients + 1 })
      }
      if (contactId !== null) byPhone.set(contactId, [...(byPhone.get(contactId) ?? []), ...texts])
      const reason = whyNoText({ ...standing, phone: contact?.state ?? null }, month)
      if (reason === null) continue
      const { patientIds, byLetter } = unreached.get(reason) ?? { patientIds: [], byLetter: 0 }
      const letter = here.some(({ by }) => by === 'letter') ? 1 : 0
      unreached.set(reason, { patientIds: [...patientIds, patientId], byLetter: byLetter + letter })
    }
  }
  return {
    month,
    patients: new Set(enrolments.map(({ patientId }) => patientId)).size,
    asked: [...asked.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
    ...(await reckon(deps, month, await leaveAll(deps, byPhone, burdens, schedule))),
    held,
    unreached: [...unreached].map(([reason, these]) => ({ reason, ...these })),
  }
}

async function leaveAll(
  { db, now }: Reader,
  byPhone: ReadonlyMap<string, readonly RehearsedText[]>,
  burdens: ReadonlyMap<string, readonly string[]>,
  schedule: Schedule,
): Promise<RehearsedLeave[]> {
  const since = instantAfter(now(), -WEEK_MS)
  const phones = [...byPhone].filter(([, texts]) => texts.length > 0)
  const leaves: RehearsedLeave[] = []
  for (let from = 0; from < phones.length; from += AT_ONCE) {
    const these = phones.slice(from, from + AT_ONCE)
    const ids = these.map(([id]) => id)
    const started = await startedTexts(db, ids, since)
    for (const [id, texts] of these)
      leaves.push(...leaveInTurn(texts, { started: started.get(id) ?? [], burdens }, EVERY_ZONE, schedule))
  }
  return leaves
}

async function reckon(deps: Reader, month: string, leaves: readonly RehearsedLeave[]) {
  const segmentsOf = await createPricing(deps)
  const texts = { welcome: 0, open: 0, remind: 0 }
  const waited = { ceiling: 0, month: 0, window: 0 }
  const days = new Map<string, number>()
  let [segments, tooLate] = [0, 0]
  for (const { text, at, waited: why } of leaves) {
    const on = localDate(at ?? text.notBefore, text.standing.timeZones)
    if (!on.startsWith(month)) continue
    if (why !== null) waited[why] += 1
    if (at === null) {
      tooLate += 1
      continue
    }
    texts[text.template] += 1
    segments += segmentsOf(text)
    days.set(on, (days.get(on) ?? 0) + 1)
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([on, count]) => ({ on, texts: count }))
  return { texts, waited, tooLate, segments, days: inOrder }
}

/** What each text costs, by its own words with a link as long as any. */
async function createPricing({ db, config, surveys }: Reader) {
  const program = (await readProgram(db)).name
  const url = `${config.publicUrl}/s/${'x'.repeat(22)}`
  const known = new Map<string, number>()
  return ({ template, language: tag }: RehearsedText): number => {
    const language = languageFor(surveys.languages, tag) ?? 'en'
    const key = `${template} ${language}`
    const before = known.get(key)
    if (before !== undefined) return before
    const words = wordsOfMessage(messages[template].sms, { language, program, url, sitting: null })
    const { segments } = countSegments(words)
    known.set(key, segments)
    return segments
  }
}
