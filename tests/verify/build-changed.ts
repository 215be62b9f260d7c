// Builds a program with rules of the product taken out, to show that a check would notice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Loader } from 'esbuild'

/** A file, a rule in it, and what stands in its place. */
export type Change = readonly [file: string, rule: string, instead: string]

/** Throws when a file has no such rule any more. */
export async function buildChanged(
  root: string,
  changes: readonly Change[],
  { entry, outfile }: { readonly entry: string; readonly outfile: string },
): Promise<void> {
  const contents = new Map<string, string>()
  for (const [file, rule, instead] of changes) {
    const text = contents.get(file) ?? readFileSync(join(root, file), 'utf8')
    if (!text.includes(rule)) throw new Error(`${file} has no such rule any more: ${rule}`)
    contents.set(file, text.replace(rule, instead))
  }
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
    plugins: [
      {
        name: 'changed',
        setup(bundle) {
          for (const [file, text] of contents) {
            const filter = new RegExp(`${file.replaceAll('.', '\\.')}$`)
            const loader = file.split('.').at(-1) as Loader
            bundle.onLoad({ filter }, () => ({ contents: text, loader }))
          }
        },
      },
    ],
  })
}
