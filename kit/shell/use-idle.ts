import { useEffect, useLayoutEffect, useRef } from 'react'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Calls back when nobody has touched the computer for so long; the clock starts again with every touch. */
export function useIdle(ms: number, onIdle: () => void): void {
  const newest = useRef(onIdle)
  useLayoutEffect(() => {
    newest.current = onIdle
  })
  useEffect(() => {
    let last = Date.now()
    const touch = () => {
      last = Date.now()
    }
    for (const sign of signs) addEventListener(sign, touch, { passive: true })
    // A sleeping computer runs no timers: the look at the clock is what counts, not the length of the wait.
    const timer = setInterval(
      () => {
        if (Date.now() - last < ms) return
        touch()
        newest.current()
      },
      Math.min(1000, ms),
    )
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, touch)
    }
  }, [ms])
}
