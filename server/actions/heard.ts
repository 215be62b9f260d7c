// What a text comes to, and the pieces that every way of hearing it shares.
import type { Saying } from '../core/conversation/flow.ts'
import { clauses, fold, plain } from '../core/conversation/fold.ts'
import { NUMBER_WORD } from '../core/conversation/number-words.ts'
import { readReply, type Reply } from '../core/conversation/read-reply.ts'
import { spellOut } from '../core/conversation/spell-out.ts'
import type { Answers, Question } from '../core/question.ts'
import { DAY_MS, instantAfter } from '../core/time.ts'
import type { Write } from '../db/database.ts'
import { wasTold } from '../db/outbox.ts'
import type { Deps } from '../deps.ts'
import { personWrites, type PersonAsked } from './ask-for-person.ts'
import type { Scene } from './read-scene.ts'
import type { Sitting } from './sitting.ts'

export interface Heard {
  /** A code: never what was said. */
  readonly as: string
  readonly say: readonly Saying[]
  /** The interview that what is said belongs to; null: none. */
  readonly sitting: Sitting | null
  readonly language: string
  /** Where the conversation stands now; omitted: where it stood. */
  readonly moves?: { readonly awaiting: string; readonly misses: number }
  /** Laid over what was answered before; the interview ends when texts have nothing left to ask. */
  readonly answers?: Answers
  readonly writes?: readonly Write[]
}

export type Hearer = Pick<
  Deps,
  'db' | 'sealer' | 'sealed' | 'surveys' | 'now' | 'newId' | 'newToken' | 'config' | 'sms' | 'log'
>

export interface Said {
  readonly body: string
  readonly reply: Reply
  /** Written before what is now awaited was asked. */
  readonly early: boolean
  /** When it was said. */
  readonly at: string
}

export const silent = (scene: Scene, as: string): Heard => ({
  as,
  say: [],
  sitting: null,
  language: scene.language,
})

export function telling(scene: Scene, as: string, template: Saying['template']): Heard {
  return { ...silent(scene, as), say: [{ template, sealed: false }] }
}

/** Said once a day at most: two machines must not talk to each other for ever. */
export async function tellingOnce(
  { db, now }: Hearer,
  scene: Scene,
  template: Saying['template'],
): Promise<Heard> {
  const since = instantAfter(now(), -DAY_MS)
  const told = await wasTold(db, scene.contact.id, template, since)
  return told ? silent(scene, 'unclear') : telling(scene, 'unclear', template)
}

/** A follow-up for each whom the text may be from. */
export async function peopleFor(
  deps: Hearer,
  { who, sitting }: Scene,
  asked: Pick<PersonAsked, 'kind' | 'words' | 'harm'>,
): Promise<Write[]> {
  const writes = await Promise.all(
    who.map((patientId) => {
      const about = sitting?.patient.id === patientId ? sitting.invitation.aboutStaffId : null
      return personWrites(deps, { ...asked, patientId, aboutStaffId: about })
    }),
  )
  return writes.flat()
}

/** For the person who calls; none where they may hold the answer to a sealed question. */
export function wordsFor({ sealed, sealedOnes }: Scene, body: string): { readonly words?: string } {
  const holds =
    sealed &&
    (NUMBERS.test(spellOut(plain(fold(body)))) ||
      [body, ...clauses(body)].some((part) => sealedOnes.some((question) => answers(question, part))))
  return holds ? {} : { words: body.slice(0, LONGEST_WORDS) }
}

/** "One" is more often "someone" than a point. */
const NUMBERS = new RegExp(String.raw`\p{N}|\b(?!one\b|uno\b)(?:${NUMBER_WORD})\b`, 'u')

/** "A lot", also sent when the question is long over. */
function answers(question: Question, body: string): boolean {
  const reply = readReply(body, { question, stopped: false })
  return 'answer' in reply || 'skip' in reply
}

/** More than any carrier delivers. */
export const LONGEST_WORDS = 6000
