// Why no text reaches a patient, as staff read it.
import type { NoText } from '../../server/core/outreach/no-text.ts'

export const NO_TEXT: Readonly<Record<NoText, string>> = {
  no_language: 'No survey in their language',
  no_phone: 'No phone on file',
  stopped: 'Stopped texts (STOP)',
  paused_phone: 'A reply waits to be read by a person',
  unlinked: 'The number is somebody else’s',
  dead: 'The number takes no texts',
  no_consent: 'Did not agree to texts',
  paused: 'Paused for the whole month',
}
