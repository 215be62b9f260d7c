// Every staff route in one list: what is not here is not mounted, and each says who may use it.
import type { Deps } from '../deps.ts'
import type { StaffRoute } from './route.ts'

export function staffRoutes(_deps: Deps): readonly StaffRoute[] {
  return []
}
