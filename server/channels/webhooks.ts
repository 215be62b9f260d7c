// The carrier's webhooks: patients' texts and reports of ours, believed only with the carrier's signature.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Context } from 'hono'
import { receiveText } from '../actions/receive-text.ts'
import { reportDelivery } from '../actions/report-delivery.ts'
import type { Deps } from '../deps.ts'

type Form = Readonly<Record<string, string>>

const MOST_BYTES = 64 * 1024
const MESSAGE_ID = /^(SM|MM)[0-9a-fA-F]{32}$/
const NUMBER = /^\+[1-9]\d{6,14}$/
const CODE = /^\d{1,6}$/

/** In the demo there is no carrier, and these addresses do not exist. */
export function webhookRoutes(deps: Deps): Hono {
  const app = new Hono()
  const { sms, config } = deps
  const { twilio, publicUrl } = config
  if (twilio === null) return app
  app.use('/twilio/*', bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.body(null, 413) }))

  /** Null: not from our carrier, or not as it was sent. */
  const genuine = async (c: Context): Promise<Form | null> => {
    const form = readForm(await c.req.text())
    const { pathname, search } = new URL(c.req.url)
    const signature = c.req.header('X-Twilio-Signature') ?? ''
    // The address the carrier was given, never the Host that the request claims.
    const signed = form !== null && sms.isGenuine?.(signature, `${publicUrl}${pathname}${search}`, form)
    if (signed && form['AccountSid'] === twilio.accountSid && form['MessageSid']) return form
    deps.log('warn', 'webhook.refused')
    return null
  }

  app.post('/twilio/messages', async (c) => {
    const form = await genuine(c)
    if (form === null) return c.body(null, 403)
    const { MessageSid: providerId = '', From: from = '', Body: body = '' } = form
    if (MESSAGE_ID.test(providerId) && NUMBER.test(from)) await receiveText(deps, { providerId, from, body })
    else deps.log('warn', 'webhook.ignored')
    return c.body('<Response/>', 200, { 'Content-Type': 'text/xml' })
  })

  app.post('/twilio/status/:outboxId', async (c) => {
    const form = await genuine(c)
    if (form === null) return c.body(null, 403)
    const { MessageSid: sid = '', MessageStatus: status = '', ErrorCode: code = '' } = form
    if (MESSAGE_ID.test(sid)) {
      const errorCode = CODE.test(code) && code !== '0' ? code : null
      await reportDelivery(deps, { outboxId: c.req.param('outboxId'), sid, status, errorCode })
    } else deps.log('warn', 'webhook.ignored')
    return c.body(null, 204)
  })
  return app
}

const NAME = /^\w+$/

// As sent, trailing spaces included. The signature sees neither a pair sent twice nor where a name ends and its value
// begins: a value that could pass for the next name must not become one.
function readForm(text: string): Form | null {
  const pairs = [...new URLSearchParams(text)]
  const form = new Map(pairs)
  const plain = form.size === pairs.length && pairs.every(([name]) => NAME.test(name))
  return plain ? Object.fromEntries(form) : null
}
