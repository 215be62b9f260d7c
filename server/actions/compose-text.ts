// Words a text at the moment it leaves, so that no waiting row holds a name, a link or a patient's words.
import { messages, type MessageId } from '../../surveys/messages.ts'
import { wordsOfMessage, wordsOfQuestion, type Speaking } from '../core/conversation/wording.ts'
import { goalNumber, type GoalNumber } from '../core/goals.ts'
import { TextProblem } from '../core/sms/render.ts'
import { findInvitation } from '../db/invitations.ts'
import type { QueuedText } from '../db/outbox.ts'
import { readProgram } from '../db/program.ts'
import type { Deps } from '../deps.ts'
import { nextPrivate } from './ask-next.ts'
import { speakable } from '../surveys.ts'
import { assemble } from './read-sitting.ts'
import type { Sitting } from './sitting.ts'

export type ComposedText = Pick<
  QueuedText,
  'id' | 'template' | 'parameters' | 'language' | 'invitationId' | 'contactId'
>

/** Of surveys/messages.ts. */
const CODE = 'code'

type Composer = Pick<Deps, 'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'config'>

/** One GSM-7 segment. Throws `TextProblem` when it cannot be said so, or must not be said on this phone. */
export async function composeText(deps: Composer, text: ComposedText): Promise<string> {
  const { db, config, sealer } = deps
  const invitation = text.invitationId === null ? null : await findInvitation(db, text.invitationId)
  const sitting = invitation && (await assemble(deps, invitation))
  const program = sitting?.program ?? (await readProgram(db)).name
  const url = invitation && `${config.publicUrl}/s/${await sealer.linkToken(invitation.id)}`
  const codes = text.template === CODE ? await sealer.textCode(text.id) : ''
  const speaking = (goal: GoalNumber): Speaking => ({
    language: text.language,
    program,
    url,
    ...(text.template === CODE ? { code: codes } : {}),
    sitting: sitting && {
      phone: sitting.phone,
      caseManager: sitting.caseManager,
      nickname: sitting.goals[goal - 1]?.nickname ?? null,
    },
  })
  if (isMessage(text.template)) return wordsOfMessage(messages[text.template].sms, speaking(1))
  if (text.template !== 'question') throw new TextProblem('unknown_slot', 'template')
  const item = text.parameters['item'] ?? (sitting && nextPrivate(sitting)?.id)
  const question =
    sitting && interviewOf(deps, sitting, text.language).questions.find(({ id }) => id === item)
  if (!question) throw new TextProblem('missing_slot', 'item')
  return wordsOfQuestion(question, speaking(goalNumber(question.id)))
}

function interviewOf({ surveys }: Composer, { invitation }: Sitting, language: string) {
  const { surveyId, surveyVersion } = invitation
  const spoken = speakable(surveys, invitation, language)
  return surveys.interview(surveyId, surveyVersion, spoken)
}

function isMessage(template: string): template is MessageId {
  return Object.hasOwn(messages, template)
}
