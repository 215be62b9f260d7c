// Where a phone's conversation stands when a text comes in: whose it is, and what the text may be a reply to.
import { interviewByText } from '../core/conversation/by-text.ts'
import { asksToCall, CLOSING, NOTE, PRIVATE, SEALED, whatWaits } from '../core/conversation/flow.ts'
import type { ReplyContext } from '../core/conversation/read-reply.ts'
import { languageFor } from '../core/language.ts'
import type { Question } from '../core/question.ts'
import type { Contact } from '../db/contacts.ts'
import { findConversation, type Conversation } from '../db/conversations.ts'
import { ANSWERABLE, askedInvitations, findInvitation, type Invitation } from '../db/invitations.ts'
import { lastTextTo } from '../db/outbox.ts'
import { usersOfPhone, type PhoneUser } from '../db/patients.ts'
import type { Deps } from '../deps.ts'
import type { Surveys } from '../surveys.ts'
import { nextPrivate } from './ask-next.ts'
import { assemble } from './read-sitting.ts'
import { stageOf, textPhoneOf, type Sitting } from './sitting.ts'

export interface Scene {
  readonly contact: Contact
  readonly users: readonly PhoneUser[]
  readonly conversation: Conversation | null
  /** What the next reply answers. */
  readonly asked: ReplyContext['question']
  /** The conversation's interview as texts hold it; also a completed one, for what is offered afterwards. */
  readonly sitting: Sitting | null
  /** What a 1 would begin. */
  readonly opens: Sitting | null
  /** Interviews of several people wait on this phone: nobody can tell whose a 1 would be. */
  readonly whose: boolean
  /** The last text asked whether this phone may be called, after words of danger. */
  readonly dangerAsked: boolean
  /** What is said here may answer a sealed question: the text's body is not kept. */
  readonly sealed: boolean
  /** It was asked for as the answer to one. */
  readonly sealedAsked: boolean
  /** Those it may answer, asked just now or a while ago. */
  readonly sealedOnes: readonly Question[]
  readonly language: string
  /** Who wrote, as far as it is known: a patient, or everybody on this phone. */
  readonly who: readonly string[]
}

export type Reader = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now'>

export async function readScene(deps: Reader, contact: Contact): Promise<Scene> {
  const { db, now } = deps
  const [users, conversation, last, invited] = await Promise.all([
    usersOfPhone(db, contact.id),
    findConversation(db, contact.id),
    lastTextTo(db, contact.id, 'any'),
    lastTextTo(db, contact.id, 'invitation'),
  ])
  // An invitation sent after the question was asked: a reply may be to either, so it is to the newer, which only a 1 opens.
  const overtaken = conversation !== null && invited !== null && invited.at > conversation.askedAt
  const held = conversation && (await findInvitation(db, conversation.invitationId))
  const sitting = held && (await sittingByText(deps, held))
  // A phone that changed hands keeps nobody's conversation.
  const theirs = conversation !== null && !overtaken && users.some(({ id }) => id === conversation.patientId)
  const asked = theirs ? askedIn(conversation, sitting, now()) : null
  const open = await askedInvitations(
    db,
    users.map(({ id }) => id),
    now(),
  )
  const waiting = open.filter(
    ({ id }) => whatWaits(conversation?.awaiting ?? '') !== PRIVATE || id !== held?.id,
  )
  const whose = new Set(waiting.map(({ patientId }) => patientId)).size > 1
  const opens = asked === null && waiting[0] && !whose ? await sittingByText(deps, waiting[0]) : null
  const language = theirs ? conversation.language : null
  const sealed = isSealed(asked) || (!isOpen(asked) && carriesSealed(sitting))
  return {
    contact,
    users,
    conversation,
    asked: asked ?? (waiting.length > 0 ? null : 'closing'),
    sitting: theirs ? sitting : null,
    opens,
    whose: asked === null && whose,
    dangerAsked: theirs ? asksToCall(conversation.awaiting) : last?.template === 'crisis',
    sealedAsked: isSealed(asked),
    sealed,
    sealedOnes: sealed && sitting ? sitting.interview.questions.filter(isSealed) : [],
    language: language ?? opens?.language ?? spoken(deps.surveys, users[0]?.language),
    who: theirs ? [conversation.patientId] : users.map(({ id }) => id),
  }
}

/** Null: nothing that is still open. */
function askedIn(conversation: Conversation, sitting: Sitting | null, now: string): ReplyContext['question'] {
  const awaiting = whatWaits(conversation.awaiting)
  if (sitting === null || sitting.invitation.expiresAt <= now || awaiting === CLOSING || awaiting === PRIVATE)
    return null
  if (awaiting === NOTE) return sitting.caseManager === null || sitting.phone !== 'own' ? null : NOTE
  if (awaiting === SEALED) return sitting.stage === 'private' ? nextPrivate(sitting) : null
  const { state } = sitting.invitation
  if (!ANSWERABLE.some((answerable) => answerable === state)) return null
  return sitting.interview.questions.find(({ id }) => id === awaiting) ?? null
}

function isSealed(asked: ReplyContext['question']): boolean {
  return typeof asked === 'object' && asked?.readers === 'sealed'
}

/** In some month, if not in this one: what is kept of a text must not tell which month it is. */
function carriesSealed(sitting: Sitting | null): boolean {
  return sitting !== null && sitting.interview.questions.some(isSealed)
}

/** A question, or the offer to pass something on: their words are stored by rules of their own. */
function isOpen(asked: ReplyContext['question']): boolean {
  return asked === NOTE || (typeof asked === 'object' && asked !== null)
}

export async function sittingByText(deps: Reader, invitation: Invitation): Promise<Sitting | null> {
  const sitting = await assemble(deps, invitation)
  if (!sitting) return null
  const byText = { ...sitting, interview: interviewByText(sitting.interview, textPhoneOf(sitting)) }
  return { ...byText, stage: stageOf(byText) }
}

/** Surveys as texts ask them on this sitting's phone: then an interview ends where texts end it. */
export function surveysByText(surveys: Surveys, sitting: Sitting): Surveys {
  return {
    ...surveys,
    interview: (id, version, language) =>
      interviewByText(surveys.interview(id, version, language), textPhoneOf(sitting)),
  }
}

const spoken = ({ languages }: Surveys, language = 'en'): string => languageFor(languages, language) ?? 'en'
