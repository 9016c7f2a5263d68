/** What of a keyboard event decides which combination it is. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const spoken: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Delete: 'Del',
}

/** A combination as it is written in bindings: `F9`, `Alt+L`, `Ctrl+K`, `J`, `Space`, `PgDn`, `?`. */
export function comboOf(stroke: Stroke): string {
  const key = keyOf(stroke)
  const parts = []
  if (stroke.ctrlKey || stroke.metaKey) parts.push('Ctrl')
  if (stroke.altKey) parts.push('Alt')
  // Shift is part of the name only of keys that have one; of a letter or sign it only makes another sign.
  if (stroke.shiftKey && key.length > 1) parts.push('Shift')
  return [...parts, key].join('+')
}

function keyOf({ key, code, altKey }: Stroke): string {
  // With Alt some keyboards give another sign (¬ for L): the key's place counts then.
  const place = /^(?:Key|Digit|Numpad)([A-Z\d])$/.exec(code)?.[1]
  if (altKey && place !== undefined) return place
  const named = spoken[key] ?? key
  return named.length === 1 ? named.toUpperCase() : named
}

/** Whether a combination may act while somebody types: F keys, Ctrl and Alt combinations and Esc, but not undo. */
export function actsInText(combo: string): boolean {
  if (combo === 'Ctrl+Z') return false
  return /^(F\d{1,2}|Esc|(Ctrl|Alt)\+.+)$/.test(combo)
}

/** Whether the element takes typed text, so that single letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !notTyped.has(target.type)
}
const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color', 'image'])

/** Whether the element itself answers to this key: Enter and Space on buttons and links, Space and arrows on choices. */
export function answersItself(target: EventTarget | null, combo: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio')) {
    return ['Space', 'Up', 'Down', 'Left', 'Right'].includes(combo)
  }
  const isPressed = target.closest('button, a[href], summary, [role="menuitem"], [role="option"]') !== null
  return isPressed && (combo === 'Enter' || combo === 'Space')
}
