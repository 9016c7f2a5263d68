import { useKitWords } from '../public/LanguageScope.tsx'

/** A key hint as it is printed on the key: `Ctrl+K` → Ctrl K, `Space` → 空格. Decoration: the label is beside it. */
export function Key({ combo }: { readonly combo: string }) {
  const w = useKitWords()
  const signs: Readonly<Record<string, string>> = { Space: w('key.space'), Up: '↑', Down: '↓', Left: '←', Right: '→' }
  const words = combo.split('+').map((part) => signs[part] ?? part)
  return <kbd aria-hidden="true">{words.join(' ')}</kbd>
}
