// How a milestone is scored: goal attainment, single items, and the developing trust scales, whole and in two parts.
import type { Scoring } from '../../server/core/scoring.ts'

export const milestoneScoring: Scoring = {
  scales: [
    { id: 'gas-t', items: ['Y2'], min: 1, max: 5, sealed: false, formula: 'gas-t' },
    { id: 'Y3', items: ['Y3'], min: 1, max: 5, sealed: false },
    { id: 'I1', items: ['I1'], min: 1, max: 5, sealed: false },
    { id: 'I2', items: ['I2'], min: 1, max: 5, sealed: false },
    { id: 'S1', items: ['S1'], min: 1, max: 5, sealed: false },
    { id: 'S2', items: ['S2'], min: 1, max: 5, sealed: false },
    { id: 'trust-3', items: ['T1', 'T2', 'T3'], min: 1, max: 5, sealed: true },
    {
      id: 'trust-8',
      items: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'],
      min: 1,
      max: 5,
      sealed: true,
    },
    { id: 'trust-itself', items: ['T1', 'T6', 'T7'], min: 1, max: 5, sealed: true },
    { id: 'trust-behaviour', items: ['T2', 'T3', 'T4', 'T5', 'T8'], min: 1, max: 5, sealed: true },
    { id: 'T10', items: ['T10'], min: 1, max: 5, sealed: true },
    { id: 'T11', items: ['T11'], min: 1, max: 5, sealed: true },
    { id: 'I3', items: ['I3'], min: 1, max: 5, sealed: true },
  ],
}

/** From version 2 the T is of all goals that the milestone asks about, each with its own weight. */
export const furtherGoalsScoring: Scoring = {
  scales: milestoneScoring.scales.map((scale) =>
    scale.id === 'gas-t' ? { ...scale, items: ['Y2', 'Y2_2', 'Y2_3'] } : scale,
  ),
}
