// How the baseline is scored: single items, 0–100; past respect is sealed and serves to compare like with like.
import type { Scoring } from '../../server/core/scoring.ts'

export const baselineScoring: Scoring = {
  scales: [
    { id: 'P1', items: ['P1'], min: 1, max: 5, sealed: false },
    { id: 'I2', items: ['I2'], min: 1, max: 5, sealed: false },
    { id: 'S1', items: ['S1'], min: 1, max: 5, sealed: false },
    { id: 'B4', items: ['B4'], min: 1, max: 5, sealed: true },
  ],
}
