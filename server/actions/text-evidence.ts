// What proves that a message at the carrier is one of our texts.
import { TextProblem } from '../core/sms/render.ts'
import type { QueuedText } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { composeText } from './compose-text.ts'

/** Whether it carries the link that only its invitation has. */
export function carriesLink({ kind, invitationId }: QueuedText): { readonly invitationId: string } | null {
  return kind === 'ours' && invitationId !== null ? { invitationId } : null
}

/** The link that only this invitation has; of a text without one, its words, when they can still be said. */
export async function textEvidence(deps: Deps, text: QueuedText): Promise<string[]> {
  const { config, sealer } = deps
  const link = carriesLink(text)
  if (link !== null) return [`${config.publicUrl}/s/${await sealer.linkToken(link.invitationId)}`]
  try {
    return [await composeText(deps, text)]
  } catch (error) {
    if (error instanceof TextProblem) return []
    throw error
  }
}
