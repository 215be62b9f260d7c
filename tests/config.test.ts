// Settings: what makes a demo, what production needs, and the sentence that an operator reads when something is off.
import { describe, expect, test } from 'vitest'
import { ConfigProblem, readConfig } from '../server/config.ts'

const PRODUCTION = {
  DATABASE_URL: 'file:data/program.sqlite',
  PUBLIC_URL: 'https://say.example',
  SAYSO_KEY: 'k'.repeat(44),
  SAYSO_SEALED_KEY: 's'.repeat(44),
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 't'.repeat(32),
  TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}`,
}

const sentence = (env: Record<string, string | undefined>): string => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem)
    return error instanceof Error ? error.message : ''
  }
  return 'no problem'
}

describe('the demo', () => {
  test('is what nothing set means', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'demo',
      database: 'file:data/demo.sqlite',
      publicUrl: 'http://127.0.0.1:8787',
      twilio: null,
      port: 8787,
      host: '127.0.0.1',
    })
  })

  test('may have its file, port and name moved, and stays the demo', () => {
    const env = { DEMO_DATABASE: 'file:/tmp/x.sqlite', PORT: '9000', PROGRAM_NAME: 'Orchard', HOME: '/root' }
    expect(readConfig(env)).toMatchObject({
      mode: 'demo',
      database: 'file:/tmp/x.sqlite',
      publicUrl: 'http://127.0.0.1:9000',
      programName: 'Orchard',
    })
  })

  test('is served to its own machine alone, whatever HOST a shell has set', () => {
    expect(readConfig({ HOST: '0.0.0.0' })).toMatchObject({ mode: 'demo', host: '127.0.0.1' })
    expect(readConfig({ HOST: 'workstation-7' })).toMatchObject({ mode: 'demo', host: '127.0.0.1' })
  })

  test('is not left by a setting that is there and empty', () => {
    expect(readConfig({ DATABASE_URL: '', SAYSO_KEY: undefined, PORT: '' }).mode).toBe('demo')
  })
})

describe('production', () => {
  test('is every setting, with the defaults of a new program', () => {
    expect(readConfig(PRODUCTION)).toEqual({
      mode: 'production',
      database: PRODUCTION.DATABASE_URL,
      publicUrl: PRODUCTION.PUBLIC_URL,
      key: PRODUCTION.SAYSO_KEY,
      sealedKey: PRODUCTION.SAYSO_SEALED_KEY,
      twilio: {
        accountSid: PRODUCTION.TWILIO_ACCOUNT_SID,
        authToken: PRODUCTION.TWILIO_AUTH_TOKEN,
        messagingServiceSid: PRODUCTION.TWILIO_MESSAGING_SERVICE_SID,
        baseUrl: null,
      },
      port: 8787,
      host: '127.0.0.1',
      programName: 'Sayso',
      programTimeZone: 'America/Los_Angeles',
    })
  })

  test('drops trailing slashes from its addresses', () => {
    const read = readConfig({
      ...PRODUCTION,
      PUBLIC_URL: 'https://say.example//',
      TWILIO_BASE_URL: 'http://127.0.0.1:4010/',
    })
    expect(read.publicUrl).toBe('https://say.example')
    expect(read.twilio?.baseUrl).toBe('http://127.0.0.1:4010')
  })

  test.each(['0.0.0.0', '::', '10.1.2.3', 'fd00::7', 'localhost'])('listens at HOST=%s', (host) => {
    expect(readConfig({ ...PRODUCTION, HOST: host }).host).toBe(host)
  })

  test.each(Object.keys(PRODUCTION))(
    'without %s says so by name, and never starts the demo instead',
    (name) => {
      expect(sentence({ ...PRODUCTION, [name]: undefined })).toMatch(
        new RegExp(`are set, so this is not the demo; still missing: ${name}\\.$`),
      )
    },
  )

  test.each([...Object.entries(PRODUCTION), ['TWILIO_BASE_URL', 'https://api.example']])(
    'begun with %s alone lists all that is missing',
    (name, value) => {
      const missing = Object.keys(PRODUCTION).filter((other) => other !== name)
      expect(sentence({ [name]: value })).toBe(
        `${name} is set, so this is not the demo; still missing: ${missing.join(', ')}.`,
      )
    },
  )
})

describe('a setting that cannot be used', () => {
  test.each([
    ['DATABASE_URL', 'mysql://county', 'DATABASE_URL must begin with file: or postgres://.'],
    ['DATABASE_URL', 'file:', 'DATABASE_URL must begin with file: or postgres://.'],
    ['PUBLIC_URL', 'say.example', 'PUBLIC_URL must be a web address'],
    ['PUBLIC_URL', 'http://say.example', 'PUBLIC_URL must begin with https:// (http:// only for localhost).'],
    ['PUBLIC_URL', 'ftp://localhost', 'PUBLIC_URL must begin with https:// (http:// only for localhost).'],
    ['PUBLIC_URL', 'https://say.example/?a', 'PUBLIC_URL must be a plain address'],
    ['SAYSO_KEY', 'short', 'SAYSO_KEY must be at least 43 characters'],
    ['SAYSO_SEALED_KEY', 'short', 'SAYSO_SEALED_KEY must be at least 43 characters'],
    ['SAYSO_SEALED_KEY', PRODUCTION.SAYSO_KEY, 'SAYSO_SEALED_KEY must be another key than SAYSO_KEY'],
    ['TWILIO_ACCOUNT_SID', 'AC123', 'TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits.'],
    ['TWILIO_AUTH_TOKEN', 'short', 'TWILIO_AUTH_TOKEN must be at least 32 characters.'],
    [
      'TWILIO_MESSAGING_SERVICE_SID',
      'x',
      'TWILIO_MESSAGING_SERVICE_SID must be MG and 32 hexadecimal digits.',
    ],
    ['TWILIO_BASE_URL', 'somewhere', 'TWILIO_BASE_URL must be a web address.'],
    ['PORT', 'eighty', 'PORT must be a number from 0 to 65535.'],
    ['PORT', '-1', 'PORT must be a number from 0 to 65535.'],
    ['PORT', '80.5', 'PORT must be a number from 0 to 65535.'],
    ['PORT', '70000', 'PORT must be a number from 0 to 65535.'],
    ['PROGRAM_NAME', 'Contra Costa County', 'PROGRAM_NAME must be at most 16 characters'],
    ['PROGRAM_NAME', 'Ōtautahi', 'PROGRAM_NAME must use plain letters'],
    ['PROGRAM_TIME_ZONE', 'Pacific', 'PROGRAM_TIME_ZONE must be a time zone such as America/Chicago.'],
  ])('%s=%s is named in a sentence', (name, value, words) => {
    expect(sentence({ ...PRODUCTION, [name]: value })).toContain(words)
  })

  test.each(['say.example', '10.1.2', '0.0.0.0:8787', 'http://0.0.0.0', '*', '[::]'])(
    'HOST=%s is no address of a machine',
    (host) => {
      expect(sentence({ ...PRODUCTION, HOST: host })).toBe(
        'HOST must be localhost or an address such as 0.0.0.0 or ::.',
      )
    },
  )

  test('is told together with the others, and no value is repeated', () => {
    const text = sentence({ ...PRODUCTION, SAYSO_KEY: 'hunter2', TWILIO_AUTH_TOKEN: 'hunter3' })
    expect(text).toContain('SAYSO_KEY')
    expect(text).toContain('TWILIO_AUTH_TOKEN')
    expect(text).not.toContain('hunter')
  })

  test('a public address of which a link would not fit a text is refused with the count', () => {
    expect(sentence({ ...PRODUCTION, PUBLIC_URL: `https://${'a'.repeat(11)}.exam` })).toBe('no problem')
    expect(sentence({ ...PRODUCTION, PUBLIC_URL: `https://${'a'.repeat(20)}.exam` })).toMatch(
      /makes links of 58 characters, and a text has room for 49: shorten the address by 9 or more/,
    )
  })

  test.each(['http://localhost:8787', 'http://127.0.0.1:8787', 'http://[::1]:87'])(
    '%s may go without https',
    (url) => {
      expect(sentence({ ...PRODUCTION, PUBLIC_URL: url })).toBe('no problem')
    },
  )
})
