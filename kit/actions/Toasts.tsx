import { createContext, use, useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { Button } from './Button.tsx'

export interface ToastContent {
  /** what was done: 已领取 3 件 */
  readonly text: string
  /** takes it back */
  readonly undo?: () => void
  /** how long it stays, 10 unless told */
  readonly seconds?: number
}

const ToastContext = createContext<(toast: ToastContent) => void>(() => undefined)

/** Shows toasts bottom left, one at a time. Stands once, around the whole page. */
export function ToastScope({ children }: { readonly children: ReactNode }) {
  const [{ shown, count }, setState] = useState<{ readonly shown?: ToastContent; readonly count: number }>({ count: 0 })
  const show = useCallback((next: ToastContent) => setState((now) => ({ shown: next, count: now.count + 1 })), [])
  const close = useCallback(() => setState(({ count: now }) => ({ count: now })), [])
  return (
    <ToastContext value={show}>
      {children}
      {createPortal(
        <output className="toasts" data-above="">
          {shown !== undefined && <Toast key={count} toast={shown} onClose={close} />}
        </output>,
        document.body,
      )}
    </ToastContext>
  )
}

/** Says that something was done, with the way back: only for what is done elsewhere or can be undone, never for errors. */
export function useToast(): (toast: ToastContent) => void {
  return use(ToastContext)
}

function Toast({ toast, onClose }: { readonly toast: ToastContent; readonly onClose: () => void }) {
  const w = useKitWords()
  const { text, undo, seconds = 10 } = toast
  useEffect(() => {
    const timer = setTimeout(onClose, seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds, onClose])
  const takeBack = () => {
    undo?.()
    onClose()
  }
  useKeys([{ combo: 'Ctrl+Z', act: takeBack, when: undo !== undefined, label: w('act.undo') }])
  return (
    <div className="toast">
      <span>{text}</span>
      {undo !== undefined && (
        <Button kind="quiet" size="s" onClick={takeBack}>
          {w('act.undo')} <kbd aria-hidden="true">Ctrl Z</kbd>
        </Button>
      )}
      <Button kind="quiet" size="s" label={w('act.close')} icon="cross" onClick={onClose} />
    </div>
  )
}
