// The project's own files as text, and who imports whom, for the tests that hold the layout.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

const NOT_OURS = /^(node_modules|dist|data|coverage|test-results|\.git|\.wrangler)(\/|$)/

/** The project's files with these endings, as paths from its folder. */
export function projectFiles(...endings: readonly string[]): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name)
      if (NOT_OURS.test(path)) return []
      return entry.isDirectory() ? walk(path) : [path]
    })
  return walk('').filter((path) => endings.some((ending) => path.endsWith(ending)))
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

export interface Import {
  /** A path from the project's folder, or a package's name. */
  readonly to: string
  readonly typeOnly: boolean
}

const FORMS = [
  /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm,
  /()\bimport\(\s*'([^']+)'\s*\)/g,
]

/** What the file at `path` imports, statically or not. */
export function importsIn(path: string, text: string): Import[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].map(([whole, type, name = '']) => ({
      to: name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
      typeOnly: Boolean(type) || /^\s*(?:import|export)\s+\{(?:\s*type\s[^,}]+,?)+\s*\}/.test(whole),
    })),
  )
}
