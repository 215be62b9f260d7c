// Handles one stored text: what it says here, and all that follows from it in one commit; a few tries, then a person reads it.
import { readReply } from '../core/conversation/read-reply.ts'
import { instantAfter } from '../core/time.ts'
import { findContact } from '../db/contacts.ts'
import { Conflict } from '../db/database.ts'
import { countTry, findReceived, type ReceivedText } from '../db/inbound.ts'
import { Problem } from '../problem.ts'
import { eraseAtCarrier } from './erase-texts.ts'
import { giveUpText } from './give-up-text.ts'
import { hearAnswer } from './hear-answer.ts'
import { hearIntent } from './hear-intent.ts'
import type { Hearer } from './heard.ts'
import { keepHeard } from './keep-heard.ts'
import { readScene } from './read-scene.ts'

/** Against others who handle it at the same moment: all of them are one try. */
const TURNS = 5
/** However often the process ended over it meanwhile. */
export const MOST_TRIES = 3
/** A request may be at work on a younger one. */
export const LEFT_BEHIND_MS = 30_000

export interface Trying {
  /** It was stored before the last question was asked. */
  readonly early?: boolean
  /** This try was counted when the text was stored. */
  readonly counted?: boolean
}

/** Once, however many handle it at the same time.
 *  @returns whether a question was asked; `waits`: it was tried often enough, and somebody may still be at work on it. */
export async function handleText(
  deps: Hearer,
  id: string,
  { early = false, counted = false }: Trying = {},
): Promise<'asked' | 'heard' | 'waits'> {
  let way: Way | null = counted ? 'read' : null
  for (let turn = 1; ; turn += 1) {
    const text = await findReceived(deps.db, id)
    if (text?.state !== 'stored') return 'heard'
    try {
      if (way === null) {
        const next = wayFor(text, deps.now())
        if (next === null) return 'waits'
        // Before it is begun: what ends the process counts as well.
        await deps.db.commit(countTry(deps.db, text, deps.newId()))
        way = next
      }
      if (way === 'read') return (await handleOnce(deps, text, early)) ? 'asked' : 'heard'
      await giveUpText(deps, text, way === 'words')
      return 'heard'
    } catch (error) {
      const overtaken = error instanceof Conflict || (error instanceof Problem && error.code === 'stale')
      if (!overtaken || turn === TURNS) throw error
    }
  }
}

/** `words`: they are passed on unread; `call`: nor is that tried again. */
type Way = 'read' | 'words' | 'call'

function wayFor({ tries, at }: ReceivedText, now: string): Way | null {
  if (tries < MOST_TRIES) return 'read'
  if (at > instantAfter(now, -LEFT_BEHIND_MS)) return null
  return tries === MOST_TRIES ? 'words' : 'call'
}

async function handleOnce(deps: Hearer, text: ReceivedText, early: boolean): Promise<boolean> {
  const { db, sealer } = deps
  const contact = await findContact(db, text.contactId ?? '')
  if (!contact) throw new Error('a stored text has a phone')
  const body =
    text.bodySealed === null ? '' : await sealer.open('inbound', 'body_sealed', text.id, text.bodySealed)
  const scene = await readScene(deps, contact)
  const reply = readReply(body, { question: scene.asked, stopped: contact.state !== 'open' })
  const said = { body, reply, early: early || text.at < (scene.conversation?.askedAt ?? ''), at: text.at }
  const heard = (await hearIntent(deps, scene, said)) ?? (await hearAnswer(deps, scene, said))
  await keepHeard(deps, text, scene, heard)
  // Our copy went with the commit; this is the carrier's.
  if (scene.sealed) await eraseAtCarrier(deps, text)
  return heard.moves?.misses === 0
}
