import { useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { ErrorState, Loading } from '../states/States.tsx'
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

/** How much larger than its room a page is shown. */
export const zooms = [0.5, 0.75, 1, 1.5, 2, 3] as const

/** How a page is shown. */
export interface SheetView {
  /** degrees */
  readonly turned: number
  /** place in `zooms` */
  readonly zoom: number
}

/** Upright, as wide as its room. */
export const plainView: SheetView = { turned: 0, zoom: 2 }

interface SheetProps {
  readonly page: PreviewPage
  readonly view: SheetView
  readonly watermark?: string | undefined
  readonly marks: readonly PageMark[]
  /** what lies over the page and takes the pointer: marks being placed */
  readonly children?: ReactNode
}

/** One page, turned and as large as asked, with its watermark and the marks of review points. */
export function Sheet({ page, view, watermark, marks, children }: SheetProps) {
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
        {children}
      </div>
    </div>
  )
}

/**
 * A turned picture takes the room of its turned shape, so that nothing of it lies outside of what can be scrolled to.
 * `ratio` is width to height, 0 while the picture is not there.
 */
function turnedSheet({ turned, zoom }: SheetView, ratio: number): { outer: CSSProperties; inner: CSSProperties } {
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
