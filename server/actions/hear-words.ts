// A text that answers nothing: a 1 begins what waits; any other words are read by a person, where there is one to read them.
import { saysNothing } from '../core/conversation/nothing-said.ts'
import type { Saying } from '../core/conversation/flow.ts'
import { readStaffing } from '../db/staffing.ts'
import { begin } from './ask-next.ts'
import { flagsOf, withFlags } from './hear-flags.ts'
import { silent, tellingOnce, wordsFor, type Heard, type Hearer, type Said } from './heard.ts'
import { keepWords } from './keep-words.ts'
import type { Scene } from './read-scene.ts'

export async function hearOutside(deps: Hearer, scene: Scene, said: Said): Promise<Heard> {
  const { opens, whose, asked } = scene
  if (asked === null && opens && 'answer' in said.reply) return begin(opens, opens.language)
  if (flagsOf(scene, said).calls.length > 0) return withFlags(deps, scene, said, silent(scene, 'allegation'))
  const { safetyStaffed } = await readStaffing(deps.db)
  const words = wordsFor(scene, said.body).words ?? ''
  const read = safetyStaffed && !saysNothing(words)
  const writes = read ? await keepWords(deps, scene, words) : []
  const heard = await tellingEach(deps, scene, answerTo(scene, safetyStaffed, read))
  return { ...heard, sitting: asked === null && !whose ? opens : null, writes }
}

/** Where nobody reads, that comes first. */
function answerTo({ whose, asked }: Scene, staffed: boolean, read: boolean): Saying['template'][] {
  const nobody: Saying['template'][] = staffed ? [] : ['nobodyReads']
  if (whose || asked === null) return [...nobody, whose ? 'whose' : 'openAgain']
  return staffed ? [read ? 'wordsTaken' : 'nothingOpen'] : nobody
}

async function tellingEach(
  deps: Hearer,
  scene: Scene,
  templates: readonly Saying['template'][],
): Promise<Heard> {
  const told = await Promise.all(templates.map((template) => tellingOnce(deps, scene, template)))
  return { ...silent(scene, 'unclear'), say: told.flatMap(({ say }) => say) }
}
