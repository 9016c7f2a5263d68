import { createContext, use, useCallback, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { focusable, useModal } from '../actions/modal.ts'
import { KeyLayer } from '../keys/KeyScope.tsx'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { Tag } from '../public/Tag.tsx'
import { useHits } from './use-hits.ts'
import type { Hit, QuickSearchProvider } from './use-hits.ts'

const OpenContext = createContext<(text?: string) => void>(() => undefined)

export interface QuickSearchScopeProps {
  readonly providers: readonly QuickSearchProvider[]
  /** goes to an address of the workbench */
  readonly onGo: (to: string) => void
  /** nothing was found for this: the hall learns what people look for */
  readonly onNothing?: (text: string) => void
  readonly children: ReactNode
}

/** The palette over the page, and the way to open it from anywhere. */
export function QuickSearchScope({ providers, onGo, onNothing, children }: QuickSearchScopeProps) {
  const [opened, setOpened] = useState<string>()
  const open = useCallback((text = '') => setOpened(text), [])
  return (
    <OpenContext value={open}>
      {children}
      {opened !== undefined &&
        createPortal(
          <KeyLayer>
            <Palette
              text={opened}
              providers={providers}
              onGo={onGo}
              onClose={() => setOpened(undefined)}
              {...(onNothing !== undefined && { onNothing })}
            />
          </KeyLayer>,
          document.body,
        )}
    </OpenContext>
  )
}

/** Opens the quick search, with a first text when one is given. */
export function useQuickSearch(): (text?: string) => void {
  return use(OpenContext)
}

interface PaletteProps extends Omit<QuickSearchScopeProps, 'children'> {
  readonly text: string
  readonly onClose: () => void
}

function Palette({ text: first, providers, onGo, onNothing, onClose }: PaletteProps) {
  const w = useKitWords()
  const id = useId()
  const panel = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState(first)
  const { hits, isSearching, isNothing } = useHits(providers, text, onNothing)
  const [at, setAt] = useState(0)
  useModal(panel)
  const index = Math.min(at, hits.length - 1)
  const choose = (hit: Hit | undefined) => {
    if (hit === undefined) return
    onClose()
    hit.run?.()
    if (hit.to !== undefined) onGo(hit.to)
  }
  const strike: Record<string, () => void> = {
    ArrowDown: () => setAt((index + 1) % Math.max(1, hits.length)),
    ArrowUp: () => setAt((index - 1 + hits.length) % Math.max(1, hits.length)),
    Enter: () => choose(hits[index]),
    Escape: onClose,
  }
  return (
    <div className="palette-host">
      <div className="scrim" onClick={onClose} aria-hidden="true" />
      <dialog open ref={panel} className="palette" aria-modal="true" aria-label={w('search.name')} {...focusable}>
        <div className="palette-head">
          <Icon name="search" />
          <input
            data-autofocus=""
            role="combobox"
            aria-label={w('search.name')}
            aria-expanded={hits.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            {...(index >= 0 && { 'aria-activedescendant': `${id}-${index}` })}
            placeholder={w('search.placeholder')}
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
            }}
            onKeyDown={(event) => {
              const act = strike[event.key]
              if (act === undefined || event.nativeEvent.isComposing) return
              event.preventDefault()
              event.stopPropagation()
              act()
            }}
          />
        </div>
        <output className="palette-said">
          {isNothing
            ? w(onNothing === undefined ? 'search.nothing' : 'search.nothingNoted', { text })
            : isSearching && hits.length === 0
              ? w('search.looking')
              : ''}
        </output>
        <Hits id={id} hits={hits} index={index} onChoose={choose} onPoint={setAt} />
        <p className="palette-foot">{w('search.keys')}</p>
      </dialog>
    </div>
  )
}

interface HitsProps {
  readonly id: string
  readonly hits: readonly Hit[]
  readonly index: number
  readonly onChoose: (hit: Hit) => void
  readonly onPoint: (index: number) => void
}

function Hits({ id, hits, index, onChoose, onPoint }: HitsProps) {
  const w = useKitWords()
  return (
    <div id={`${id}-list`} role="listbox" aria-label={w('search.found')} className="hits">
      {hits.map((hit, place) => (
        <div
          key={`${hit.group} ${hit.key}`}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === index}
          className={place === index ? 'hit cur' : 'hit'}
          onClick={() => onChoose(hit)}
          onPointerMove={() => onPoint(place)}
        >
          <span className="hit-group">{hits[place - 1]?.group === hit.group ? '' : hit.group}</span>
          <span className="hit-title">{hit.title}</span>
          {hit.detail !== undefined && <span className="muted">{hit.detail}</span>}
          <span className="grow" />
          {hit.tags?.map((tag) => (
            <Tag key={tag} kind="line">
              {tag}
            </Tag>
          ))}
          {hit.note !== undefined && <span className="muted small">{hit.note}</span>}
        </div>
      ))}
    </div>
  )
}
