// `npm start`: bundles, then serves.
import { build } from './build.mjs'

await build()
await import('../dist/node.js')
