// A reply to what was asked: kept, passed by, or asked for again; and what is asked next.
import { afterDanger, afterNote, missedTurn, nextTurn, NOTE } from '../core/conversation/flow.ts'
import { SHORT_NAME, type Reply } from '../core/conversation/read-reply.ts'
import { shortName } from '../core/conversation/short-name.ts'
import { goalNumber, itemAbout } from '../core/goals.ts'
import { SKIPPED } from '../core/interview.ts'
import type { Question } from '../core/question.ts'
import { begin, going, placeAfter } from './ask-next.ts'
import { dangerSaid, isOwn } from './hear-danger.ts'
import { peopleFor, tellingOnce, wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import { noteWrites } from './leave-note.ts'
import type { Scene } from './read-scene.ts'
import type { Sitting } from './read-sitting.ts'

export async function hearAnswer(deps: Hearer, scene: Scene, said: Said): Promise<Heard> {
  const { asked, sitting, conversation } = scene
  const { reply } = said
  if (asked === null) return hearOutside(deps, scene, reply)
  if (asked === 'closing' || !sitting || !conversation) return tellingOnce(deps, scene, 'nothingOpen')
  if (said.early || 'reprompt' in reply)
    return missed(scene, sitting, asked, 'reprompt' in reply ? reply.reprompt : 'unclear')
  if (asked === NOTE) return hearNote(deps, scene, sitting, said)
  const value = 'answer' in reply ? reply.answer : SKIPPED
  const answers = {
    [asked.id]:
      asked.construct === SHORT_NAME
        ? shortName(value, sitting.answers[itemAbout('B1', goalNumber(asked.id))])
        : value,
  }
  return withDanger(deps, scene, said, {
    as: 'answer',
    ...going(nextTurn(placeAfter(sitting, answers))),
    sitting,
    language: scene.language,
    answers,
  })
}

async function hearOutside(deps: Hearer, scene: Scene, reply: Reply): Promise<Heard> {
  if (scene.opens && 'answer' in reply) return begin(scene.opens, scene.opens.language)
  if (scene.whose) return tellingOnce(deps, scene, 'whose')
  const heard = await tellingOnce(deps, scene, 'openAgain')
  return { ...heard, sitting: scene.opens }
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

async function hearNote(deps: Hearer, scene: Scene, sitting: Sitting, said: Said): Promise<Heard> {
  const { reply } = said
  const heard: Heard = { as: 'note', ...going(afterNote()), sitting, language: scene.language }
  if (!('answer' in reply)) return heard
  const writes = await noteWrites(deps, {
    sitting: { ...sitting, language: scene.language },
    words: String(reply.answer),
  })
  return withDanger(deps, scene, said, { ...heard, writes })
}

/** Beside an answer that holds words of danger, those come first and the next question waits for the reply. */
async function withDanger(deps: Hearer, scene: Scene, said: Said, heard: Heard): Promise<Heard> {
  if (!('answer' in said.reply) || !said.reply.crisis) return heard
  const writes = [
    ...(heard.writes ?? []),
    ...(await peopleFor(deps, scene, { kind: 'crisis', ...wordsFor(scene, said.body) })),
  ]
  if (!isOwn(scene) || !heard.moves) {
    return { ...heard, say: [...dangerSaid(scene), ...heard.say], writes }
  }
  const moves = { ...heard.moves, awaiting: afterDanger(heard.moves.awaiting) }
  return { ...heard, say: dangerSaid(scene), moves, writes }
}
