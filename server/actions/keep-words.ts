// Words that no rule understood wait for a person: one row for each patient, to which later words are added.
import { mustHaveClaimed, type Write } from '../db/database.ts'
import { claimFollowUp, openWords } from '../db/follow-ups.ts'
import { peopleFor, type Hearer } from './heard.ts'
import type { Scene } from './read-scene.ts'

/** Beyond this, later words have a row of their own. */
const LONGEST = 6000

/** For everybody whom the text may be from: on a phone of several nobody guesses a name. */
export async function keepWords(deps: Hearer, scene: Scene, words: string): Promise<Write[]> {
  const writes = await Promise.all(
    scene.who.map((id) => wordsWrites(deps, { ...scene, who: [id] }, id, words)),
  )
  return writes.flat()
}

async function wordsWrites(deps: Hearer, scene: Scene, patientId: string, words: string): Promise<Write[]> {
  const { db, sealer, newId } = deps
  const waiting = await openWords(db, patientId, 'words')
  if (!waiting) return peopleFor(deps, scene, { kind: 'words', words })
  const { id, wordsSealed } = waiting
  const earlier = await sealer.open('follow_up', 'words_sealed', id, wordsSealed)
  // Two machines that talk to each other say the same again and again.
  if (earlier.split('\n').includes(words)) return []
  const all = `${earlier}\n${words}`
  if (all.length > LONGEST) return peopleFor(deps, scene, { kind: 'words', words })
  const [claim, sealed] = [newId(), await sealer.seal('follow_up', 'words_sealed', id, all)]
  return [
    claimFollowUp(db, waiting, claim, { words_sealed: sealed }),
    mustHaveClaimed(db, 'follow_up', claim),
  ]
}
