// Reads a cell that has one form: a phone, a day, a year, a ZIP, a language, a time zone, one of a list.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { Temporal } from 'temporal-polyfill'
import { isTimeZone, zonesFor } from '../outreach/zones.ts'
import { tidy, type Reading } from './read-text.ts'

// The countries of +1 whose numbers count as domestic for texts.
const DOMESTIC = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP'])
const FIRST_DAY = '1990-01-01'
const FIRST_BIRTH_YEAR = 1900
const ADULT = 18

/** E.164. */
export function readPhone(cell: string): Reading<string> {
  const phone = parsePhoneNumberFromString(tidy(cell), 'US')
  if (phone?.country !== undefined && !DOMESTIC.has(phone.country)) {
    return {
      problem: 'This number is outside the United States; texts go to US numbers only. Leave it empty.',
    }
  }
  if (phone?.ext)
    return { problem: 'A phone with an extension cannot be texted. Give another, or leave it empty.' }
  if (phone?.isValid() && /^\+1\d{10}$/.test(phone.number)) return { value: phone.number }
  return { problem: 'This is no US phone number. Give all ten digits of one number, such as (925) 555-0100.' }
}

/** @param today bounds what can be meant: no day of a program lies more than two years ahead. */
export function readDay(cell: string, today: string): Reading<string> {
  const text = tidy(cell)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (!iso && !us) return { problem: 'This is no date. Write it as 2026-03-15 or 3/15/2026.' }
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [us?.[3], us?.[1], us?.[2]]
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (!isDay(date)) return { problem: 'There is no such day in the calendar.' }
  if (date < FIRST_DAY || date > Temporal.PlainDate.from(today).add({ years: 2 }).toString()) {
    return { problem: 'This day is too long ago or too far ahead to be meant. Look at the year.' }
  }
  return { value: date }
}

export function readPastDay(cell: string, today: string): Reading<string> {
  const reading = readDay(cell, today)
  if ('problem' in reading || reading.value <= today) return reading
  return { problem: 'This day is still to come. Consent counts from the day it was given.' }
}

/** Only adults: a year in which a patient may still be 17 waits, too. */
export function readBirthYear(cell: string, today: string): Reading<string> {
  const text = tidy(cell)
  const thisYear = Number(today.slice(0, 4))
  if (!/^\d{4}$/.test(text)) return { problem: 'Give the year of birth with four digits, such as 1984.' }
  const year = Number(text)
  if (year < FIRST_BIRTH_YEAR || year > thisYear) {
    return { problem: `A year of birth lies between ${FIRST_BIRTH_YEAR} and ${thisYear}. Correct it.` }
  }
  if (thisYear - year > ADULT) return { value: text }
  const who = thisYear - year === ADULT ? 'This patient may still be under 18.' : 'This patient is under 18.'
  return { problem: `${who} Texts to minors wait until the state’s rule is configured.` }
}

export function readZip(cell: string): Reading<string> {
  const text = tidy(cell)
  if (/^\d{5}(-?\d{4})?$/.test(text)) return { value: text }
  const short = /^\d{3,4}$/.test(text) ? ' A spreadsheet may have dropped a 0 at the front.' : ''
  return { problem: `A ZIP code has five digits, or nine.${short}` }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** In canonical case. Rare languages have three letters and are taken as written. */
export function readLanguage(cell: string): Reading<string> {
  const text = tidy(cell).replaceAll('_', '-')
  const problem = 'This is no language code. Use one such as en (English), es (Spanish) or vi (Vietnamese).'
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/.test(text)) return { problem }
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text)
    const [primary = ''] = tag.split('-')
    const known = primary.length === 3 || languageNames.of(primary) !== undefined
    return known ? { value: tag } : { problem }
  } catch {
    return { problem }
  }
}

export function readTimeZone(cell: string): Reading<string> {
  const text = tidy(cell)
  if (isTimeZone(text)) return { value: zonesFor({ timeZone: text })[0] ?? text }
  return {
    problem:
      'This is no time zone. Use a name such as America/Los_Angeles, or leave it empty: then the ZIP code or the phone decides.',
  }
}

/** Spaces, hyphens and case do not matter, nor how Americans spell a counsellor. */
export function readOneOf<T extends string>(cell: string, allowed: readonly T[]): Reading<T> {
  const text = tidy(cell).toLowerCase().replaceAll(/[ -]/g, '_').replace('counselor', 'counsellor')
  const value = allowed.find((word) => word === text)
  return value === undefined ? { problem: `Use one of these: ${allowed.join(', ')}.` } : { value }
}

function isDay(date: string): boolean {
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}
