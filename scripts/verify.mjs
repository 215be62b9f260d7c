// `npm run verify:…`: bundles one check that anybody may re-run, and runs it.
import { bundleServer } from './build.mjs'

const checks = {
  replies: async () => (await import('../dist/verify/replies.js')).verifyReplies,
}

const [name, ...args] = process.argv.slice(2)
await bundleServer(`server/verify/${name}.ts`)
const check = await checks[name]()
process.exitCode = check(args, console.log)
