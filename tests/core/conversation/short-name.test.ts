// The name a goal goes by in a text.
import { describe, expect, test } from 'vitest'
import { shortName } from '../../../server/core/conversation/short-name.ts'
import { SKIPPED } from '../../../server/core/interview.ts'

describe('a short name', () => {
  test.each([
    ['My place', 'Get my own place', 'My place'],
    [1, 'Get my own place', 'Get my own place'],
    [1, 'Get my own apartment near the kids', 'Get my own apartment near the'],
    [1, 'María y yo', 'Maria y yo'],
    [1, 'بيت', SKIPPED],
    [1, undefined, SKIPPED],
    [SKIPPED, 'Get my own place', SKIPPED],
  ])('%j of %j is %j', (said, goal, name) => {
    expect(shortName(said, goal)).toBe(name)
  })
})
