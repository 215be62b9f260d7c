// The tables of sealed answers: bodies that only the sealed ring opens, and the wrapped keys of its years.

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

export interface SealedCellTable {
  release_id: string
  key_id: string
  body: string
}
