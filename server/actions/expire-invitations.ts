// Ends what can no longer be answered: unanswered it has expired; begun, what was answered in time is kept.
import { audit, SYSTEM } from '../db/audit.ts'
import { Conflict, mustHaveClaimed } from '../db/database.ts'
import { deleteDrafts } from '../db/drafts.ts'
import { claimExpiry, overdueInvitations } from '../db/expiry.ts'
import type { Invitation } from '../db/invitations.ts'
import { cancelTexts } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { closePartial } from './close-partial.ts'
import { assemble } from './read-sitting.ts'

export interface ExpiryReport {
  readonly expired: number
  readonly partial: number
  readonly failed: number
}

const AT_ONCE = 200
const MOST_ROUNDS = 5

export async function expireInvitations(deps: Deps): Promise<ExpiryReport> {
  const report = { expired: 0, partial: 0, failed: 0 }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const overdue = await overdueInvitations(deps.db, deps.now(), AT_ONCE)
    const failedBefore = report.failed
    for (const invitation of overdue) {
      try {
        report[await end(deps, invitation)] += 1
      } catch (error) {
        // Saved or ended by somebody else at this moment: looked at again in the next round.
        if (error instanceof Conflict || (error instanceof Problem && error.code === 'stale')) continue
        report.failed += 1
        const name = error instanceof Error ? error.name : 'unknown'
        deps.log('error', 'expiry.failed', { invitationId: invitation.id, error: name })
      }
    }
    if (overdue.length < AT_ONCE || report.failed > failedBefore) break
  }
  return report
}

async function end(deps: Deps, invitation: Invitation): Promise<'expired' | 'partial'> {
  if (invitation.state === 'started') {
    const sitting = await assemble(deps, invitation)
    if (sitting !== null && (await closePartial(deps, sitting))) return 'partial'
  }
  const { db, newId, now } = deps
  const [claim, at] = [newId(), now()]
  await db.commit([
    claimExpiry(db, { id: invitation.id, claim, at, from: invitation.state }),
    mustHaveClaimed(db, 'invitation', claim),
    deleteDrafts(db, invitation.id),
    cancelTexts(db, { invitationId: invitation.id }, { at, reason: 'invitation_over' }),
    audit(db, {
      id: newId(),
      at,
      actor: SYSTEM,
      action: 'invitation.expired',
      subject: 'invitation',
      subjectId: invitation.id,
      detail: { was: invitation.state },
    }),
  ])
  return 'expired'
}
