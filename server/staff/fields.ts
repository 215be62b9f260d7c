// Reads the fields of a posted form: text only, each once, or the request is refused.
import type { Context } from 'hono'
import { Problem } from '../problem.ts'

/** Throws `bad_request` when a field is missing, is a file, or the body is no form. */
export async function readFields<const Name extends string>(
  c: Context,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b|^multipart\/form-data\b/i.test(type))
    throw new Problem('bad_request')
  const form = await c.req.formData().catch(() => {
    throw new Problem('bad_request')
  })
  const entries = names.map((name) => {
    const [value, ...more] = form.getAll(name)
    if (typeof value !== 'string' || more.length > 0) throw new Problem('bad_request')
    return [name, value] as const
  })
  return Object.fromEntries(entries) as Record<Name, string>
}
