// `npm run twilio -- --port 9797 --seed 1`: the stand-in alone, for trying a production configuration without Twilio.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { NO_FAULTS, ROUGH } from './faults.ts'
import { startTwilioStandIn } from './stand-in.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9797' },
    seed: { type: 'string', default: '1' },
    product: { type: 'string', default: 'http://localhost:8787' },
    faults: { type: 'boolean', default: false },
  },
})
const carrier = await startTwilioStandIn({
  port: Number(values.port),
  seed: values.seed,
  faults: values.faults ? ROUGH : NO_FAULTS,
  delivers: true,
})
const { accountSid, authToken, messagingServiceSid, baseUrl } = carrier.config
console.log(`A stand-in for Twilio listens on ${baseUrl}. It sends nothing to anybody.

Start Sayso beside it, with a database of its own:

  DATABASE_URL=file:data/try.sqlite PUBLIC_URL=${values.product} \\
  SAYSO_KEY=only-for-trying-things-it-seals-nothing-real-here \\
  SAYSO_SEALED_KEY=only-for-trying-things-it-seals-no-real-answer-here \\
  TWILIO_ACCOUNT_SID=${accountSid} \\
  TWILIO_AUTH_TOKEN=${authToken} \\
  TWILIO_MESSAGING_SERVICE_SID=${messagingServiceSid} \\
  TWILIO_BASE_URL=${baseUrl} npm start

Texts appear here. To reply as a patient, type a number and the words: +19255551001 4
Faults are ${values.faults ? `on, decided by seed ${values.seed}` : 'off: --faults turns them on'}. Stop with Ctrl+C.
`)

let shown = 0
setInterval(() => {
  for (; shown < carrier.messages.length; shown += 1) {
    const { direction, from, to, body, status } = carrier.messages[shown]
    console.log(direction === 'inbound' ? `${from} says: ${body}` : `to ${to} (${status}): ${body}`)
  }
}, 300)

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [, from, body] = /^\s*(\+\d+)\s+(.*)$/.exec(line) ?? []
  if (from === undefined) return console.log('Type a number and the words, such as: +19255551001 4')
  const status = await carrier.say(values.product, { from, body })
  if (status !== 200) console.log(`Sayso at ${values.product} answered ${status ?? 'nothing'}.`)
})
