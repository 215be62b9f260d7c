// A tablet left alone clears itself: a warning first, with time to say "I am here".
const WARN_MS = 40_000
export const WIPE_MS = 60_000

export interface Idle {
  stop(): void
}

/** @param warn told true when the warning is due, false when somebody is there again. */
export function watchIdle(warn: (due: boolean) => void, wipe: () => void): Idle {
  let warning: ReturnType<typeof setTimeout>
  let end: ReturnType<typeof setTimeout>
  let warned = false
  let last = Date.now()
  const clear = () => {
    clearTimeout(warning)
    clearTimeout(end)
  }
  const begin = () => {
    clear()
    last = Date.now()
    if (warned) warn(false)
    warned = false
    warning = setTimeout(() => {
      warned = true
      warn(true)
    }, WARN_MS)
    end = setTimeout(wipe, WIPE_MS)
  }
  // A screen that slept ran no timers: whoever wakes it finds it cleared.
  const wake = () => {
    if (!document.hidden && Date.now() - last >= WIPE_MS) wipe()
  }
  const signs = ['pointerdown', 'keydown', 'input'] as const
  for (const sign of signs) addEventListener(sign, begin, true)
  document.addEventListener('visibilitychange', wake)
  begin()
  return {
    stop() {
      clear()
      for (const sign of signs) removeEventListener(sign, begin, true)
      document.removeEventListener('visibilitychange', wake)
    },
  }
}
