// Builds the real process with one rule of delivery taken out, to show that the check would notice.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildChanged } from '../build-changed.ts'

/** Name → file, rule, and what stands in its place. */
export const WEAKENINGS = {
  'a text in doubt is sent again': [
    [
      'server/actions/settle-send.ts',
      'await leaveInDoubt(deps, text, outcome.reason)',
      'await again(deps, text, 0, null)',
    ],
  ],
  'a crash gives an attempted text back': [
    [
      'server/actions/heal-outbox.ts',
      `if (text.state === 'attempting') {`,
      `if (text.state === 'attempting') {
      await db.commit([claimText(db, text.id, newId(), ['attempting'], { state: 'queued' })])
      continue`,
    ],
  ],
  'an attempt is not committed before the carrier is asked': [
    [
      'server/actions/attempt-texts.ts',
      `...told(deps, text, 'text.attempted', ['leased'], change(text)),`,
      '',
    ],
  ],
  'a stop leaves what waits, and nobody asks again': [
    [
      'server/actions/stop-phone.ts',
      `cancelTexts(db, { contactId: contact.id }, { at, reason: 'phone' }),`,
      '',
    ],
    [
      'server/core/outreach/leave.ts',
      `const reason = neverGoes(text, now, ['open']) ?? notAsked(text, now)`,
      'const reason = null',
    ],
  ],
} as const

export type Weakening = keyof typeof WEAKENINGS

/** Returns the built entry, in dist/. */
export async function buildWeakened(root: string, weakening: Weakening): Promise<string> {
  const entry = `dist/weakened-${Object.keys(WEAKENINGS).indexOf(weakening)}.js`
  await buildChanged(root, WEAKENINGS[weakening], { entry: 'server/node.ts', outfile: entry })
  return entry
}

export const removeWeakened = (root: string, entry: string): void =>
  rmSync(join(root, entry), { force: true })
