// "I read this": a case manager says so of the words of one of their present patients, and the patient's next page says it.
import { audit } from '../db/audit.ts'
import { Conflict } from '../db/database.ts'
import { insertReadMark, lastReadMark } from '../db/read-marks.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { presentPatient, timesOf, wordsOf } from './open-patient.ts'

/** @param seen how many words the page showed, from the first: what came since is not marked. Throws `not_found`, `bad_request`. */
export async function markRead(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  {
    staffId,
    patientId,
    seen,
  }: { readonly staffId: string; readonly patientId: string; readonly seen: number },
): Promise<void> {
  const { db, now, newId } = deps
  if (!Number.isSafeInteger(seen) || seen < 1) throw new Problem('bad_request')
  const at = now()
  const { whose } = await presentPatient(deps, staffId, patientId, at)
  const said = timesOf(await wordsOf(db, whose))
  const newest = said[Math.min(seen, said.length) - 1]
  const before = await lastReadMark(db, patientId, staffId)
  if (newest === undefined || (before && newest <= before.wordsTo)) return
  const mark = { id: newId(), patient_id: patientId, staff_id: staffId, words_to: newest, at }
  const log = audit(db, {
    id: newId(),
    at,
    actor: { kind: 'staff', id: staffId },
    action: 'words.read',
    subject: 'patient',
    subjectId: patientId,
  })
  try {
    await db.commit([insertReadMark(db, mark), log])
  } catch (error) {
    // Pressed twice: it is marked.
    if (!(error instanceof Conflict)) throw error
  }
}
