import { servedAnnexFile } from '@yichuang/modules/catalogue/public'
import type { FileStore } from '@yichuang/platform/files'
import { answer } from '@yichuang/platform/http'
import type { Route } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { listOf } from './list.ts'
import { addGuidePages } from './page-routes.ts'
import type { GuideParts } from './page-routes.ts'
import { guidesProblems } from './problems.ts'
import { guideBook } from './queries/guide-book.ts'
import type { GuideBook, GuideSources } from './queries/guide-book.ts'
import { keptFileOf } from './rules/index.ts'
import type { Server } from '@yichuang/modules/portal/public'

export interface GuidesParts extends GuideSources, Omit<GuideParts, 'book' | 'sources'> {
  /** where blank forms and samples are kept */
  readonly files: FileStore
}

export interface Guides {
  readonly module: Module
  registerPages(server: Server): Promise<void>
}

/** Service guides: public pages, prints and operations, all made from the catalogue. (CAT-13) */
export function guidesModule(parts: GuidesParts): Guides {
  const book = guideBook(parts)
  return {
    registerPages: (server) => addGuidePages(server, { ...parts, book, sources: parts }),
    module: {
      name: 'guides',
      problems: { status: guidesProblems, 'zh-CN': zh, en },
      routes: routesOf(book, parts),
    },
  }
}

function routesOf(book: GuideBook, { publicUrl, files }: GuidesParts): Route[] {
  return [
    answer(contract.listGuides, async ({ query }) => {
      const { rows, facets, total, page, pages } = await listOf(book, query)
      return decided({
        rows: rows.map((row) => ({ ...row, objects: [...row.objects], packages: [...row.packages] })),
        facets: [...facets],
        total,
        page,
        pages,
      })
    }),
    answer(contract.readGuide, async ({ params, query }) => {
      const found = await book.read(params.id, query.version)
      if (found === undefined) return refused({ code: 'guides.no-such-guide', id: params.id })
      const { guide, current } = found
      const { id, name, version, isCurrent, publishedAt } = guide
      const form = (path: string) => `${publicUrl()}/guides/${id}${path}${isCurrent ? '' : `?version=${version}`}`
      return decided({
        id,
        name,
        version,
        isCurrent,
        ...(publishedAt === undefined ? {} : { publishedAt }),
        ...(current === undefined ? {} : { current }),
        addresses: {
          full: form(''),
          short: form('/short'),
          fullPdf: form('/full.pdf'),
          shortPdf: form('/short.pdf'),
        },
        guide,
      })
    }),
    answer(contract.readGuideFile, async ({ params: { id, hash } }) => {
      const found = await book.read(id)
      const file = found && keptFileOf(found.guide, hash)
      if (file === undefined || (await files.sizeOf(hash)) === undefined)
        return refused({ code: 'guides.no-such-file' })
      return decided(await servedAnnexFile(files, file))
    }),
  ]
}
