import { createContext, use, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createKeyRegistry } from './registry.ts'
import type { KeyBinding, KeyRegistry } from './registry.ts'

const registry = createKeyRegistry()
let listeners = 0

const LayerContext = createContext<symbol | undefined>(undefined)

/** While it is mounted only the keys inside it act: drawers and overlays wrap themselves in one. */
export function KeyLayer({ children }: { readonly children: ReactNode }) {
  const [layer] = useState(() => Symbol('layer'))
  useLayoutEffect(() => registry.openLayer(layer), [layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}

/**
 * Binds keys while the component is mounted. F keys, Ctrl and Alt combinations always act; single letters, digits and
 * arrows only outside of text fields. The newest binding of a combination wins; a drawer shadows what is behind it.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = use(LayerContext)
  const newest = useRef(bindings)
  useLayoutEffect(() => {
    newest.current = bindings
  })
  // before the screen is painted: whoever sees a key may press it
  useLayoutEffect(() => {
    const release = registry.hold({ layer, bindings: () => newest.current })
    const unlisten = listen()
    return () => {
      release()
      unlisten()
    }
  }, [layer])
}

/** The keys that act now, for the overlay of all keys. */
export function liveKeys(): ReturnType<KeyRegistry['live']> {
  return registry.live()
}

function listen(): () => void {
  if (listeners++ === 0) document.addEventListener('keydown', strike)
  return () => {
    if (--listeners === 0) document.removeEventListener('keydown', strike)
  }
}

function strike(event: KeyboardEvent): void {
  registry.strike(event)
}
