// Reads the fields of a posted form: text only, each at most once, or the request is refused.
import type { Context } from 'hono'
import { Problem } from '../problem.ts'

/** Throws `bad_request` when a field is missing, is a file, or the body is no form.
 *  @param choices may be missing, as one of several buttons that nobody pressed: then they are empty. */
export async function readFields<const Name extends string, const Choice extends string = never>(
  c: Context,
  names: readonly Name[],
  choices: readonly Choice[] = [],
): Promise<Record<Name | Choice, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b|^multipart\/form-data\b/i.test(type))
    throw new Problem('bad_request')
  const form = await c.req.formData().catch(() => {
    throw new Problem('bad_request')
  })
  const entries = [...names, ...choices].map((name) => {
    const missing = form.has(name) || !choices.some((choice) => choice === name) ? [] : ['']
    const [value, ...more] = [...form.getAll(name), ...missing]
    if (typeof value !== 'string' || more.length > 0) throw new Problem('bad_request')
    return [name, value] as const
  })
  return Object.fromEntries(entries) as Record<Name | Choice, string>
}
