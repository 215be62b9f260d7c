// A reply to what was asked: kept, passed by, or asked for again; and what is asked next.
import { accuses } from '../core/conversation/flags.ts'
import { ending, missedTurn, nextTurn, NOTE, privateTurn } from '../core/conversation/flow.ts'
import { saysNothing } from '../core/conversation/nothing-said.ts'
import { SHORT_NAME } from '../core/conversation/read-reply.ts'
import { shortName } from '../core/conversation/short-name.ts'
import { goalNumber, itemAbout } from '../core/goals.ts'
import { SKIPPED } from '../core/interview.ts'
import type { Question } from '../core/question.ts'
import { going, placeAfter } from './ask-next.ts'
import { flagsOf, withFlags } from './hear-flags.ts'
import { hearOutside } from './hear-words.ts'
import { wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import { keepWords } from './keep-words.ts'
import { noteWrites } from './leave-note.ts'
import type { Scene } from './read-scene.ts'
import type { Sitting } from './sitting.ts'

export async function hearAnswer(deps: Hearer, scene: Scene, said: Said): Promise<Heard> {
  const { asked, sitting, conversation } = scene
  const { reply } = said
  if (asked === null || asked === 'closing' || !sitting || !conversation)
    return hearOutside(deps, scene, said)
  if (said.early || 'reprompt' in reply) {
    const again = missed(scene, sitting, asked, 'reprompt' in reply ? reply.reprompt : 'unclear')
    return withFlags(deps, scene, said, await withWords(deps, scene, said, again))
  }
  if (asked === NOTE) return hearNote(deps, scene, sitting, said)
  const value = 'answer' in reply ? reply.answer : SKIPPED
  const answers = {
    [asked.id]:
      asked.construct === SHORT_NAME
        ? shortName(value, sitting.answers[itemAbout('B1', goalNumber(asked.id))])
        : value,
  }
  const place = placeAfter(sitting, answers)
  return withFlags(deps, scene, said, {
    as: 'answer',
    ...going(scene.sealedAsked ? privateTurn(place) : nextTurn(place)),
    sitting,
    language: scene.language,
    answers,
  })
}

function missed(
  { language, conversation, sitting: held }: Scene,
  sitting: Sitting,
  asked: Question | 'note',
  reason: 'unclear' | 'too_long' | 'no_words',
): Heard {
  const misses = (conversation?.misses ?? 0) + 1
  const awaiting = conversation?.awaiting ?? ''
  const as = held && typeof asked === 'object' && asked.readers === 'sealed' ? 'answer' : 'asked_again'
  return {
    as,
    say: missedTurn(asked, misses, reason),
    sitting,
    language,
    moves: { awaiting, misses: Math.min(misses, 100) },
  }
}

/** Words at a private question: a person reads them, who is told neither what was asked nor when. */
async function withWords(deps: Hearer, scene: Scene, said: Said, heard: Heard): Promise<Heard> {
  if (!scene.sealedAsked || flagsOf(scene, said).calls.length > 0) return heard
  const words = wordsFor(scene, said.body).words ?? ''
  return saysNothing(words) ? heard : { ...heard, writes: await keepWords(deps, scene, words) }
}

async function hearNote(deps: Hearer, scene: Scene, sitting: Sitting, said: Said): Promise<Heard> {
  const { reply } = said
  const place = placeAfter(sitting, {})
  // Before private parts were kept apart they were answered before this was asked.
  const turn = sitting.stage === 'done' ? ending(place) : privateTurn(place)
  const heard: Heard = { as: 'note', ...going(turn), sitting, language: scene.language }
  if (!('answer' in reply)) return heard
  // What accuses the worker is not passed on to them: it goes with the call.
  if (accuses(flagsOf(scene, said))) return withFlags(deps, scene, said, heard)
  const writes = await noteWrites(deps, {
    sitting: { ...sitting, language: scene.language },
    words: String(reply.answer),
  })
  return withFlags(deps, scene, said, { ...heard, writes })
}
