// The eight characters that start an interview on a tablet: made from random characters, and read as people type them.

/** Without 0, O, 1 and I, which people take for one another: 32 characters, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const LENGTH = 8

/** @param random base64url characters, eight or more: each gives five of its six bits. */
export function codeFrom(random: string): string {
  return Array.from(random.slice(0, LENGTH), (each) => ALPHABET[BASE64URL.indexOf(each) % 32]).join('')
}

/** With a gap in its middle, as it is printed. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** Null: no code, whatever one makes of blanks, hyphens and small letters. */
export function readCode(typed: unknown): string | null {
  if (typeof typed !== 'string' || typed.length > 40) return null
  const code = typed.toUpperCase().replace(/[\s\p{Pd}.]/gu, '')
  return code.length === LENGTH && [...code].every((each) => ALPHABET.includes(each)) ? code : null
}
