// Whether a patient's link ever was one, texted or printed, whatever has become of it since.
import type { Deps } from '../deps.ts'
import { readLink } from './read-link.ts'

export async function wasLink(deps: Pick<Deps, 'db'>, token: string): Promise<boolean> {
  return (await readLink(deps, token)) !== null
}
