// One made-up person acts, through the same actions as any patient: the page's answers, or texts from their phone.
import { nextPrivate } from '../actions/ask-next.ts'
import { leaveNote } from '../actions/leave-note.ts'
import { readSitting } from '../actions/read-sitting.ts'
import type { Sitting } from '../actions/sitting.ts'
import { saveAnswers } from '../actions/save-answers.ts'
import { CLOSING, NOTE, PRIVATE, SEALED } from '../core/conversation/flow.ts'
import { standing } from '../core/sitting.ts'
import { findConversation } from '../db/conversations.ts'
import type { Deps } from '../deps.ts'
import { answerScreen } from './answering.ts'
import { createChance, type Chance } from './chance.ts'
import { NOTES } from './goals.ts'
import { wordsOfMishap } from './history-mishaps.ts'
import type { Intention } from './living.ts'
import { answerOf, type Moment } from './persona.ts'
import { sendFromPhone } from './phones-send.ts'
import { askedKey } from './plan.ts'

/** More than any interview has questions. */
const MOST_REPLIES = 14

interface Acting extends Intention {
  readonly phone: string
  readonly chance: Chance
  /** Lets some seconds pass, where time can. */
  readonly pause: (seconds: number) => void
}

export async function actOn(
  deps: Deps,
  intention: Intention,
  pause: (seconds: number) => void,
): Promise<void> {
  const { waiting, persona, plan } = intention
  const phone = await deps.sealer.open('contact', 'phone_sealed', waiting.contactId, waiting.phoneSealed)
  const chance = createChance(`${askedKey(waiting.enrolmentId, waiting.occasion)}|answers`)
  const acting = { ...intention, phone, chance, pause }
  if (plan.answers) await (plan.mode === 'sms' ? answerByText(deps, acting) : answerOnPage(deps, acting))
  if (plan.mishap === null) return
  pause(90)
  await sendFromPhone(deps, phone, wordsOfMishap(plan.mishap, persona.language))
}

async function answerOnPage(deps: Deps, acting: Acting): Promise<void> {
  const { waiting, persona, plan, chance } = acting
  let sitting = await readSitting(deps, waiting.id)
  while (sitting) {
    const { interview, answers, invitation } = sitting
    const { screen } = standing(interview, answers, invitation.facts)
    if (screen === null) break
    if (plan.givesUpAfter !== null && Object.keys(answers).length >= plan.givesUpAfter) return
    const moment = momentOf(acting, sitting, false)
    const given = answerScreen(screen, persona, moment, answers, chance)
    if (Object.keys(given).length === 0) return
    acting.pause(8)
    const { revision } = invitation
    // The page says who will read before the first answer that may be shared.
    const told =
      sitting.sharing === null && sitting.caseManager !== null && !('B6' in given) && !('B5' in given)
    sitting = await saveAnswers(deps, sitting, {
      answers: given,
      mode: 'page',
      revision,
      complete: true,
      ...(told ? { shared: !persona.withholds } : {}),
    })
  }
  if (sitting && plan.leavesNote && sitting.invitation.aboutStaffId !== null) {
    await leaveNote(deps, { sitting, words: noteOf(acting) })
  }
}

async function answerByText(deps: Deps, acting: Acting): Promise<void> {
  const { waiting, plan, phone } = acting
  // A visitor may hold this phone just now.
  if (await findConversation(deps.db, waiting.contactId)) return
  await sendFromPhone(deps, phone, '1')
  for (let reply = 0; reply < (plan.givesUpAfter ?? MOST_REPLIES); reply += 1) {
    const conversation = await findConversation(deps.db, waiting.contactId)
    if (!conversation || conversation.invitationId !== waiting.id) return
    if (await restIsOnPage(deps, acting, conversation.awaiting)) return answerOnPage(deps, acting)
    const body = await replyTo(deps, acting, conversation.awaiting)
    if (body === null) return
    acting.pause(25)
    await sendFromPhone(deps, phone, body)
  }
}

/** On a phone that others use the private part waits behind the link of the closing text. */
async function restIsOnPage(deps: Deps, { waiting }: Acting, awaiting: string): Promise<boolean> {
  if (awaiting === PRIVATE) return true
  return awaiting === CLOSING && (await readSitting(deps, waiting.id))?.stage === 'private'
}

/** Null: nothing more to say. */
async function replyTo(deps: Deps, acting: Acting, awaiting: string): Promise<string | null> {
  const { waiting, persona, plan, chance } = acting
  if (awaiting === NOTE) return plan.leavesNote ? noteOf(acting) : '9'
  const sitting = await readSitting(deps, waiting.id)
  const question =
    sitting && awaiting === SEALED
      ? nextPrivate(sitting)
      : sitting?.interview.questions.find(({ id }) => id === awaiting)
  if (!sitting || !question) return null
  const moment = momentOf(acting, sitting, true)
  return String(answerOf(question, persona, moment, sitting.answers, chance))
}

const momentOf = (
  { trust, progress }: Intention,
  { invitation, goals }: Sitting,
  byText: boolean,
): Moment => ({
  trust,
  progress,
  pulse: invitation.facts.pulse,
  goals: goals.map(({ words }) => words),
  byText,
})

const noteOf = ({ waiting, persona }: Intention): string =>
  createChance(`${askedKey(waiting.enrolmentId, waiting.occasion)}|note`).pick(NOTES[persona.language])
