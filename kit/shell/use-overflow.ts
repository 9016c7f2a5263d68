import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Whether an element holds more than it shows: then the keyboard must be able to reach and scroll it. */
export function useOverflow(element: RefObject<HTMLElement | null>): boolean {
  const [isOver, setOver] = useState(false)
  useLayoutEffect(() => {
    const box = element.current
    if (box === null || typeof ResizeObserver === 'undefined') return undefined
    const measure = () => setOver(box.scrollHeight > box.clientHeight + 1)
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    for (const child of box.children) observer.observe(child)
    return () => observer.disconnect()
  })
  return isOver
}
