import type { ReactNode } from 'react'
import { plainView, Sheet } from './Sheet.tsx'
import type { PageMark, PreviewPage } from './Sheet.tsx'

export interface MarkedPagesProps {
  /** what is shown, for readers: 样例：登记申请书 */
  readonly label: string
  readonly pages: readonly PreviewPage[]
  readonly marks?: readonly PageMark[]
  /** what lies over a page and takes the pointer, by its number from 1 */
  readonly over?: (page: number) => ReactNode
}

const none: readonly PageMark[] = []

/** The pages of a sample one below the other, the numbers of the review points where each is looked at. */
export function MarkedPages({ label, pages, marks = none, over }: MarkedPagesProps) {
  return (
    <div className="marked-pages" role="group" aria-label={label}>
      {pages.map((page, index) => (
        <Sheet key={page.url} page={page} view={plainView} marks={marks.filter((mark) => mark.page === index + 1)}>
          {over?.(index + 1)}
        </Sheet>
      ))}
    </div>
  )
}
