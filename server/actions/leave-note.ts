// Words that a patient wants passed on to the case manager, with the patient's name; never those that accuse them.
import { accuses, type Flags } from '../core/conversation/flags.ts'
import { cleanText } from '../core/interview-accept.ts'
import { audit } from '../db/audit.ts'
import type { Write } from '../db/database.ts'
import { findNote, insertNote, rewriteNote } from '../db/notes.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { callWrites, flagsOfNote } from './flag-answers.ts'
import type { Sitting } from './sitting.ts'

const LONGEST = 500

export interface NoteLeft {
  readonly sitting: Pick<Sitting, 'invitation' | 'language'>
  readonly words: string
  readonly also?: readonly Write[]
}

type Keeper = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>

/** Throws `Problem('bad_answer')` on no words or nobody to tell, `Problem('too_large')` beyond 500 characters.
 *  @returns what the words ask for besides; where they accuse the worker they were not passed on. */
export async function leaveNote(
  deps: Keeper,
  left: NoteLeft & { readonly sitting: Pick<Sitting, 'caseManager'> },
): Promise<Flags> {
  const words = cleanText(left.words, false)
  const flags = flagsOfNote(words, left.sitting)
  const passedOn = await noteWrites(deps, left)
  const writes = [
    ...(accuses(flags) ? [] : passedOn),
    ...(await callWrites(deps, left.sitting, [{ words, flags }])),
    ...(left.also ?? []),
  ]
  if (writes.length > 0) await deps.db.commit(writes)
  return flags
}

/** The same, to be committed with what led to it. A second note after one interview is added to the first. */
export async function noteWrites(
  { db, sealer, now, newId }: Keeper,
  { sitting, words }: NoteLeft,
): Promise<Write[]> {
  const { invitation, language } = sitting
  const { patientId, aboutStaffId } = invitation
  const text = cleanText(words, false)
  if (text === '' || aboutStaffId === null) throw new Problem('bad_answer')
  if (text.length > LONGEST && [...text].length > LONGEST) throw new Problem('too_large')
  const before = await findNote(db, invitation.id)
  const id = before?.id ?? newId()
  const earlier = before && (await sealer.open('note', 'words_sealed', id, before.wordsSealed))
  // A button pressed twice says it once.
  if (earlier?.split('\n').at(-1) === text || earlier === text) return []
  const said = earlier ? `${earlier}\n${text}` : text
  const sealed = await sealer.seal('note', 'words_sealed', id, said)
  // The open part's end: when later somebody wrote would tell of what came in between.
  const at = invitation.endedAt ?? now()
  return [
    before
      ? rewriteNote(db, id, sealed)
      : insertNote(db, {
          id,
          patient_id: patientId,
          staff_id: aboutStaffId,
          invitation_id: invitation.id,
          words_sealed: sealed,
          language,
          at,
        }),
    audit(db, {
      id: newId(),
      at,
      actor: { kind: 'patient', id: patientId },
      action: 'note.left',
      subject: 'invitation',
      subjectId: invitation.id,
    }),
  ]
}
