// Every survey that ships with the product; at start they seed the survey_version table, from which all else reads.
import type { PublishedSurvey } from '../server/surveys.ts'
import afterV1 from './after/v1.json' with { type: 'json' }
import afterV2 from './after/v2.json' with { type: 'json' }
import { afterScoring } from './after/scoring.ts'
import baselineV1 from './baseline/v1.json' with { type: 'json' }
import baselineV2 from './baseline/v2.json' with { type: 'json' }
import { baselineScoring } from './baseline/scoring.ts'
import milestoneV1 from './milestone/v1.json' with { type: 'json' }
import milestoneV2 from './milestone/v2.json' with { type: 'json' }
import { furtherGoalsScoring, milestoneScoring } from './milestone/scoring.ts'
import pulseV1 from './pulse/v1.json' with { type: 'json' }
import pulseV2 from './pulse/v2.json' with { type: 'json' }
import { pulseScoring } from './pulse/scoring.ts'

export const catalogue: readonly PublishedSurvey[] = [
  { id: 'baseline', version: 1, definition: baselineV1, scoring: baselineScoring },
  { id: 'baseline', version: 2, definition: baselineV2, scoring: baselineScoring },
  { id: 'pulse', version: 1, definition: pulseV1, scoring: pulseScoring },
  { id: 'pulse', version: 2, definition: pulseV2, scoring: pulseScoring },
  { id: 'milestone', version: 1, definition: milestoneV1, scoring: milestoneScoring },
  { id: 'milestone', version: 2, definition: milestoneV2, scoring: furtherGoalsScoring },
  { id: 'after', version: 1, definition: afterV1, scoring: afterScoring },
  { id: 'after', version: 2, definition: afterV2, scoring: afterScoring },
]
