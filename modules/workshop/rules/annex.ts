import type { BlankForm, CancellationRule, SampleMark, SamplePage } from '@yichuang/modules/catalogue/rules'
import { cancellationRules } from '@yichuang/modules/catalogue/rules'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'

/** Pages of a sample at most, and blank forms of a material at most. */
export const mostPages = 20
export const mostBlanks = 5

/** What is kept with a material of a draft, as of a change. */
export interface AnnexView {
  /** 0: nothing was kept yet */
  readonly version: number
  readonly blanks: readonly BlankForm[]
  readonly pages: readonly SamplePage[]
  readonly marks: readonly SampleMark[]
  readonly answers: Readonly<Partial<Record<CancellationRule, string>>>
}

type Pages = Pick<AnnexView, 'pages' | 'marks'>

/** Whether an annex is as it was seen. */
export function decideAnnexChange({ version }: Pick<AnnexView, 'version'>, expectedVersion: number): Decision<true> {
  return version === expectedVersion ? decided(true) : refused({ code: 'workshop.stale-annex', version })
}

/** Whether so many pages, or a blank form more, still find room. */
export function decideAddition(
  { blanks, pages }: Pick<AnnexView, 'blanks' | 'pages'>,
  added: { readonly blanks: number; readonly pages: number },
): Decision<true> {
  if (pages.length + added.pages > mostPages) return refused({ code: 'files.too-many-pages', most: mostPages })
  if (blanks.length + added.blanks > mostBlanks) return refused({ code: 'workshop.too-many-blanks', most: mostBlanks })
  return decided(true)
}

/** Marks as they are kept: each point once, on a page that is there, within it. (CAT-06) */
export function decideMarks(
  { pages }: Pick<Pages, 'pages'>,
  marks: readonly SampleMark[],
): Decision<readonly SampleMark[]> {
  const points = new Set(marks.map(({ point }) => point))
  const isAstray = marks.some(({ page, x, y }) => page > pages.length || page < 1 || !isShare(x) || !isShare(y))
  if (isAstray || points.size < marks.length) return refused({ code: 'workshop.mark-astray' })
  return decided(marks)
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1
}

/** The marks after one was put somewhere; a point is marked in one place. */
export function marked(marks: readonly SampleMark[], mark: SampleMark): readonly SampleMark[] {
  const place = {
    ...mark,
    x: Math.round(Math.min(1, Math.max(0, mark.x)) * 10_000) / 10_000,
    y: Math.round(Math.min(1, Math.max(0, mark.y)) * 10_000) / 10_000,
  }
  const isNew = marks.every(({ point }) => point !== mark.point)
  return isNew ? [...marks, place] : marks.map((one) => (one.point === mark.point ? place : one))
}

/** The marks without that of a point. */
export function unmarked(marks: readonly SampleMark[], point: string): readonly SampleMark[] {
  return marks.filter((one) => one.point !== point)
}

/** The sample without a page: its marks go with it, those of later pages move up. */
export function withoutPage({ pages, marks }: Pages, hash: string): Pages {
  const gone = pages.findIndex((page) => page.hash === hash) + 1
  if (gone === 0) return { pages, marks }
  return {
    pages: pages.filter((_, index) => index + 1 !== gone),
    marks: marks
      .filter(({ page }) => page !== gone)
      .map((mark) => (mark.page > gone ? { ...mark, page: mark.page - 1 } : mark)),
  }
}

/** Answers as they are kept: trimmed, none that is empty. (CAT-05) */
export function answersKept(given: AnnexView['answers']): AnnexView['answers'] {
  return Object.fromEntries(
    cancellationRules.flatMap((rule) => {
      const text = (given[rule] ?? '').trim()
      return text === '' ? [] : [[rule, text]]
    }),
  )
}
