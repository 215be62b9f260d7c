// Every regular expression of the product: those written in its files, and those that its modules put together when they load.
import { join } from 'node:path'
import { projectFiles, ROOT, textOf } from '../../ground/sources.ts'

export interface Found {
  readonly pattern: RegExp
  readonly where: string
}

/** What runs on a patient's words, wherever it stands, is among them. */
export const OURS = projectFiles('.ts', '.tsx').filter((path) => /^(server|surveys|web)\//.test(path))

export function writtenPatterns(): Found[] {
  return OURS.flatMap((path) =>
    literalsIn(textOf(path)).map(([source, flags]) => ({ pattern: new RegExp(source, flags), where: path })),
  )
}

const SKIPPED =
  /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\]/\\\n[])+)\/([a-z]*)/y

/** As the formatter leaves them: what stands before a division is a value, and never before a pattern. */
export function literalsIn(text: string): [source: string, flags: string][] {
  const found: [string, string][] = []
  let before = ''
  let at = 0
  const read = (until: RegExp) => {
    while (at < text.length) {
      until.lastIndex = at
      if (until.test(text)) return
      if (text[at] === '`') {
        template()
        continue
      }
      SKIPPED.lastIndex = at
      const match = SKIPPED.exec(text)
      const [whole, source, flags] = match ?? []
      if (whole !== undefined && (source === undefined || startsValue(before))) {
        if (source !== undefined) found.push([source, flags ?? ''])
        at += whole.length
        if (!whole.startsWith('//') && !whole.startsWith('/*')) before = 'a'
        continue
      }
      if (text[at] === '{') {
        at += 1
        before = '{'
        read(/\}/y)
        at += 1
        before = '}'
        continue
      }
      if (!/\s/.test(text[at]!)) before = /[\w$]/.test(text[at]!) ? before + text[at] : text[at]!
      else if (/[\w$]$/.test(before)) before += ' '
      at += 1
    }
  }
  const template = () => {
    at += 1
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        at += 2
        before = '{'
        read(/\}/y)
      } else if (text[at] === '\\') at += 1
      at += 1
    }
    at += 1
    before = 'a'
  }
  read(/$^/y)
  return found
}

/** After an operator, a bracket that opens, or a word such as `return`. */
const startsValue = (before: string): boolean =>
  before === '' ||
  /[(,=:[!&|?{;>+\-*]$/.test(before) ||
  /(?:^|\W)(?:return|case|of|in|typeof) ?$/.test(before)

/** Those that `new RegExp` makes while the files load. To be called before anything has loaded them. */
export async function composedPatterns(folder: RegExp): Promise<Found[]> {
  const found: Found[] = []
  const real = globalThis.RegExp
  const recording = new Proxy(real, {
    construct(target, parts: ConstructorParameters<typeof RegExp>, made) {
      const pattern: RegExp = Reflect.construct(target, parts, made)
      // The first frame is this one. What a package puts together is its own affair.
      const caller = new Error().stack?.split('\n')[2] ?? ''
      const where = OURS.find((path) => caller.includes(`/${path}:`))
      if (where !== undefined) found.push({ pattern, where })
      return pattern
    },
  })
  try {
    globalThis.RegExp = recording
    for (const path of OURS.filter((file) => folder.test(file))) await import(join(ROOT, path))
  } finally {
    globalThis.RegExp = real
  }
  return found
}
