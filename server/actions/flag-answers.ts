// What open answers and notes ask of us besides being kept: a call from somebody other than the case manager.
import { accuses, flaggedAnswers, flagsIn, type Flags } from '../core/conversation/flags.ts'
import type { Answers } from '../core/question.ts'
import type { Write } from '../db/database.ts'
import { openWords } from '../db/follow-ups.ts'
import type { Deps } from '../deps.ts'
import { personWrites } from './ask-for-person.ts'
import type { Sitting } from './sitting.ts'

type Asker = Pick<Deps, 'db' | 'sealer' | 'now' | 'newId'>
type Told = Pick<Sitting, 'invitation' | 'caseManager'>
type Flagged = Pick<ReturnType<typeof flaggedAnswers>[number], 'words' | 'flags'>

/** What is flagged in answers sent just now, and was not sent in these words before. */
export function flaggedNow(before: Sitting, sent: Answers): readonly Flagged[] {
  const fresh = Object.entries(sent).filter(
    ([item, value]) => before.answers[item] !== value || before.unsubmitted.includes(item),
  )
  return flaggedAnswers(before.interview, Object.fromEntries(fresh), before.caseManager)
}

export const flagsOfNote = (words: string, { caseManager }: Pick<Sitting, 'caseManager'>): Flags =>
  flagsIn(words, { worker: true, name: caseManager })

/** One call of each kind, with all the words that ask for it. */
export async function callWrites(
  deps: Asker,
  { invitation }: Pick<Told, 'invitation'>,
  flagged: readonly Flagged[],
): Promise<Write[]> {
  const { patientId, aboutStaffId } = invitation
  const kinds = [...new Set(flagged.flatMap(({ flags }) => flags.calls))]
  const writes = kinds.map(async (kind) => {
    const said = flagged.filter(({ flags }) => flags.calls.includes(kind)).map(({ words }) => words)
    const words = said.join('\n')
    const again = (await lastWords(deps, patientId, kind)) === words
    return again
      ? []
      : personWrites(deps, { kind, harm: kind === 'allegation', patientId, aboutStaffId, words })
  })
  return (await Promise.all(writes)).flat()
}

/** A button pressed twice asks once. */
async function lastWords({ db, sealer }: Asker, patientId: string, kind: 'crisis' | 'allegation') {
  const waiting = await openWords(db, patientId, kind)
  return waiting && sealer.open('follow_up', 'words_sealed', waiting.id, waiting.wordsSealed)
}

/** What a screen says of it: nothing where others may look on, or where somebody else did the harm. */
export type FlagSaid = 'crisis' | 'held' | null

export function flagSaid(phone: Sitting['phone'], flagged: readonly Pick<Flagged, 'flags'>[]): FlagSaid {
  if (phone !== 'own') return null
  if (flagged.some(({ flags }) => accuses(flags))) return 'held'
  return flagged.length > 0 && flagged.every(({ flags }) => flags.prompt) ? 'crisis' : null
}
