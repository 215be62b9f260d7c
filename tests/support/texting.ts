// A patient's phone in tests: invited by a text, replying, and read back.
import { sendTexts } from '../../server/actions/send-texts.ts'
import { queueText } from '../../server/actions/queue-text.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import { insertInvitation } from '../../server/db/invitations.ts'
import { insertPhoneMessage, messagesOfPhone } from '../../server/db/phone-messages.ts'
import type { InvitationTable } from '../../server/db/tables/answers.ts'
import { hashToken } from '../../server/sealing.ts'
import type { TestProgram } from './program.ts'

export const FACTS: InterviewFacts = {
  trust: 0,
  pulse: 1,
  verdictDue: 0,
  homeVisitDue: 0,
  hasGoal: 0,
  unnamed: 0,
}

export interface Asked {
  readonly patientId: string
  readonly enrolmentId: string
  readonly contactId: string
  readonly survey: 'baseline' | 'pulse'
  readonly facts?: Partial<InterviewFacts>
  readonly aboutStaffId?: string | null
  readonly language?: string
  readonly row?: Partial<InvitationTable>
}

/** The invitation's text leaves at once. */
export async function invite({ deps }: TestProgram, asked: Asked): Promise<string> {
  const { db, newId, now, sealer } = deps
  const id = newId()
  const facts = { ...FACTS, ...asked.facts, unnamed: asked.aboutStaffId ? 0 : 1 }
  await db.commit([
    insertInvitation(db, {
      id,
      enrolment_id: asked.enrolmentId,
      patient_id: asked.patientId,
      contact_id: asked.contactId,
      occasion: asked.survey === 'baseline' ? 'baseline' : `pulse:${id}`,
      survey_id: asked.survey,
      survey_version: 1,
      facts: JSON.stringify(facts),
      about_staff_id: asked.aboutStaffId ?? null,
      about_team_id: null,
      goal_id: null,
      token_hash: await hashToken(await sealer.linkToken(id)),
      state: 'planned',
      revision: 0,
      claim: null,
      due_at: now(),
      expires_at: new Date(Date.parse(now()) + 14 * 86_400_000).toISOString(),
      invited_at: null,
      delivered_at: null,
      started_at: null,
      ended_at: null,
      created_at: now(),
      ...asked.row,
    }),
    queueText(db, {
      id: newId(),
      contactId: asked.contactId,
      patientId: asked.patientId,
      invitationId: id,
      kind: 'ours',
      template: 'open',
      language: asked.language ?? 'en',
      at: now(),
    }),
  ])
  await sendTexts(deps, { contactId: asked.contactId })
  return id
}

export interface Phone {
  /** Sends a text and returns what came back at once. */
  say(body: string, providerId?: string): Promise<string[]>
  /** Everything sent to the phone so far. */
  received(): Promise<string[]>
}

export function phone({ deps }: TestProgram, number: string): Phone {
  const received = async () =>
    (await messagesOfPhone(deps.db, number))
      .filter(({ direction }) => direction === 'to_patient')
      .map(({ body }) => body)
  return {
    received,
    async say(body, providerId = deps.newId()) {
      const before = (await received()).length
      const message = { sender: number, recipient: '+15555550100', body, at: deps.now() }
      const known = (await messagesOfPhone(deps.db, number)).some(({ id }) => id === providerId)
      if (!known)
        await deps.db.commit([
          insertPhoneMessage(deps.db, { id: providerId, direction: 'from_patient', ...message }),
        ])
      await receiveText(deps, { providerId, from: number, body })
      return (await received()).slice(before)
    },
  }
}
