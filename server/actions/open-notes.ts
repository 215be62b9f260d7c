// Opens notes that patients sent to their case manager by name.
import { localDate } from '../core/outreach/window.ts'
import type { NoteToWorker } from '../db/shared-words.ts'
import type { Deps } from '../deps.ts'

export interface Note {
  readonly id: string
  readonly patientId: string
  readonly words: string
  readonly language: string
  /** The patient's own date. */
  readonly on: string
}

export function openNotes(
  { sealer }: Pick<Deps, 'sealer'>,
  notes: readonly NoteToWorker[],
  zones: ReadonlyMap<string, readonly string[]>,
): Promise<Note[]> {
  return Promise.all(
    notes.map(async ({ id, patientId, wordsSealed, language, at }) => ({
      id,
      patientId,
      words: await sealer.open('note', 'words_sealed', id, wordsSealed),
      language,
      on: localDate(at, zones.get(patientId) ?? ['UTC']),
    })),
  )
}
