// Who may import whom: the layout's one-way directions as a table, read by the lint plugin and by the tests.

/** The first pattern that fits names a file's layer. */
const LAYERS: readonly (readonly [string, RegExp])[] = [
  ['worker', /^server\/worker\.ts$/],
  [
    'entry',
    /^server\/(node|cli|open|machine|listen|finish-requests|demo\/open)\.ts$|^server\/(cli|verify)\//,
  ],
  ['app', /^server\/app\.ts$/],
  // What a patient's screen shows, decided alike for the channel and for the workshop's preview.
  ['screens', /^server\/channels\/page-(view|fill|layout)\.ts$/],
  ['channels', /^server\/channels\//],
  ['staff', /^server\/staff\//],
  ['demo', /^server\/demo\//],
  ['actions', /^server\/actions\//],
  ['core', /^server\/core\//],
  ['db', /^server\/db\//],
  ['external', /^server\/external\//],
  ['root', /^server\/[^/]+\.ts$/],
  ['messages', /^surveys\/(messages|languages|consent-words)\.ts$/],
  ['surveys', /^surveys\//],
  ['web', /^web\//],
]

/** Layer → the layers it may import; those in `types` by `import type` alone. A layer may always import itself. */
const DIRECTIONS: Readonly<Record<string, { may: readonly string[]; types: readonly string[] }>> = {
  entry: {
    may: [
      'app',
      'channels',
      'demo',
      'actions',
      'core',
      'db',
      'external',
      'root',
      'surveys',
      'messages',
      'web',
    ],
    types: [],
  },
  worker: { may: ['app', 'actions', 'db', 'external', 'root'], types: [] },
  app: { may: ['channels', 'staff', 'actions', 'db', 'root'], types: ['core'] },
  demo: {
    may: ['channels', 'staff', 'actions', 'core', 'db', 'external', 'root', 'surveys', 'messages', 'web'],
    types: [],
  },
  screens: { may: ['core', 'web'], types: ['actions', 'root'] },
  channels: { may: ['screens', 'actions', 'core', 'root', 'web', 'messages'], types: ['db', 'external'] },
  staff: { may: ['screens', 'actions', 'core', 'root', 'web', 'messages'], types: ['db', 'external'] },
  actions: { may: ['core', 'db', 'root', 'messages'], types: ['external'] },
  core: { may: ['messages'], types: [] },
  db: { may: ['core'], types: ['root'] },
  external: { may: ['core', 'db', 'root'], types: [] },
  root: { may: ['core', 'db', 'surveys', 'messages'], types: ['external'] },
  messages: { may: [], types: [] },
  surveys: { may: ['messages'], types: ['core', 'root'] },
  web: { may: ['messages'], types: ['core'] },
}

/** Package → the files that may import it. A package that is not here may be imported outside core and web. */
const PACKAGES: readonly (readonly [name: RegExp, where: RegExp])[] = [
  // Workers have it too.
  [/^node:crypto$/, /^server\/(sealing|sealed-ring|public-id|journal-seal)\.ts$/],
  [/^node:zlib$/, /^server\/compressing\.ts$/],
  [
    /^node:/,
    /^server\/(node|cli|open|machine|listen|finish-requests)\.ts$|^server\/(cli|verify)\/|^server\/db\/(open-|read-migrations)|^server\/demo\/open\.ts$/,
  ],
  [/^kysely(\/|$)/, /^server\/db\//],
  [/^(better-sqlite3|pg|cloudflare:.*)$/, /^server\/db\/open-/],
  [/^@cloudflare\/workers-types$/, /^server\/db\/open-d1|^server\/worker/],
  [/^@hono\/node-server(\/|$)/, /^server\/(node|listen)\.ts$/],
  [/^hono\/(jsx|html)(\/|$)/, /^web\/(?!islands\/)|^server\/(channels|staff|demo)\//],
  [/^hono(\/|$)/, /^server\/(node|open|machine|worker|app)\.ts$|^server\/(channels|staff|demo)\//],
  [/^survey-core(\/|$)/, /^server\/core\/interview|^web\/islands\/survey/],
  [/^survey-js-ui(\/|$)/, /^web\/islands\/survey/],
  [/^twilio(\/|$)/, /^server\/external\//],
  [/^@?better-auth(\/|$)|^better-call$/, /^server\/staff\//],
  [/^(temporal-polyfill|libphonenumber-js|csv-parse)(\/|$)/, /^server\//],
]

const layerOf = (path: string): string | null => LAYERS.find(([, pattern]) => pattern.test(path))?.[0] ?? null

const isIsland = (path: string) => path.startsWith('web/islands/')

/** The sentence that is wrong with importing the file `to` into the file `from`, or null. Paths from the project's folder. */
export function importProblem(from: string, to: string, typeOnly: boolean): string | null {
  const [here, there] = [layerOf(from), layerOf(to)]
  if (!here || !there) return null
  if (here === there && isIsland(from) !== isIsland(to))
    return 'An island runs in the browser and a view on the server: neither imports the other.'
  if (here === there) return null
  if (/^server\/(db\/sealed|sealed-ring)/.test(to) && (here === 'staff' || here === 'web'))
    return 'Nothing on a staff page may reach sealed answers.'
  // The addresses of style and script that every page is given.
  if (typeOnly && here === 'web' && to === 'server/deps.ts') return null
  const { may = [], types = [] } = DIRECTIONS[here] ?? {}
  if (may.includes(there) || (typeOnly && types.includes(there))) return null
  return types.includes(there)
    ? `${here} imports only types from ${there}.`
    : `${here} does not import ${there}: scripts/layers.ts says which way imports point.`
}

/** The sentence that is wrong with importing the package `name` into the file `from`, or null. */
export function packageProblem(from: string, name: string): string | null {
  const here = layerOf(from)
  if (!here) return null
  const rule = PACKAGES.find(([pattern]) => pattern.test(name))
  if (rule && !rule[1].test(from)) return `${name} may not be imported here (scripts/layers.ts says where).`
  if (!rule && (here === 'core' || here === 'web'))
    return `${here} takes packages only when scripts/layers.ts lists them.`
  return null
}
