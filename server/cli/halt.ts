// `sayso halt`, `sayso restored` and `sayso resume`: whoever runs the server stops the texts that we start, and lets them
// go again.
import { BY_HAND, haltTexts, readStandstill, RESTORED, resumeTexts } from '../actions/halt-texts.ts'
import { OPERATOR } from '../db/audit.ts'
import type { Deps } from '../deps.ts'

type Print = (line: string) => void

export async function haltCommand(deps: Deps, print: Print): Promise<number> {
  await haltTexts(deps, BY_HAND, { actor: OPERATOR })
  const standstill = await readStandstill(deps)
  print(
    `No text that we start leaves since ${standstill?.since}. \`npm run sayso -- resume\` lets them go again.`,
  )
  return 0
}

const drill = (
  since: string,
) => `This database does not know who said STOP since its backup was made, nor which texts have left. Before they leave again:
  1. npm run sayso -- reread --since ${since}   when the backup was made, or a little before
  2. npm run sayso -- suppressions import FILE   each journal of stops that you have from elsewhere
  3. npm run sayso -- texts   what counts as sent, and what is in doubt
  4. npm run sayso -- resume
More under “After a restore” in the guide “Running texts”.`

/** On every database: that it was restored shows only to whoever did it. A copy of ours says itself when it was made. */
export async function restoredCommand(deps: Deps, print: Print): Promise<number> {
  const before = await readStandstill(deps)
  await haltTexts(deps, RESTORED, { actor: OPERATOR })
  print('No text that we start leaves. Replies to patients still go.')
  print(drill(before?.code === RESTORED ? before.since : 'YYYY-MM-DDThh:mm:ssZ'))
  return 0
}

export async function resumeCommand(deps: Deps, print: Print): Promise<number> {
  const standstill = await readStandstill(deps)
  const resumed = await resumeTexts(deps, OPERATOR)
  if (!resumed || standstill === null) print('Texts were not stopped.')
  else print(`Texts leave again; they stood still since ${standstill.since} (${standstill.code}).`)
  return 0
}
