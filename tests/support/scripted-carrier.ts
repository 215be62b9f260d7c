// A carrier in memory that answers as told and remembers what it was handed, and when.
import type { OutgoingText, SendOutcome, Sms } from '../../server/external/sms.ts'

export interface ScriptedCarrier extends Sms {
  /** Handed over, whatever was answered. */
  readonly handed: OutgoingText[]
  readonly redacted: string[]
  /** The next answers in turn, then `accepted`. */
  readonly answers: (SendOutcome | Error)[]
  /** Runs before each answer: what happens elsewhere while the carrier is asked. */
  meanwhile: (text: OutgoingText) => Promise<void>
}

export function scriptedCarrier(): ScriptedCarrier {
  const handed: OutgoingText[] = []
  const redacted: string[] = []
  const carrier: ScriptedCarrier = {
    handed,
    redacted,
    answers: [],
    meanwhile: async () => {},
    async send(text) {
      handed.push(text)
      const sid = `SM${String(handed.length).padStart(32, '0')}`
      await carrier.meanwhile(text)
      const answer = carrier.answers.shift() ?? { kind: 'accepted', sid, segments: 1 }
      if (answer instanceof Error) throw answer
      return answer
    },
    async redact(sid) {
      redacted.push(sid)
    },
  }
  return carrier
}
