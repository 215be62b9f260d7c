// How the surveys after graduation are scored: single items; T1 alone is no scale of trust.
import type { Scoring } from '../../server/core/scoring.ts'

export const afterScoring: Scoring = {
  scales: [
    { id: 'S1', items: ['S1'], min: 1, max: 5, sealed: false },
    { id: 'S2', items: ['S2'], min: 1, max: 5, sealed: false },
    { id: 'S4', items: ['S4'], min: 1, max: 5, sealed: false },
    { id: 'T1', items: ['T1'], min: 1, max: 5, sealed: true },
  ],
}
