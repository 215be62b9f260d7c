// What a text asks for besides answering: stop, start, help, another language, a person.
import { CLOSING, NOTE } from '../core/conversation/flow.ts'
import { fold, plain } from '../core/conversation/fold.ts'
import type { Intent } from '../core/conversation/read-reply.ts'
import { updatePatient } from '../db/patients.ts'
import { askedAgain, begin } from './ask-next.ts'
import { hearDanger } from './hear-danger.ts'
import { withFlags } from './hear-flags.ts'
import {
  peopleFor,
  silent,
  telling,
  tellingOnce,
  wordsFor,
  type Heard,
  type Hearer,
  type Said,
} from './heard.ts'
import type { Scene } from './read-scene.ts'
import { startWrites } from './start-texts.ts'
import { stopWrites } from './stop-texts.ts'

/** Words that nobody sends but to stop. */
const PLAINLY_STOP = new Set(['stop', 'stopall', 'stop all', 'unsubscribe', 'optout', 'opt out'])
/** The carrier answers these itself, and starting again too. */
const CARRIER_HELP = new Set(['help', 'info'])

/** Null: it is a reply to what was asked, or to nothing. */
export async function hearIntent(deps: Hearer, scene: Scene, said: Said): Promise<Heard | null> {
  const { reply } = said
  const phone = scene.contact.state
  if (!('intent' in reply))
    return phone === 'open'
      ? hearDanger(deps, scene, said)
      : withFlags(deps, scene, said, silent(scene, 'not_heard'))
  if (reply.intent === 'stop' || reply.intent === 'pause' || reply.intent === 'wrong_number')
    return stopping(deps, scene, said, reply.intent)
  if (reply.intent === 'crisis') return hearDanger(deps, scene, said)
  if (phone !== 'open')
    return reply.intent === 'start' ? starting(deps, scene, said) : silent(scene, 'not_heard')
  const danger = await hearDanger(deps, scene, said)
  if (danger) return danger
  if ('language' in reply) return changeLanguage(deps, scene, reply.language)
  switch (reply.intent) {
    case 'start':
      if (scene.opens) return begin(scene.opens, scene.opens.language)
      return scene.asked === null || scene.asked === 'closing'
        ? telling(scene, 'start', 'resumed')
        : askedAgain(scene, scene.language, 'start')
    case 'help': {
      const answered = deps.config.twilio !== null && CARRIER_HELP.has(plain(fold(said.body)))
      return answered ? silent(scene, 'help') : telling(scene, 'help', 'help')
    }
    case 'call':
    case 'change_worker': {
      const taken = reply.intent === 'call' ? 'callTaken' : 'changeWorkerTaken'
      const writes = await peopleFor(deps, scene, { kind: reply.intent })
      return { ...telling(scene, reply.intent, taken), writes }
    }
    default:
      return silent(scene, reply.intent)
  }
}

async function stopping(
  deps: Hearer,
  scene: Scene,
  { body, at }: Said,
  kind: Extract<Intent, 'stop' | 'pause' | 'wrong_number'>,
): Promise<Heard> {
  const stops = await stopWrites(deps, scene.contact, {
    kind,
    channel: 'sms',
    at,
    words: wordsKept(scene, body),
  })
  const follow =
    kind === 'pause'
      ? await peopleFor(deps, scene, { kind: 'pause_phrase', ...wordsFor(scene, body) })
      : kind === 'wrong_number'
        ? await peopleFor(deps, scene, { kind: 'wrong_number' })
        : mayBeAnAnswer(scene, body)
          ? await peopleFor(deps, scene, { kind: 'stop_word', ...wordsFor(scene, body) })
          : []
  return { ...silent(scene, kind), writes: [...stops, ...follow] }
}

/** "Quit" after "What is one small step?": it stops, and a person finds out whether it was meant so. */
function mayBeAnAnswer({ asked, contact }: Scene, body: string): boolean {
  const ownWords = asked === NOTE || (typeof asked === 'object' && asked?.kind === 'text')
  return ownWords && contact.state === 'open' && !PLAINLY_STOP.has(plain(fold(body)))
}

/** For the ledger; not where they may be an answer that nobody may read. */
const wordsKept = (scene: Scene, body: string): string | null => (scene.sealed ? null : body)

async function starting(deps: Hearer, scene: Scene, { at, body }: Said): Promise<Heard> {
  // Whoever holds a number that is not the patient's cannot ask for the patient's texts.
  if (scene.contact.state === 'unlinked') return silent(scene, 'not_heard')
  const writes = await startWrites(deps, scene.contact, { channel: 'sms', at, words: wordsKept(scene, body) })
  const answered = deps.config.twilio !== null && scene.contact.state === 'stopped'
  return { ...(answered ? silent(scene, 'start') : telling(scene, 'start', 'resumed')), writes }
}

async function changeLanguage(deps: Hearer, scene: Scene, language: 'en' | 'es'): Promise<Heard> {
  const [patient, another] = scene.who
  if (patient === undefined || another !== undefined) return tellingOnce(deps, scene, 'whose')
  const writes = [updatePatient(deps.db, patient, { language })]
  const about = scene.asked === null || scene.asked === CLOSING
  if (!about) return { ...askedAgain(scene, language, 'language'), writes }
  const template = scene.opens ? 'openAgain' : 'languageSet'
  return { ...telling(scene, 'language', template), sitting: scene.opens, language, writes }
}
