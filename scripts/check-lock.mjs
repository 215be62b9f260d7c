// The lockfile must hold every platform's optional package, and no address of the registry it came from.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const problems = []
for (const [place, entry] of Object.entries(packages)) {
  if (entry.resolved)
    problems.push(`${place} carries an address: install with omit-lockfile-registry-resolved`)
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const held =
      place === '' ? [`node_modules/${name}`] : [`${place}/node_modules/${name}`, `node_modules/${name}`]
    if (!held.some((path) => path in packages))
      problems.push(`${place || 'the project'} wants ${name}, which the lockfile lacks`)
  }
}
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
