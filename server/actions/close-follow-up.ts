// The owner of a call says how it ended, and, where words had paused the phone, what the patient said of texts.
import { OUTCOMES } from '../core/follow-up.ts'
import { scriptFor } from '../core/outreach/consent-script.ts'
import { IN_PERSON } from '../core/outreach/suppression.ts'
import { asksAboutTexts, needsWish, type Wish } from '../core/paused-texts.ts'
import { findContact, mustBeUntouched } from '../db/contacts.ts'
import type { Write } from '../db/database.ts'
import { attemptsOf, type FollowUp } from '../db/follow-up-list.ts'
import { pauseOfAnotherWaits } from '../db/follow-ups.ts'
import { readProgram } from '../db/program.ts'
import { resumeInPerson } from './resume-in-person.ts'
import { stopPhoneWrites } from './stop-phone.ts'
import { stepFollowUp, type Step, type StepFault, type Stepper } from './step-follow-up.ts'

export interface Closing {
  readonly outcome: string
  readonly wish: string
}

const WISHES: readonly Wish[] = ['wants_texts', 'no_texts']

export function closeFollowUp(deps: Stepper, step: Step, said: Closing): Promise<StepFault | null> {
  const outcome = OUTCOMES.find((known) => known === said.outcome)
  const wish = WISHES.find((known) => known === said.wish)
  return stepFollowUp(deps, step, ['close'], async (row, at) => {
    if (!outcome) return 'no_outcome'
    if (outcome === 'not_reached' && (await attemptsOf(deps.db, [row.id])).length === 0) return 'no_attempt'
    const asks = needsWish(row.kind, row.contact, outcome)
    if (asks && !wish) return 'no_wish'
    const also = asks && wish ? await textWrites(deps, row, step.staffId, wish) : []
    if (also === null) return 'overtaken'
    return {
      set: { state: 'done', done_at: at, outcome },
      also,
      action: 'follow_up.closed',
      detail: { outcome },
    }
  })
}

/** Null: the phone has said something else meanwhile. */
async function textWrites(
  deps: Stepper,
  row: FollowUp,
  staffId: string,
  wish: Wish,
): Promise<Write[] | null> {
  const { db } = deps
  const { patientId, kind } = row
  const contact = await findContact(db, row.contactId ?? '')
  if (!contact || asksAboutTexts(kind, contact.state) !== 'ask') return null
  if (wish === 'no_texts')
    return [
      ...(await stopPhoneWrites(deps, contact, { kind: 'stop', channel: IN_PERSON })),
      mustBeUntouched(db, contact.id, contact.touched),
    ]
  // Somebody else on this phone may have meant it: their call comes first.
  if (await pauseOfAnotherWaits(db, contact.id, patientId)) return []
  const { question, risk, language } = scriptFor((await readProgram(db)).name, row.language)
  const said = { patientId, staffId, wording: question, riskWarning: risk, language }
  return [
    ...(await resumeInPerson(deps, contact, said)),
    // A stop that arrives at the same moment is the later word.
    mustBeUntouched(db, contact.id, contact.touched),
  ]
}
