// `sayso halt` and `sayso resume`: whoever runs the server stops the texts that we start, and lets them go again.
import { BY_HAND, haltTexts, readStandstill, resumeTexts } from '../actions/halt-texts.ts'
import { OPERATOR } from '../db/audit.ts'
import type { Deps } from '../deps.ts'

type Print = (line: string) => void

export async function haltCommand(deps: Deps, print: Print): Promise<number> {
  await haltTexts(deps, BY_HAND, OPERATOR)
  const standstill = await readStandstill(deps)
  print(
    `No text that we start leaves since ${standstill?.since}. \`npm run sayso -- resume\` lets them go again.`,
  )
  return 0
}

export async function resumeCommand(deps: Deps, print: Print): Promise<number> {
  const standstill = await readStandstill(deps)
  const resumed = await resumeTexts(deps, OPERATOR)
  if (!resumed || standstill === null) print('Texts were not stopped.')
  else print(`Texts leave again; they stood still since ${standstill.since} (${standstill.code}).`)
  return 0
}
