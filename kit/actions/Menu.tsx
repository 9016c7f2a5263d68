import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'

export interface MenuProps {
  /** what the button says */
  readonly trigger: ReactNode
  /** name for readers, when the trigger has no words */
  readonly label?: string
  readonly className?: string
  /** where it opens: under the left or the right edge of its button, or beside it */
  readonly side?: 'left' | 'right' | 'beside'
  /** what is in it; `close` shuts it */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a small panel under itself. Esc, a click outside or losing the focus shut it. */
export function Menu({ trigger, label, className = 'btn', side = 'left', children }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const opener = button.current
    const leave = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      // The panel is gone and took the focus with it.
      if (document.activeElement === document.body) opener?.focus()
    }
  }, [isOpen])
  const close = () => setOpen(false)
  return (
    <div
      ref={box}
      className="menu"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        event.preventDefault()
        close()
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        aria-expanded={isOpen}
        aria-controls={id}
        {...(label !== undefined && { 'aria-label': label })}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </button>
      {isOpen && (
        <div id={id} className={`menu-panel ${side}`}>
          {children(close)}
        </div>
      )}
    </div>
  )
}
