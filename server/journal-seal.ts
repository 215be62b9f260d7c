// Seals the lines of a journal that leaves the database, by a secret that both sides were given.
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

export interface JournalSeal {
  /** The file's first line: which format, the salt, and what proves the secret. */
  readonly header: string
  seal(text: string): string
  /** Null: not sealed by this secret, or changed since. */
  open(line: string): string | null
}

const FORMAT = 'sayso-suppressions'
const VERSION = '1'
const HEADER = /^sayso-suppressions (\d+) ([\w-]+) ([\w-]+)$/
const PROOF = 'the secret is the same on both sides'
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
// 32 MiB for each guess at the secret.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }

export function isJournalHeader(line: string): boolean {
  return line.startsWith(`${FORMAT} `)
}

export function newJournalSeal(secret: string): JournalSeal {
  const salt = randomBytes(SALT_BYTES).toString('base64url')
  const pair = sealing(secret, salt)
  return { header: `${FORMAT} ${VERSION} ${salt} ${pair.seal(PROOF)}`, ...pair }
}

/** In place of the seal, the sentence that says why there is none. */
export function journalSealOf(secret: string, header: string): JournalSeal | string {
  const [, version, salt = '', proof = ''] = HEADER.exec(header) ?? []
  if (version === undefined) return 'The first line of this journal is damaged.'
  if (version !== VERSION)
    return 'This journal was written by another version of Sayso, which this one cannot read.'
  const pair = sealing(secret, salt)
  if (pair.open(proof) !== PROOF)
    return 'This journal was sealed with another secret: SAYSO_JOURNAL_SECRET must be the same on both sides.'
  return { header, ...pair }
}

function sealing(secret: string, salt: string): Pick<JournalSeal, 'seal' | 'open'> {
  const key = scryptSync(secret, salt, 32, COST)
  const aad = Buffer.from(`${FORMAT} ${VERSION}`)
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(aad)
      return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString(
        'base64url',
      )
    },
    open(line) {
      const bytes = Buffer.from(line, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) return null
      const options = { authTagLength: TAG_BYTES }
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), options).setAAD(aad)
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        const body = bytes.subarray(IV_BYTES, -TAG_BYTES)
        return Buffer.concat([decipher.update(body), decipher.final()]).toString()
      } catch {
        return null
      }
    },
  }
}
