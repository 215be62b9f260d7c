// The tables of sealed answers: bodies that only the sealed ring opens, and the wrapped keys of its years.

import type { Generated } from 'kysely'

export interface SealedKeyTable {
  id: string
  year: number
  wrapped: string
  created_at: string
}

export interface SealedPartTable {
  slot: string
  key_id: string
  body: string
  claim: string
}

export interface SealedYearTable {
  year: number
  part: number
  key_id: string
  claim: string
  body: string
}

export interface ResealTable {
  stage: 'drafts' | 'answers' | 'scores' | 'withheld' | 'facts' | 'clean' | 'late'
  after: string
  moved: Generated<number>
  ended: Generated<0 | 1>
}

export interface SealedCellTable {
  release_id: string
  key_id: string
  body: string
}
