// `npm run bench [-- --full]`: bundles the bench and runs it.
import { build, bundleTests } from './build.mjs'

await build()
await bundleTests('tests/bench/main.ts', 'tests/bench/our-server.ts', 'tests/bench/bare-server.ts')
await import('../dist/bench/main.js')
