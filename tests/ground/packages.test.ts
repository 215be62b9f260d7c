// Packages: none older than the version that mended a published hole, and one exact version of each.
import { expect, test } from 'vitest'
import lock from '../../package-lock.json' with { type: 'json' }
import manifest from '../../package.json' with { type: 'json' }

/** The first version without the holes published for the package. */
const MENDED = { hono: '4.13.7', 'better-auth': '1.6.22', kysely: '0.28.17' }

const packages: Readonly<Record<string, { version?: string; resolved?: string }>> = lock.packages

const isAtLeast = (version: string, least: string): boolean => {
  const [a, b] = [version, least].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)))
  const first = a!.findIndex((part, i) => part !== b![i])
  return first === -1 || a![first]! > b![first]!
}

test.each(Object.entries(MENDED))('every copy of %s is at least %s', (name, least) => {
  const copies = Object.entries(packages).filter(([place]) => place.endsWith(`node_modules/${name}`))
  expect(copies.length).toBeGreaterThan(0)
  expect(copies.filter(([, { version = '0' }]) => !isAtLeast(version, least))).toEqual([])
})

test.each([
  ['4.13.7', '4.13.7', true],
  ['4.13.19', '4.13.7', true],
  ['4.9.99', '4.13.7', false],
  ['5.0.0', '4.13.7', true],
])('%s is at least %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected)
})

test('every package that we name has one exact version', () => {
  const named = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides }
  expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
    [],
  )
})

test('the lockfile carries no address of a registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([])
})
