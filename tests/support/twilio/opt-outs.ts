// Who has told the carrier itself to stop: Twilio's own words, before the product hears of them.

const STOPS = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke']
const STARTS = ['start', 'yes', 'unstop']

export interface OptOuts {
  has(number: string): boolean
  /** The word that Twilio reports beside the text; null: none of its own. */
  hear(number: string, body: string): 'STOP' | 'START' | 'HELP' | null
  add(number: string): void
}

export function createOptOuts(): OptOuts {
  const out = new Set<string>()
  return {
    has: (number) => out.has(number),
    add: (number) => void out.add(number),
    hear(number, body) {
      const word = body.trim().toLowerCase()
      if (STOPS.includes(word)) {
        out.add(number)
        return 'STOP'
      }
      if (STARTS.includes(word)) {
        out.delete(number)
        return 'START'
      }
      return word === 'help' || word === 'info' ? 'HELP' : null
    },
  }
}
