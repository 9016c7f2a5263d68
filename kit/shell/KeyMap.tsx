import { useState } from 'react'
import { Drawer } from '../actions/Drawer.tsx'
import { Key } from '../keys/Key.tsx'
import { liveKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

/** All keys that act on this page, as they are bound right now. Opens with `?`. */
export function KeyMap({ onClose }: { readonly onClose: () => void }) {
  const w = useKitWords()
  // Read before the drawer opens its own layer, so that it shows the keys of the page.
  const [keys] = useState(() => liveKeys().filter(({ label }) => label !== undefined))
  return (
    <Drawer title={w('keys.title')} width="s" onClose={onClose}>
      <dl className="keymap">
        {keys.map(({ combo, label }) => (
          <div key={combo}>
            <dt>
              <Key combo={combo} />
              <span className="vh">{combo}</span>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{w('keys.inText')}</p>
    </Drawer>
  )
}
