import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { BrandMark, Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { useQuickSearch } from './QuickSearch.tsx'
import { Rail } from './Rail.tsx'
import type { RailItem } from './Rail.tsx'
import { SaveLine } from './SaveLine.tsx'

export interface AppShellProps {
  /** hall and window, or department */
  readonly place: ReactNode
  readonly rail: readonly RailItem[]
  readonly onLock: () => void
  /** at the right end of the top bar */
  readonly person: ReactNode
  readonly children: ReactNode
}

/** The frame of the workbench: top bar with place, search, connection and person; rail with words; one main. */
export function AppShell({ place, rail, onLock, person, children }: AppShellProps) {
  const w = useKitWords()
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {w('shell.skip')}
      </a>
      <header className="top">
        <Link className="brand" to="/work/">
          <BrandMark light />
          <span>{w('brand')}</span>
        </Link>
        <span className="place">{place}</span>
        <Find />
        <SaveLine />
        {person}
      </header>
      <div className="body">
        <Rail items={rail} onLock={onLock} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

function Find() {
  const w = useKitWords()
  const open = useQuickSearch()
  useKeys([
    { combo: 'Ctrl+K', act: () => open(), label: w('search.name') },
    { combo: 'F3', act: () => open(), label: w('search.name') },
  ])
  return (
    <button
      type="button"
      className="find"
      aria-keyshortcuts="Control+K"
      aria-label={w('search.name')}
      onClick={() => open()}
    >
      <Icon name="search" />
      <span>{w('search.placeholder')}</span>
      <Key combo="Ctrl+K" />
    </button>
  )
}
