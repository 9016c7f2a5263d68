import { createContext, use, useEffect } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

const FrameStrip = createContext<ReactNode>(undefined)

/** Gives all pages inside a strip over their title, unless they bring their own: who is at the window. */
export function StripScope({ strip, children }: { readonly strip: ReactNode; readonly children: ReactNode }) {
  return <FrameStrip value={strip}>{children}</FrameStrip>
}

export interface PageProps {
  readonly title: string
  /** beside the title: what it is about, in grey */
  readonly hint?: ReactNode
  readonly tags?: ReactNode
  /** at the right of the title */
  readonly actions?: ReactNode
  /** leads back; its key is Esc */
  readonly back?: { readonly to: string; readonly label?: string }
  /** white strip above the title: the ticket at the window */
  readonly strip?: ReactNode
  /** between title and body: saved views */
  readonly views?: ReactNode
  /** white head with a line under it, for one case; plain on paper for lists */
  readonly head?: 'plain' | 'bar'
  readonly children: ReactNode
}

/** One page of the workbench: title, document title, and a body that scrolls inside the window. */
export function Page(props: PageProps) {
  const { title, hint, tags, actions, back, strip, views, head = 'plain', children } = props
  const w = useKitWords()
  const ofFrame = use(FrameStrip)
  useEffect(() => {
    document.title = `${title} · ${w('brand')}`
  }, [title, w])
  return (
    <div className="page">
      {strip ?? ofFrame}
      <div className={head === 'bar' ? 'hd bar-head' : 'hd'}>
        {back !== undefined && (
          <Button icon="back" hotkey="Esc" to={back.to}>
            {back.label ?? w('act.back')}
          </Button>
        )}
        <div className={head === 'bar' ? 'hd-words' : 'hd-words row-words'}>
          <h1>{title}</h1>
          {hint !== undefined && <span className="muted">{hint}</span>}
        </div>
        {tags}
        <span className="grow" />
        {actions}
      </div>
      {views}
      <div className="page-body">{children}</div>
    </div>
  )
}

export interface StripProps {
  readonly label: string
  /** the number in large: B037 */
  readonly lead?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The white strip over a page: who is at the window, for how long. Parts are set apart by `<Sep />`. */
export function Strip({ label, lead, actions, children }: StripProps) {
  return (
    <section className="strip" aria-label={label}>
      {lead !== undefined && <span className="tk">{lead}</span>}
      {children}
      <span className="grow" />
      {actions}
    </section>
  )
}

/** The thin line between two parts of a strip. */
export function Sep() {
  return <span className="sep" aria-hidden="true" />
}

export interface ColumnsProps {
  /** of `grid-template-columns`: `300px minmax(0,1fr) 340px` */
  readonly widths: string
  readonly children: ReactNode
}

/** Columns as high as the page, each scrolling by itself; one below the other on a phone. */
export function Columns({ widths, children }: ColumnsProps) {
  return (
    <div className="cols" style={{ gridTemplateColumns: widths }}>
      {children}
    </div>
  )
}

/** One column of several cards. */
export function Column({ children }: { readonly children: ReactNode }) {
  return <div className="stack">{children}</div>
}
