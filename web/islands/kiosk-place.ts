// A tablet reloaded by mistake keeps its place: the sitting's token stays with this page's entry in the tab's history,
// for no longer than a tablet left alone would.
import { WIPE_MS } from './kiosk-idle.ts'

export interface Place {
  readonly token: string
  readonly lang: string
}

export function holdPlace(place: Place | null): void {
  history.replaceState(place && { ...place, at: Date.now() }, '')
}

/** Null: this is no reload, or it comes too late. */
export function heldPlace(): Place | null {
  const state: unknown = history.state
  history.replaceState(null, '')
  const [how] = performance.getEntriesByType('navigation')
  const reloaded = how instanceof PerformanceNavigationTiming && how.type === 'reload'
  return reloaded && isHeld(state) && Date.now() - state.at < WIPE_MS ? state : null
}

const isHeld = (state: unknown): state is Place & { readonly at: number } =>
  typeof state === 'object' && state !== null && 'token' in state && 'lang' in state && 'at' in state
