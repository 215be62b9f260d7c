// Words of danger: a person is asked for at once, and what may be said to this phone is said.
import { accuses } from '../core/conversation/flags.ts'
import { afterDanger, CRISIS, CLOSING, whatWaits, type Saying } from '../core/conversation/flow.ts'
import { readReply } from '../core/conversation/read-reply.ts'
import { askedAgain } from './ask-next.ts'
import { callsFor, flagsOf, flagsSaid, isOwn } from './hear-flags.ts'
import { peopleFor, silent, wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import type { Scene } from './read-scene.ts'

const say = (template: Saying['template']): Saying => ({ template, sealed: false })

/** Words of danger that answer nothing, or the reply to "OK to call this phone?"; null: neither. */
export async function hearDanger(deps: Hearer, scene: Scene, said: Said): Promise<Heard | null> {
  const { reply } = said
  if ('intent' in reply && reply.intent === 'crisis') {
    const flags = flagsOf(scene, said)
    const writes = await callsFor(deps, scene, said, flags)
    const heard = { ...silent(scene, CRISIS), say: flagsSaid(scene, flags), writes }
    return flags.prompt && isOwn(scene) ? waitsBehind(scene, heard) : heard
  }
  return scene.dangerAsked ? hearCallAllowed(deps, scene, said) : null
}

async function hearCallAllowed(deps: Hearer, scene: Scene, said: Said): Promise<Heard | null> {
  const { body, reply } = said
  const answer = readReply(body, { question: MAY_CALL, stopped: false })
  const asked =
    scene.asked === null || scene.asked === CLOSING ? null : askedAgain(scene, scene.language, CRISIS)
  const next = asked ?? asBefore(scene)
  const taken = { ...next, say: [say('crisisTaken'), ...next.say] }
  if ('answer' in answer && answer.answer === 1) return taken
  // Asked for a person, help or another language: that is heard as ever.
  if ('intent' in reply) return null
  const flags = flagsOf(scene, said)
  if (accuses(flags)) return { ...taken, writes: await callsFor(deps, scene, said, flags) }
  const words = 'skip' in answer || 'answer' in answer ? { words: NOT_HERE } : wordsFor(scene, body)
  const writes = await peopleFor(deps, scene, { kind: 'crisis', ...words })
  return { ...taken, writes }
}

function waitsBehind({ sitting, conversation }: Scene, heard: Heard): Heard {
  if (!sitting || !conversation) return heard
  return { ...heard, sitting, moves: { awaiting: afterDanger(conversation.awaiting), misses: 0 } }
}

function asBefore(scene: Scene): Heard {
  const { sitting, conversation } = scene
  const heard = silent(scene, CRISIS)
  if (!sitting || !conversation) return heard
  return { ...heard, sitting, moves: { awaiting: whatWaits(conversation.awaiting), misses: 0 } }
}

const NOT_HERE = 'OK to call this phone? 2 No'

const MAY_CALL = {
  id: 'mayCall',
  construct: 'safety.call',
  kind: 'choice',
  readers: 'system',
  title: '',
  titleNoGoal: null,
  recall: 'now',
  module: null,
  choices: [
    { value: 1, label: 'Yes', aside: false },
    { value: 2, label: 'No', aside: false },
  ],
  maxLength: 0,
  smsText: null,
  smsTextNoNickname: null,
} as const
