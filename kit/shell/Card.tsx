import { useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Key } from '../keys/Key.tsx'
import { useKeys } from '../keys/KeyScope.tsx'
import { useOverflow } from './use-overflow.ts'

export interface CardProps {
  readonly title?: string
  /** beside the title, small and grey: 6 份，已核 5 份 */
  readonly hint?: ReactNode
  /** key that brings the focus here: `Alt+2` */
  readonly hotkey?: string
  /** at the right of the head */
  readonly extra?: ReactNode
  readonly footer?: ReactNode
  /** takes the height that is left, its content scrolls */
  readonly grow?: boolean
  /** content reaches the edges */
  readonly flush?: boolean
  /** indigo edge: the card with the decision */
  readonly strong?: boolean
  /** level of its heading, 2 unless told */
  readonly level?: 2 | 3
  readonly children: ReactNode
}

/** A white card with a head. */
export function Card(props: CardProps) {
  const { title, hotkey, footer, flush = false, children } = props
  const id = useId()
  const inside = useRef<HTMLDivElement>(null)
  const isScrolled = useOverflow(inside)
  const focusHere = () => inside.current?.focus()
  useKeys(hotkey === undefined ? [] : [{ combo: hotkey, act: focusHere, ...(title !== undefined && { label: title }) }])
  return (
    <section className={looksOf(props)} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && <Head {...props} id={id} title={title} />}
      <div ref={inside} className={flush ? 'card-in flush' : 'card-in'} tabIndex={isScrolled ? 0 : -1}>
        {children}
      </div>
      {footer !== undefined && <footer className="foot">{footer}</footer>}
    </section>
  )
}

function looksOf({ grow = false, strong = false }: CardProps): string {
  return ['card', grow ? 'grow' : '', strong ? 'dec' : ''].filter(Boolean).join(' ')
}

interface HeadProps extends CardProps {
  readonly id: string
  readonly title: string
}

function Head({ id, title, hint, hotkey, extra, level = 2 }: HeadProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <header>
      <Heading id={id}>{title}</Heading>
      {hint !== undefined && <span className="muted small">{hint}</span>}
      <span className="grow" />
      {extra}
      {hotkey !== undefined && <Key combo={hotkey} />}
    </header>
  )
}
