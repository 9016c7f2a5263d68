import { useCallback, useId, useRef } from 'react'
import type { ReactNode, RefCallback } from 'react'
import { Link } from 'react-router'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { Icon } from '../public/Icon.tsx'
import type { IconName } from '../public/icons.ts'
import { goToFirstGap } from './gap.ts'

export interface ButtonProps {
  /** the words; a button with an icon only has a `label` instead */
  readonly children?: ReactNode
  /** one primary a screen; `quiet` for links of a row; `danger` for taking away */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly size?: 's' | 'm' | 'l'
  /** full width of its column */
  readonly wide?: boolean
  readonly icon?: IconName
  /** key that presses it, shown on it: `F9`, `L`, `Ctrl+Enter` */
  readonly hotkey?: string
  /** what the overlay of keys says, when the words on the button do not do */
  readonly hotkeyLabel?: string
  /** address inside the workbench: makes it a link */
  readonly to?: string
  readonly onClick?: () => void
  /** the act runs: pressing again does nothing */
  readonly busy?: boolean
  /** why the person may not do it: the only reason for a button to be off, always said beside it */
  readonly disabledReason?: string | undefined
  /** what is still missing, said beside it: the button is on, and pressing goes to the first gap */
  readonly missing?: string | undefined
  /** a line under it: what is still missing, what happens first */
  readonly hint?: ReactNode
  /** name for readers, when the words are not enough: 修改：经营者是哪里的居民？ */
  readonly label?: string
  readonly pressed?: boolean
  readonly submit?: boolean
}

/** A button that names its act and shows its key. Off only for what the person may not do, with the reason beside it. */
export function Button(props: ButtonProps) {
  const { children, hotkey, hotkeyLabel, disabledReason, missing, hint, wide = false } = props
  const noteId = useId()
  const element = useRef<HTMLElement>(null)
  const label = hotkeyLabel ?? props.label ?? (typeof children === 'string' ? children : undefined)
  const isOff = disabledReason !== undefined
  useKeys(
    hotkey === undefined
      ? []
      : [
          {
            combo: hotkey,
            act: () => element.current?.click(),
            when: !isOff,
            ...(label !== undefined && { label }),
          },
        ],
  )
  const note = disabledReason ?? missing ?? hint
  const hold = useCallback((found: HTMLElement | null) => {
    element.current = found
  }, [])
  const face = <Face {...props} hold={hold} noteId={note === undefined ? undefined : noteId} />
  if (note === undefined) return face
  return (
    <span className={wide ? 'btn-box wide' : 'btn-box'}>
      {face}
      <span id={noteId} className="btn-note">
        {note}
      </span>
    </span>
  )
}

interface FaceProps extends ButtonProps {
  readonly hold: RefCallback<HTMLElement>
  readonly noteId: string | undefined
}

function Face(props: FaceProps) {
  const { hotkey, to, onClick, busy = false, disabledReason, missing, label, pressed, hold, noteId } = props
  const isOff = disabledReason !== undefined
  const names = {
    className: classesOf(props),
    'aria-label': label,
    'aria-describedby': noteId,
    'aria-keyshortcuts': hotkey?.replace('Ctrl', 'Control'),
  }
  const words = <Words {...props} />
  if (to !== undefined && !isOff) {
    return (
      <Link {...names} to={to} ref={hold} {...(onClick !== undefined && { onClick })}>
        {words}
      </Link>
    )
  }
  return (
    <button
      {...names}
      type={props.submit === true ? 'submit' : 'button'}
      ref={hold}
      aria-disabled={isOff || busy}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      onClick={(event) => {
        if (isOff || busy) event.preventDefault()
        else if (missing !== undefined) goToFirstGap(event.currentTarget)
        else onClick?.()
      }}
    >
      {words}
    </button>
  )
}

function Words({ busy = false, icon, children, hotkey }: ButtonProps) {
  return (
    <>
      {busy && <span className="spin" aria-hidden="true" />}
      {icon !== undefined && !busy && <Icon name={icon} size={14} />}
      {children}
      {hotkey !== undefined && <Key combo={hotkey} />}
    </>
  )
}

function classesOf({ kind = 'plain', size = 'm', wide = false }: ButtonProps): string {
  return ['btn', kind === 'plain' ? '' : kind, size === 'm' ? '' : size, wide ? 'wide' : ''].filter(Boolean).join(' ')
}
