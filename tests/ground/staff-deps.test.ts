// What opens a sealed answer never reaches a staff page: not by a type that compiles, and not in the object it is given.
import { expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { staffDeps, type Deps, type StaffDeps } from '../../server/deps.ts'
import { staffRoutes } from '../../server/staff/routes.ts'
import { openStaffSide } from '../staff/signed-in.ts'
import { openTestProgram } from '../support/program.ts'
import { projectFiles, textOf } from './sources.ts'

type Routes = Parameters<typeof staffRoutes>[0]

test('a staff route that names the opener does not compile', () => {
  // The compiler refuses these lines as soon as one of the types holds it.
  const known: [
    'sealed' extends keyof StaffDeps ? true : false,
    'sealed' extends keyof Routes ? true : false,
  ] = [false, false]
  const whole: 'sealed' extends keyof Deps ? true : false = true
  expect([...known, whole]).toEqual([false, false, true])
  const staff = projectFiles('.ts', '.tsx').filter((path) => path.startsWith('server/staff/'))
  expect(staff.length).toBeGreaterThan(20)
  expect(staff.filter((path) => /\bDeps\b|\bSealedRing\b|sealed-ring/.test(textOf(path)))).toEqual([])
})

test('what staff routes are given holds everything else, and no opener', async () => {
  const program = await openTestProgram()
  const given = staffDeps(program.deps)
  expect('sealed' in given).toBe(false)
  expect(Object.keys(given)).toEqual(Object.keys(program.deps).filter((name) => name !== 'sealed'))
  await program.close()
})

test('the product hands staff pages that object and no other', () => {
  const mounts = projectFiles('.ts', '.tsx')
    .filter((path) => path.startsWith('server/') && !path.startsWith('server/staff/'))
    .flatMap(
      (path) => textOf(path).match(/\b(?:mountStaff|staffRoutes|showUnknown|demoSignIn)\([^)]*/g) ?? [],
    )
    .filter((call) => !call.includes('{ readonly'))
  expect(mounts.length).toBeGreaterThanOrEqual(4)
  expect(mounts.filter((call) => /\bdeps\b/.test(call.replace('staffDeps(deps', '')))).toEqual([])
})

test('no page of any role asks the ring for anything', async () => {
  const program = await openTestProgram()
  const asked: string[] = []
  const sealed = new Proxy(program.deps.sealed, {
    get(ring, name, self) {
      asked.push(String(name))
      return Reflect.get(ring, name, self)
    },
  })
  const app = createApp({ ...program.deps, sealed })
  asked.length = 0
  const side = openStaffSide({ ...program, deps: { ...program.deps, sealed } }, app)
  for (const role of ['case_manager', 'lead', 'administrator', 'auditor'] as const) {
    const person = await side.enter(role, `A ${role}`)
    for (const { method, path } of staffRoutes(program.deps))
      if (method === 'GET' && !path.includes(':')) await person.get(path)
  }
  expect(asked).toEqual([])
  await program.close()
})
