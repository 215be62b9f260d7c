// Words of danger: a person is asked for at once, and what may be said to this phone is said.
import { afterDanger, CRISIS, CLOSING, whatWaits, type Saying } from '../core/conversation/flow.ts'
import { readReply } from '../core/conversation/read-reply.ts'
import { askedAgain } from './ask-next.ts'
import { peopleFor, silent, wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import type { Scene } from './read-scene.ts'

const say = (template: Saying['template']): Saying => ({ template, sealed: false })

/** Words of danger that answer nothing, or the reply to "OK to call this phone?"; null: neither. */
export async function hearDanger(deps: Hearer, scene: Scene, said: Said): Promise<Heard | null> {
  const { reply } = said
  if ('intent' in reply && reply.intent === 'crisis') {
    const writes = await peopleFor(deps, scene, { kind: 'crisis', ...wordsFor(scene, said.body) })
    const heard = { ...silent(scene, CRISIS), say: dangerSaid(scene), writes }
    return isOwn(scene) ? waitsBehind(scene, heard) : heard
  }
  return scene.dangerAsked ? hearCallAllowed(deps, scene, said) : null
}

/** The number to call, and a question whether we may call: only where nobody else reads it. */
export function dangerSaid(scene: Scene): Saying[] {
  if (scene.contact.state !== 'open' && scene.contact.state !== 'paused') return []
  return [say(isOwn(scene) ? 'crisis' : 'close')]
}

export function isOwn({ users, sitting }: Scene): boolean {
  if (sitting) return sitting.phone === 'own'
  const [user, another] = users
  return another === undefined && user?.phoneKind === 'own' && user.phoneSaid === 'own'
}

async function hearCallAllowed(deps: Hearer, scene: Scene, { body, reply }: Said): Promise<Heard | null> {
  const answer = readReply(body, { question: MAY_CALL, stopped: false })
  const asked =
    scene.asked === null || scene.asked === CLOSING ? null : askedAgain(scene, scene.language, CRISIS)
  const next = asked ?? asBefore(scene)
  const taken = { ...next, say: [say('crisisTaken'), ...next.say] }
  if ('answer' in answer && answer.answer === 1) return taken
  // Asked for a person, help or another language: that is heard as ever.
  if ('intent' in reply) return null
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
