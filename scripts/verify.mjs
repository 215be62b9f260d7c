// `npm run verify:…`: bundles one check that anybody may re-run, and runs it.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, bundleServer, bundleTests } from './build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const checks = {
  replies: async (args, print) => {
    await bundleServer('server/verify/replies.ts')
    return (await import('../dist/verify/replies.js')).verifyReplies(args, print)
  },
  delivery: async (args, print) => {
    await build()
    await bundleTests('tests/verify/delivery/main.ts')
    return (await import('../dist/verify/delivery/main.js')).verifyDelivery(root, args, print)
  },
  stops: async (args, print) => {
    await build()
    await bundleTests('tests/verify/stops/main.ts')
    return (await import('../dist/verify/stops/main.js')).verifyStops(root, args, print)
  },
  links: async (args, print) => {
    await build()
    await bundleTests('tests/verify/links/main.ts')
    return (await import('../dist/verify/links/main.js')).verifyLinks(root, args, print)
  },
}

const [name, ...args] = process.argv.slice(2)
try {
  process.exitCode = await checks[name](args, console.log)
} catch (error) {
  if (!String(error.code).startsWith('ERR_PARSE_ARGS')) throw error
  console.error(`${error.message}\nThe README says what npm run verify:${name} takes.`)
  process.exitCode = 1
}
