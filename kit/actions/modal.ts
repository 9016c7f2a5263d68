import { useEffect } from 'react'
import type { RefObject } from 'react'

const reachable =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]:not([tabindex="-1"]), object, iframe'

/** Takes the focus from a program, not from Tab: what a drawer gets when nothing in it asks for it. */
export const focusable = { tabIndex: -1 } as const

/**
 * Keeps the focus inside an element while it is shown: everything else of the page cannot be reached, Tab goes round,
 * and the focus returns to where it was. Elements marked `data-above` (toasts) stay reachable.
 */
export function useModal(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const inside = element.current
    if (inside === null) return undefined
    const before = document.activeElement
    const host = hostOf(inside)
    const shut = [...document.body.children].filter(
      (other): other is HTMLElement =>
        other instanceof HTMLElement &&
        other !== host &&
        !other.hasAttribute('inert') &&
        other.dataset['above'] === undefined,
    )
    for (const other of shut) other.setAttribute('inert', '')
    if (!inside.contains(document.activeElement)) {
      const first = inside.querySelector<HTMLElement>('[data-autofocus]') ?? inside
      first.focus()
    }
    const goRound = (event: KeyboardEvent) => {
      if (event.key === 'Tab') keepInside(event, inside)
    }
    inside.addEventListener('keydown', goRound)
    return () => {
      inside.removeEventListener('keydown', goRound)
      for (const other of shut) other.removeAttribute('inert')
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [element])
}

function hostOf(inside: HTMLElement): Element {
  let host: Element = inside
  while (host.parentElement !== null && host.parentElement !== document.body) host = host.parentElement
  return host
}

function keepInside(event: KeyboardEvent, inside: HTMLElement): void {
  const stops = [...inside.querySelectorAll<HTMLElement>(reachable)].filter((stop) => !stop.hasAttribute('disabled'))
  const first = stops[0]
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return
  const at = document.activeElement
  if (event.shiftKey && (at === first || at === inside)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && at === last) {
    event.preventDefault()
    first.focus()
  }
}
