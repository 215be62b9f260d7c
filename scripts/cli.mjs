// `npm run sayso -- …`: bundles, then runs one command.
import { build } from './build.mjs'

await build()
await import('../dist/cli.js')
