import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../actions/Button.tsx'

/** What stands on a slip of paper: a number in large between what it is and what it means. */
export interface Slip {
  readonly head: string
  readonly big: string
  readonly lines: readonly string[]
}

interface PrintSlipProps {
  readonly label: string
  readonly slip: Slip
  readonly hotkey?: string
}

/** A button that prints a slip on the narrow paper of a desk: it is on no screen, and the page stays off the paper. */
export function PrintSlip({ label, slip: { head, big, lines }, hotkey }: PrintSlipProps) {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    if (!isPrinting) return
    window.print()
    setPrinting(false)
  }, [isPrinting])
  return (
    <>
      <Button icon="printer" onClick={() => setPrinting(true)} {...(hotkey !== undefined && { hotkey })}>
        {label}
      </Button>
      {isPrinting &&
        createPortal(
          <div className="paper-slip" aria-hidden="true">
            <p>{head}</p>
            <p className="paper-slip-big">{big}</p>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
