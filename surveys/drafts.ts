// Translations on their way: language → survey → its words. They enter a survey only as a new version of it.
import type { Translation } from '../server/core/translation.ts'
import pulseAr from './pulse/draft.ar.json' with { type: 'json' }

export const drafts: Readonly<Record<string, Readonly<Record<string, Translation>>>> = {
  ar: { pulse: pulseAr },
}
