// Turns a record of strings into settings, or says in one sentence what is missing; the only reader of settings.
import * as z from 'zod'
import { isTimeZone } from './core/outreach/zones.ts'
import { isGsm7 } from './core/sms/gsm.ts'

export interface TwilioConfig {
  readonly accountSid: string
  readonly authToken: string
  readonly messagingServiceSid: string
  /** A regional edge or a local stand-in; null for Twilio's own address. */
  readonly baseUrl: string | null
}

export interface Config {
  readonly mode: 'demo' | 'production'
  /** `file:…` or `postgres://…`. */
  readonly database: string
  /** No trailing slash. Every link a patient gets begins with it. */
  readonly publicUrl: string
  readonly key: string
  /** Of sealed answers alone. */
  readonly sealedKey: string
  /** Null in the demo: simulated phones. */
  readonly twilio: TwilioConfig | null
  readonly port: number
  /** The address of this machine at which it listens. */
  readonly host: string
  /** Given to a new database; from then on the database's own row is the program. */
  readonly programName: string
  readonly programTimeZone: string
}

/** A setting that cannot be used: the sentence is for the operator, and names no value. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

const LONGEST_LINK = 49
const TOKEN = 22
const DEFAULT_PORT = 8787
const THIS_MACHINE = '127.0.0.1'
const LONGEST_NAME = 16
const REQUIRED = [
  'DATABASE_URL',
  'PUBLIC_URL',
  'SAYSO_KEY',
  'SAYSO_SEALED_KEY',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_MESSAGING_SERVICE_SID',
] as const

const isLocal = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'

const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+|d1)$/, 'must begin with file: or postgres://'),
  PUBLIC_URL: z
    .url({ error: 'must be a web address', abort: true })
    .refine((text) => {
      const { protocol, hostname } = new URL(text)
      return protocol === 'https:' || (protocol === 'http:' && isLocal(hostname))
    }, 'must begin with https:// (http:// only for localhost)')
    .refine((text) => !/[?#@]/.test(text), 'must be a plain address without ?, # or @'),
  SAYSO_KEY: z.string().min(43, 'must be at least 43 characters: make one with `openssl rand -base64 32`'),
  SAYSO_SEALED_KEY: z
    .string()
    .min(43, 'must be at least 43 characters: make one with `openssl rand -base64 32`'),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/, 'must be AC and 32 hexadecimal digits'),
  TWILIO_AUTH_TOKEN: z.string().min(32, 'must be at least 32 characters'),
  TWILIO_MESSAGING_SERVICE_SID: z.string().regex(/^MG[0-9a-f]{32}$/, 'must be MG and 32 hexadecimal digits'),
  TWILIO_BASE_URL: z.url('must be a web address').optional(),
  HOST: z
    .union(
      [z.literal('localhost'), z.ipv4(), z.ipv6()],
      'must be localhost or an address such as 0.0.0.0 or ::',
    )
    .default(THIS_MACHINE),
})

const always = z.object({
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a number from 0 to 65535')
    .min(0, 'must be a number from 0 to 65535')
    .max(65_535, 'must be a number from 0 to 65535')
    .default(DEFAULT_PORT),
  PROGRAM_NAME: z
    .string()
    .max(LONGEST_NAME, `must be at most ${LONGEST_NAME} characters: it stands in every text`)
    .refine(isGsm7, 'must use plain letters, because one other character halves the room in a text')
    .default('Sayso'),
  PROGRAM_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as America/Chicago')
    .default('America/Los_Angeles'),
})

/** Throws `ConfigProblem` with every sentence at once. */
function check<T>(schema: z.ZodType<T>, given: Readonly<Record<string, string | undefined>>): T {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const sentences = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  throw new ConfigProblem(`${[...new Set(sentences)].join('; ')}.`)
}

const LEAST_SECRET = 32

/** Only for reading and writing journals that leave the database. Throws `ConfigProblem`. */
export function readJournalSecret(env: Readonly<Record<string, string | undefined>>): string {
  const secret = env['SAYSO_JOURNAL_SECRET'] ?? ''
  if (secret.length >= LEAST_SECRET) return secret
  throw new ConfigProblem(
    `SAYSO_JOURNAL_SECRET must be at least ${LEAST_SECRET} characters, the same on both sides: make one with \`openssl rand -base64 32\`.`,
  )
}

/** Throws `ConfigProblem`. Demo: none of the production settings is there. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const { PORT: port, PROGRAM_NAME: programName, PROGRAM_TIME_ZONE: programTimeZone } = check(always, given)
  const present = [...REQUIRED, 'TWILIO_BASE_URL'].filter((name) => name in given)
  if (present.length === 0) {
    return {
      mode: 'demo',
      database: given['DEMO_DATABASE'] ?? 'file:data/demo.sqlite',
      publicUrl: `http://${THIS_MACHINE}:${port}`,
      key: 'the demo county is made up, and so is this key: never seal a real name with it',
      sealedKey: 'the demo county is made up, and so are its answers: never seal a real one with it',
      twilio: null,
      port,
      // Its doors are open to everybody who reaches them.
      host: THIS_MACHINE,
      programName,
      programTimeZone,
    }
  }
  const missing = REQUIRED.filter((name) => !(name in given))
  if (missing.length > 0) {
    throw new ConfigProblem(
      `${present.join(', ')} ${present.length === 1 ? 'is' : 'are'} set, so this is not the demo; still missing: ${missing.join(', ')}.`,
    )
  }
  const read = check(settings, given)
  if (read.SAYSO_SEALED_KEY === read.SAYSO_KEY)
    throw new ConfigProblem(
      'SAYSO_SEALED_KEY must be another key than SAYSO_KEY: make one with `openssl rand -base64 32`.',
    )
  const publicUrl = read.PUBLIC_URL.replace(/(?<!\/)\/+$/, '')
  const link = `${publicUrl}/s/`.length + TOKEN
  if (link > LONGEST_LINK) {
    throw new ConfigProblem(
      `PUBLIC_URL makes links of ${link} characters, and a text has room for ${LONGEST_LINK}: shorten the address by ${link - LONGEST_LINK} or more.`,
    )
  }
  return {
    mode: 'production',
    database: read.DATABASE_URL,
    publicUrl,
    key: read.SAYSO_KEY,
    sealedKey: read.SAYSO_SEALED_KEY,
    twilio: {
      accountSid: read.TWILIO_ACCOUNT_SID,
      authToken: read.TWILIO_AUTH_TOKEN,
      messagingServiceSid: read.TWILIO_MESSAGING_SERVICE_SID,
      baseUrl: read.TWILIO_BASE_URL?.replace(/(?<!\/)\/+$/, '') ?? null,
    },
    port,
    host: read.HOST,
    programName,
    programTimeZone,
  }
}
