// Keeps what a text came to: the text as handled, all that follows from it, and what is said back, in one commit.
import type { Saying } from '../core/conversation/flow.ts'
import { claimConversation, insertConversation } from '../db/conversations.ts'
import { mustHaveClaimed, type Write } from '../db/database.ts'
import { claimReceived, HEARD_AGAIN, type ReceivedText } from '../db/inbound.ts'
import type { Heard, Hearer } from './heard.ts'
import { keepText } from '../db/texts-kept.ts'
import { queueText } from './queue-text.ts'
import { surveysByText, type Scene } from './read-scene.ts'
import type { Sitting } from './sitting.ts'
import { saveAnswers } from './save-answers.ts'

/** Throws `Conflict` when somebody else has handled it. */
export async function keepHeard(deps: Hearer, text: ReceivedText, scene: Scene, heard: Heard): Promise<void> {
  const { sitting, answers } = heard
  const writes = [
    ...(heard.writes ?? []),
    ...claimText(deps, text, heard.as, scene.sealed),
    ...keptWith(deps, text, heard.sitting ?? scene.sitting),
    ...moveWrites(deps, text, scene, heard),
    ...(isAgain(text) ? [] : heard.say).flatMap((saying, turn) =>
      queued(deps, text, scene, heard, saying, turn),
    ),
  ]
  if (sitting && answers) {
    const { revision } = sitting
    await saveAnswers({ ...deps, surveys: surveysByText(deps.surveys, sitting) }, sitting, {
      answers,
      mode: 'sms',
      revision,
      language: heard.language,
      complete: true,
      also: writes,
    })
    return
  }
  await deps.db.commit(writes)
}

export function claimText({ db, newId }: Hearer, { id }: ReceivedText, as: string, erase: boolean): Write[] {
  const claim = newId()
  return [claimReceived(db, { id, claim, as, erase }), mustHaveClaimed(db, 'inbound', claim)]
}

/** It goes with the other texts of its conversation, once the link is over. */
function keptWith({ db }: Hearer, { id }: ReceivedText, sitting: Sitting | null): Write[] {
  if (!sitting) return []
  const { id: invitationId, expiresAt: endsAt } = sitting.invitation
  return keepText(db, { inboundId: id, invitationId, endsAt })
}

/** What would be said now was said then. */
const isAgain = ({ handledAs }: ReceivedText): boolean => handledAs === HEARD_AGAIN

function moveWrites(
  { db, newId, now }: Hearer,
  text: ReceivedText,
  { contact, conversation }: Scene,
  heard: Heard,
): Write[] {
  const { moves, sitting } = heard
  if (!moves || !sitting) return []
  const claim = newId()
  const asked = isAgain(text) ? text.at : now()
  // Asked when it was first asked: a text written before that cannot be its answer.
  const same =
    conversation?.awaiting === moves.awaiting && conversation.invitationId === sitting.invitation.id
  const row = {
    contact_id: contact.id,
    invitation_id: sitting.invitation.id,
    patient_id: sitting.patient.id,
    awaiting: moves.awaiting,
    language: heard.language,
    misses: moves.misses,
    claim,
    updated_at: same && moves.misses > 0 ? conversation.askedAt : asked,
  }
  if (!conversation) return [insertConversation(db, row)]
  return [claimConversation(db, row, conversation.claim), mustHaveClaimed(db, 'conversation', claim)]
}

function queued(
  { db, newId }: Hearer,
  text: ReceivedText,
  scene: Scene,
  { sitting, language }: Heard,
  { template, item, sealed }: Saying,
  turn: number,
): Write[] {
  const patientId = sitting?.patient.id ?? scene.users[0]?.id
  if (patientId === undefined) return []
  const row = queueText(db, {
    id: newId(),
    contactId: scene.contact.id,
    patientId,
    invitationId: sitting?.invitation.id ?? null,
    kind: 'reply',
    template,
    parameters: item === undefined ? {} : { item },
    language,
    sealed,
    at: text.at,
    turn,
  })
  return [row]
}
