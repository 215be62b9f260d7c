// How the pulse is scored: progress and step size singly, and Trust-3, a developing scale, from T1 to T3.
import type { Scoring } from '../../server/core/scoring.ts'

export const pulseScoring: Scoring = {
  scales: [
    { id: 'P1', items: ['P1'], min: 1, max: 5, sealed: false },
    { id: 'G2', items: ['G2'], min: 1, max: 3, sealed: false },
    { id: 'trust-3', items: ['T1', 'T2', 'T3'], min: 1, max: 5, sealed: true },
  ],
}
