import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { scrollable } from '../actions/scrollable.ts'
import { useKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { EmptyState } from '../states/States.tsx'
import { plainView, Sheet, zooms } from './Sheet.tsx'
import type { PageMark, PreviewPage, SheetView } from './Sheet.tsx'

export interface FilePreviewProps {
  readonly title: string
  readonly pages: readonly PreviewPage[]
  readonly marks?: readonly PageMark[]
  /** the sample, beside the scan with `Y` */
  readonly sample?: ReactNode
  /** across the page: who looks and when */
  readonly watermark?: string
  /** Enter, Y and arrows act here (true unless told) */
  readonly hasKeys?: boolean
  readonly actions?: ReactNode
}

/** Scans and files: pages, turning, zoom, full screen, the sample beside it. Opening is logged by the server. */
export function FilePreview(props: FilePreviewProps) {
  const { title, pages, marks = [], sample, watermark, hasKeys = true } = props
  const w = useKitWords()
  const box = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState(0)
  const [view, setView] = useState<View>({ ...plainView, isBeside: false })
  const index = Math.min(chosen, pages.length - 1)
  const page = pages[index]
  useKeys([
    { combo: 'Left', act: () => setChosen(Math.max(0, index - 1)), when: hasKeys && index > 0 },
    { combo: 'Right', act: () => setChosen(index + 1), when: hasKeys && index < pages.length - 1 },
  ])
  return (
    <section ref={box} className="preview" aria-label={title}>
      <Tools {...props} index={index} view={view} onView={setView} onLarge={() => turnLarge(box.current)} />
      <div className={view.isBeside ? 'desks two' : 'desks'}>
        {view.isBeside && (
          <section className="desk" {...scrollable(w('file.sample'))}>
            {sample}
          </section>
        )}
        <section className="desk" {...scrollable(w('file.scrollable'))}>
          {page === undefined ? (
            <EmptyState icon="scan" title={w('file.none')} />
          ) : (
            <Sheet
              key={page.url}
              page={page}
              view={view}
              watermark={watermark}
              marks={marks.filter((mark) => mark.page === index + 1)}
            />
          )}
        </section>
      </div>
      {pages.length > 1 && <PageStrip pages={pages} index={index} onChoose={setChosen} />}
    </section>
  )
}

interface View extends SheetView {
  readonly isBeside: boolean
}

function turnLarge(box: HTMLElement | null): void {
  if (document.fullscreenElement === null) void box?.requestFullscreen?.()
  else void document.exitFullscreen()
}

interface ToolsProps extends FilePreviewProps {
  readonly index: number
  readonly view: View
  readonly onView: (view: View) => void
  readonly onLarge: () => void
}

function Tools({ title, pages, sample, hasKeys = true, actions, index, view, onView, onLarge }: ToolsProps) {
  const w = useKitWords()
  const zoomTo = (zoom: number) => onView({ ...view, zoom: Math.min(zooms.length - 1, Math.max(0, zoom)) })
  return (
    <div className="tool">
      <h2>{title}</h2>
      <span className="muted small nowrap">{w('file.pageOf', { page: index + 1, pages: pages.length })}</span>
      <span className="grow" />
      {sample !== undefined && (
        <Button
          size="s"
          pressed={view.isBeside}
          onClick={() => onView({ ...view, isBeside: !view.isBeside })}
          {...(hasKeys && { hotkey: 'Y' })}
        >
          {w('file.compare')}
        </Button>
      )}
      {pages[index]?.kind === 'image' && (
        <>
          <Button
            size="s"
            icon="rotate"
            label={w('file.rotate')}
            onClick={() => onView({ ...view, turned: view.turned + 90 })}
          />
          <Button size="s" icon="zoom-out" label={w('file.zoomOut')} onClick={() => zoomTo(view.zoom - 1)} />
          <Button size="s" icon="zoom-in" label={w('file.zoomIn')} onClick={() => zoomTo(view.zoom + 1)} />
        </>
      )}
      {actions}
      <Button size="s" icon="expand" onClick={onLarge} {...(hasKeys && { hotkey: 'Enter' })}>
        {w('file.large')}
      </Button>
    </div>
  )
}

interface PageStripProps {
  readonly pages: readonly PreviewPage[]
  readonly index: number
  readonly onChoose: (index: number) => void
}

function PageStrip({ pages, index, onChoose }: PageStripProps) {
  const w = useKitWords()
  return (
    <nav className="page-strip" aria-label={w('file.pages')}>
      {pages.map((page, place) => (
        <button
          key={page.url}
          type="button"
          className="btn s"
          aria-label={page.name}
          {...(place === index && { 'aria-current': 'page' })}
          onClick={() => onChoose(place)}
        >
          {place + 1}
        </button>
      ))}
    </nav>
  )
}
