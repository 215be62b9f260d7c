// `sayso texts`: how the outbox stands, and each text that a person is to look at, by id alone.
import { textsForAPerson, textsByState } from '../db/reckoning.ts'
import type { Deps } from '../deps.ts'

const MOST_SHOWN = 200

export async function textsCommand(deps: Deps, print: (line: string) => void): Promise<number> {
  const states = await textsByState(deps.db)
  if (states.length === 0) print('There is no text yet.')
  for (const { state, texts } of states) print(`${String(texts).padStart(8)} ${state}`)
  const listed = await textsForAPerson(deps.db, { limit: MOST_SHOWN })
  if (listed.length > 0) print('\nFor a person to look at, newest first:')
  for (const { id, state, errorCode, attemptedAt, lookAt } of listed) {
    const doubt = lookAt === null ? 'counts as sent' : `looked for again at ${lookAt}`
    print(
      `${id} ${state} ${errorCode ?? ''} ${attemptedAt ?? ''} ${state === 'unknown' ? doubt : ''}`.trimEnd(),
    )
  }
  return 0
}
