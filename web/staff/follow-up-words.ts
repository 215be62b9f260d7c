// What a follow-up is called on staff pages: why it is owed, what was tried, how it ended, and when.
import type { AttemptResult, FollowUpKind, Outcome } from '../../server/core/follow-up.ts'

export const WHY: Readonly<Record<FollowUpKind, string>> = {
  call: 'Asked for a call from somebody other than their worker.',
  change_worker: 'Wants to talk about having a different worker.',
  crisis: 'Words that may mean danger. A person must call.',
  allegation: 'Told us something about a worker. For the lead and compliance.',
  words: 'Wrote words that no case manager reads. Read them, and call where they need somebody.',
  pause_phrase: 'A reply that may mean “stop”. Texts are paused until somebody has asked.',
  stop_word: 'Answered a question with a word that stops all texts. Ask whether it was meant so.',
  wrong_number: 'Somebody answered “wrong number”. The number is off the list; find the new one.',
}

export const TRIED: Readonly<Record<AttemptResult, string>> = {
  no_answer: 'no answer',
  left_message: 'left a message to call back',
  another_time: 'they asked for another time',
}

export const ENDED: Readonly<Record<Outcome, string>> = {
  reached: 'reached',
  referred: 'passed on to somebody else',
  not_reached: 'not reached',
  not_needed: 'no call was needed',
}

export type Clock = ReturnType<typeof clockOf>

export function clockOf(timeZone: string, today: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options })
  const hours = format({ hour: 'numeric', minute: '2-digit' })
  const days = format({ weekday: 'short', month: 'short', day: 'numeric' })
  const iso = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const date = (at: string) => iso.format(new Date(at))
  const time = (at: string) => hours.format(new Date(at)).toLowerCase().replace(/\s/, '\u00a0')
  return {
    date,
    time,
    /** `today, 4:10 pm`; `Mon, Nov 23, 4:10 pm` */
    when: (at: string) =>
      date(at) === today ? `today, ${time(at)}` : `${days.format(new Date(at))}, ${time(at)}`,
    /** `4:10 pm`; `Mon, Nov 23, 4:10 pm` */
    short: (at: string) => (date(at) === today ? time(at) : `${days.format(new Date(at))}, ${time(at)}`),
  }
}
