import type { GuideBook } from './queries/guide-book.ts'
import { facetsOfGuides, guideWays, isListed, pageOfGuides } from './rules/index.ts'
import type { GuideFilter, GuideWay } from './rules/index.ts'
import type { ShownList } from './served/ListPage.tsx'

interface Asked extends GuideFilter {
  readonly q?: string | undefined
  readonly by?: string | undefined
  readonly page: number
  readonly limit: number
}

/** The list of guides as it is asked for: narrowed, counted, one page of it. (CAT-13) */
export async function listOf(book: GuideBook, asked: Asked): Promise<ShownList> {
  const { q = '', by, page, limit, theme, life, department, object, letter } = asked
  const phrase = q.trim()
  const filter = { theme, life, department, object, letter }
  const way = wayOf(by) ?? guideWays.find((one) => filter[one] !== undefined) ?? 'theme'
  const all = phrase === '' ? await book.entries() : await book.find(phrase)
  const listed = all.filter((entry) => isListed(entry, filter))
  return { way, phrase, filter, facets: facetsOfGuides(all, way), ...pageOfGuides(listed, page, limit) }
}

function wayOf(word: string | undefined): GuideWay | undefined {
  return guideWays.find((way) => way === word)
}
