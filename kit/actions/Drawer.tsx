import { useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { KeyLayer } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { Button } from './Button.tsx'
import { focusable, useModal } from './modal.ts'

export interface DrawerProps {
  readonly title: string
  /** chips beside the title: ticket, person */
  readonly tags?: ReactNode
  /** at the right of the head: saved when, more buttons */
  readonly extra?: ReactNode
  /** s 440 · m 680 · l 1080 pixels; the whole screen on a phone */
  readonly width?: 's' | 'm' | 'l'
  /** Esc and 返回; nothing typed may be lost by it */
  readonly onClose: () => void
  /** the foot: what happens next, and the buttons */
  readonly footer?: ReactNode
  /** right half: the document, full height */
  readonly aside?: ReactNode
  /** no padding: lists and tables that reach the edge */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A drawer from the right. The focus stays inside, Esc goes back, keys of the page behind it rest. */
export function Drawer(props: DrawerProps) {
  return createPortal(
    <KeyLayer>
      <Panel {...props} />
    </KeyLayer>,
    document.body,
  )
}

function Panel({ title, tags, extra, width = 'm', onClose, footer, aside, flush = false, children }: DrawerProps) {
  const w = useKitWords()
  const id = useId()
  const panel = useRef<HTMLDialogElement>(null)
  useModal(panel)
  return (
    <div className="dw-host">
      <div className="scrim" />
      <dialog open ref={panel} className={`dw ${width}`} aria-modal="true" aria-labelledby={id} {...focusable}>
        <header>
          <h2 id={id}>{title}</h2>
          {tags}
          <span className="grow" />
          {extra}
          <Button size="s" hotkey="Esc" onClick={onClose}>
            {w('act.back')}
          </Button>
        </header>
        <div className={flush ? 'dw-main flush' : 'dw-main'}>{children}</div>
        {aside !== undefined && <div className="dw-aside">{aside}</div>}
        {footer !== undefined && <footer>{footer}</footer>}
      </dialog>
    </div>
  )
}
