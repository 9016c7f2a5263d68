import { useRef, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { Button } from '../actions/Button.tsx'
import { scrollable } from '../actions/scrollable.ts'
import { useKeys } from '../keys/KeyScope.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'
import { EmptyState, ErrorState, Loading } from '../states/States.tsx'
import { useFile } from './use-file.ts'

export interface PreviewPage {
  /** address of the page: `fileUrl(contract.readPage, { params })` */
  readonly url: string
  readonly name: string
  readonly kind: 'image' | 'pdf'
}

/** A mark of a review point on a page, in shares of its width and height (0 … 1). */
export interface PageMark {
  readonly page: number
  readonly number: number
  readonly x: number
  readonly y: number
  /** the ring around what is meant */
  readonly width?: number
  readonly height?: number
  readonly isCurrent?: boolean
}

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

const zooms = [0.5, 0.75, 1, 1.5, 2, 3] as const

/** Scans and files: pages, turning, zoom, full screen, the sample beside it. Opening is logged by the server. */
export function FilePreview(props: FilePreviewProps) {
  const { title, pages, marks = [], sample, watermark, hasKeys = true } = props
  const w = useKitWords()
  const box = useRef<HTMLElement>(null)
  const [chosen, setChosen] = useState(0)
  const [view, setView] = useState<View>({ turned: 0, zoom: 2, isBeside: false })
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

interface View {
  /** degrees */
  readonly turned: number
  /** place in `zooms` */
  readonly zoom: number
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

interface SheetProps {
  readonly page: PreviewPage
  readonly view: View
  readonly watermark: string | undefined
  readonly marks: readonly PageMark[]
}

function Sheet({ page, view, watermark, marks }: SheetProps) {
  const [attempt, setAttempt] = useState(0)
  const [ratio, setRatio] = useState(0)
  const file = useFile(page.url, attempt)
  if (file.problem !== undefined) return <ErrorState problem={file.problem} onRetry={() => setAttempt(attempt + 1)} />
  if (file.url === undefined) return <Loading rows={6} />
  if (page.kind === 'pdf') return <iframe className="pdf" src={`${file.url}#toolbar=0&view=FitH`} title={page.name} />
  const { outer, inner } = turnedSheet(view, ratio)
  return (
    <div className="sheet" style={outer}>
      <div className={ratio === 0 ? 'sheet-in' : 'sheet-in placed'} style={inner}>
        <img
          src={file.url}
          alt={page.name}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalWidth / naturalHeight)}
        />
        {watermark !== undefined && (
          <span className="watermark" aria-hidden="true">
            {Array.from({ length: 8 }, (_, row) => (
              <span key={row}>{watermark}</span>
            ))}
          </span>
        )}
        {marks.map((mark) => (
          <Mark key={mark.number} mark={mark} />
        ))}
      </div>
    </div>
  )
}

/**
 * A turned picture takes the room of its turned shape, so that nothing of it lies outside of what can be scrolled to.
 * `ratio` is width to height, 0 while the picture is not there.
 */
function turnedSheet({ turned, zoom }: View, ratio: number): { outer: CSSProperties; inner: CSSProperties } {
  const width = `${(zooms[zoom] ?? 1) * 100}%`
  if (ratio === 0) return { outer: { width }, inner: {} }
  const isLying = turned % 180 !== 0
  return {
    outer: { width, aspectRatio: isLying ? 1 / ratio : ratio },
    inner: { width: isLying ? `${ratio * 100}%` : '100%', transform: `translate(-50%, -50%) rotate(${turned}deg)` },
  }
}

function Mark({ mark: { number, x, y, width, height, isCurrent = false } }: { readonly mark: PageMark }) {
  const share = (value: number) => `${value * 100}%`
  return (
    <>
      {width !== undefined && height !== undefined && (
        <span className="ring" style={{ left: share(x), top: share(y), width: share(width), height: share(height) }} />
      )}
      <span className={isCurrent ? 'mark hot' : 'mark'} style={{ left: share(x), top: share(y) }}>
        {number}
      </span>
    </>
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
