// Letters that sittings with a helper leave to print, one for each interview, until one is printed for the patient.
import type { Db, Write } from './database.ts'
import { decodeInvitation, type Invitation } from './invitations.ts'

/** Once for each interview. */
export function oweLetter(db: Pick<Db, 'query'>, invitationId: string, at: string): Write {
  return db.query
    .insertInto('owed_letter')
    .values({ invitation_id: invitationId, owed_at: at })
    .onConflict((conflict) => conflict.column('invitation_id').doNothing())
}

/** Null: none is owed to this patient for an interview whose link still lives. */
export async function newestOwedLetter(
  db: Pick<Db, 'query'>,
  patientId: string,
  now: string,
): Promise<Invitation | null> {
  const row = await db.query
    .selectFrom('invitation')
    .innerJoin('owed_letter', 'owed_letter.invitation_id', 'invitation.id')
    .selectAll('invitation')
    .where('invitation.patient_id', '=', patientId)
    .where('invitation.expires_at', '>', now)
    .orderBy('invitation.due_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? decodeInvitation(row) : null
}

/** A letter was printed for this patient: no other is owed. */
export function printedOf(db: Pick<Db, 'query'>, patientId: string): Write {
  return db.query
    .deleteFrom('owed_letter')
    .where('invitation_id', 'in', (e) =>
      e.selectFrom('invitation').select('id').where('patient_id', '=', patientId),
    )
}
