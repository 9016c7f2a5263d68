import { actsInText, answersItself, comboOf, takesText } from './combo.ts'

export interface KeyBinding {
  /** `F9`, `Alt+L`, `Ctrl+K`, `J`, `Space`, `PgDn`, `1`, `?` */
  readonly combo: string
  readonly act: () => void
  /** said on the overlay of all keys; without it the key is not listed */
  readonly label?: string
  /** the key is live only while this is true (true unless told) */
  readonly when?: boolean
}

/** The bindings of one component, alive while it is mounted. */
export interface KeyHolder {
  readonly layer: symbol | undefined
  readonly bindings: () => readonly KeyBinding[]
}

export interface KeyRegistry {
  /** Adds the bindings of a component; gives the function that takes them away. */
  hold(holder: KeyHolder): () => void
  /** Opens a layer (a drawer): while it is open, only its own keys and those of no layer marked `always` act. */
  openLayer(layer: symbol): () => void
  /** The keys that act now, newest first, each combination once. */
  live(): readonly KeyBinding[]
  /** Lets the newest live binding act. True when one did. */
  strike(event: KeyboardEvent): boolean
}

/** Keys that act whatever layer is open. */
const always = new Set(['Alt+L', '?', 'Ctrl+Z'])

/** The book of keys: who holds which combination. The newest holder wins. */
export function createKeyRegistry(): KeyRegistry {
  const holders: KeyHolder[] = []
  const layers: symbol[] = []

  function live(): readonly KeyBinding[] {
    const top = layers.at(-1)
    const found = new Map<string, KeyBinding>()
    for (const holder of holders.toReversed()) {
      for (const binding of holder.bindings()) {
        const isReachable = holder.layer === top || always.has(binding.combo)
        if (isReachable && binding.when !== false && !found.has(binding.combo)) found.set(binding.combo, binding)
      }
    }
    return [...found.values()]
  }

  return {
    hold: (holder) => added(holders, holder),
    openLayer: (layer) => added(layers, layer),
    live,
    strike(event) {
      const combo = comboOf(event)
      if (event.defaultPrevented || event.isComposing) return false
      if (takesText(event.target) && !actsInText(combo)) return false
      if (answersItself(event.target, combo)) return false
      const binding = live().find((candidate) => candidate.combo === combo)
      if (binding === undefined) return false
      event.preventDefault()
      binding.act()
      return true
    },
  }
}

function added<T>(list: T[], entry: T): () => void {
  list.push(entry)
  return () => {
    list.splice(list.lastIndexOf(entry), 1)
  }
}
