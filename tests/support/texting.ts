// A patient's phone in tests: invited by a text, replying, and read back.
import type { Insertable } from 'kysely'
import { sendTexts } from '../../server/actions/send-texts.ts'
import { receiveText } from '../../server/actions/receive-text.ts'
import { expiresAt, SCHEDULE } from '../../server/core/outreach/schedule.ts'
import type { InterviewFacts } from '../../server/core/question.ts'
import { insertPhoneMessage, messagesOfPhone } from '../../server/db/phone-messages.ts'
import type { InvitationTable } from '../../server/db/tables/answers.ts'
import { BASELINE_FACTS, invite as invitePlanned, type Invited } from './invite.ts'
import type { TestProgram } from './program.ts'
import { queued } from './queued.ts'

const FACTS: InterviewFacts = { ...BASELINE_FACTS, pulse: 1 }

export interface Asked extends Invited {
  readonly survey: 'baseline' | 'pulse'
  readonly facts?: Partial<InterviewFacts>
  readonly aboutStaffId?: string | null
  readonly language?: string
  readonly row?: Partial<Insertable<InvitationTable>>
}

/** The invitation's text leaves at once. */
export async function invite({ deps }: TestProgram, asked: Asked): Promise<string> {
  const facts = { ...FACTS, ...asked.facts, unnamed: asked.aboutStaffId ? 0 : 1 } as const
  // A test may ask a patient twice in one month.
  const occasion = asked.survey === 'pulse' ? { occasion: `pulse:${deps.newId()}` } : {}
  const { id } = await invitePlanned(deps, asked, asked.survey, facts, {
    ...occasion,
    about_staff_id: asked.aboutStaffId ?? null,
    state: 'planned',
    expires_at: expiresAt(deps.now(), 'text', SCHEDULE),
    invited_at: null,
    ...asked.row,
  })
  await queued(deps, asked, { invitationId: id, template: 'open', language: asked.language ?? 'en' })
  await sendTexts(deps, { contactId: asked.contactId })
  return id
}

export interface Phone {
  /** Sends a text and returns what came back at once. */
  say(body: string, providerId?: string): Promise<string[]>
  /** Everything sent to the phone so far. */
  received(): Promise<string[]>
}

export function phone({ deps }: Pick<TestProgram, 'deps'>, number: string): Phone {
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
