// Words of danger and words that accuse a worker, heard in a text beside whatever else it says.
import { flagsIn, type Flags } from '../core/conversation/flags.ts'
import { afterDanger, NOTE, type Saying } from '../core/conversation/flow.ts'
import type { Write } from '../db/database.ts'
import { peopleFor, wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import type { Scene } from './read-scene.ts'

export function flagsOf({ asked, sitting }: Scene, { body }: Pick<Said, 'body'>): Flags {
  // A reply within a survey is for the worker, or about them.
  const worker = asked === NOTE || (typeof asked === 'object' && asked !== null)
  return flagsIn(body, { worker, name: sitting?.caseManager ?? null })
}

export async function callsFor(
  deps: Hearer,
  scene: Scene,
  { body }: Pick<Said, 'body'>,
  { calls }: Flags,
): Promise<Write[]> {
  const writes = await Promise.all(
    calls.map((kind) =>
      peopleFor(deps, scene, { kind, harm: kind === 'allegation', ...wordsFor(scene, body) }),
    ),
  )
  return writes.flat()
}

/** The number to call, and a question whether we may call, or who will read this: only where nobody else reads it. */
export function flagsSaid(scene: Scene, { calls, prompt }: Flags): Saying[] {
  if (calls.length === 0 || !['open', 'paused'].includes(scene.contact.state)) return []
  const say = (template: Saying['template']): Saying[] => [{ template, sealed: false }]
  if (!isOwn(scene)) return say('close')
  if (prompt) return say('crisis')
  return say(calls.includes('allegation') ? 'allegationTaken' : 'close')
}

export function isOwn({ users, sitting }: Scene): boolean {
  if (sitting) return sitting.phone === 'own'
  const [user, another] = users
  return another === undefined && user?.phoneKind === 'own' && user.phoneSaid === 'own'
}

/** Beside what is said anyway: after words of danger the next question waits for the reply. */
export async function withFlags(deps: Hearer, scene: Scene, said: Said, heard: Heard): Promise<Heard> {
  const flags = flagsOf(scene, said)
  if (flags.calls.length === 0) return heard
  const writes = [...(heard.writes ?? []), ...(await callsFor(deps, scene, said, flags))]
  const first = flagsSaid(scene, flags)
  if (!flags.prompt || !isOwn(scene) || !heard.moves)
    return { ...heard, say: [...first, ...heard.say], writes }
  return {
    ...heard,
    say: first,
    moves: { ...heard.moves, awaiting: afterDanger(heard.moves.awaiting) },
    writes,
  }
}
