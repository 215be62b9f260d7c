// What was passed on to a case manager in the past, with the patient's name, by the patient's own wish.
import type { AskedInvitation } from '../actions/sealed-facts.ts'
import type { Write } from '../db/database.ts'
import { insertNote } from '../db/notes.ts'
import { createChance } from './chance.ts'
import { NOTES } from './goals.ts'
import type { Making } from './making.ts'
import { askedKey } from './plan.ts'

export async function pastNote(
  { deps, ids }: Making,
  invitation: AskedInvitation,
  language: 'en' | 'es',
  at: string,
): Promise<Write[]> {
  if (invitation.aboutStaffId === null) return []
  const id = ids(at)
  const words = createChance(`${askedKey(invitation.enrolmentId, invitation.occasion)}|note`).pick(
    NOTES[language],
  )
  return [
    insertNote(deps.db, {
      id,
      patient_id: invitation.patientId,
      staff_id: invitation.aboutStaffId,
      invitation_id: invitation.id,
      words_sealed: await deps.sealer.seal('note', 'words_sealed', id, words),
      language,
      at,
    }),
  ]
}
