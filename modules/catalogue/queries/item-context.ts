import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { ItemContext } from '../contract/items.ts'
import { fieldKeysOf } from '../rules/index.ts'
import type { DataElement, Item, Question } from '../rules/index.ts'
import type { ItemBook, ItemTitle } from './item-book.ts'

interface Word {
  readonly id: string
  readonly name: string
}

interface WordPart {
  readonly boards: readonly Word[] | null
  readonly licences: readonly Word[] | null
  readonly elements: readonly DataElement[] | null
}

const wordParts = prepared<WordPart, []>(
  'catalogue.words',
  `select body -> 'boards' as boards, body -> 'licences' as licences, body -> 'dataElements' as elements
   from catalogue.part where kind in ('boards', 'licences', 'dataElements')`,
)

/** Names of boards and licence types, by id, in the order of the catalogue, and the data elements. */
export interface CatalogueWords {
  readonly boards: ReadonlyMap<string, string>
  readonly licences: ReadonlyMap<string, string>
  readonly elements: readonly DataElement[]
}

/** The catalogue's words in this process; read anew when the current items change. */
export function catalogueWords(db: Database, items: ItemBook) {
  let held: { readonly from: unknown; readonly words: CatalogueWords } | undefined
  return {
    async current(): Promise<CatalogueWords> {
      const from = await items.all()
      if (held?.from !== from) {
        const parts = await db.many(wordParts, [])
        const named = (words: readonly Word[]) => new Map(words.map(({ id, name }) => [id, name]))
        const boards = named(parts.flatMap((part) => part.boards ?? []))
        const licences = named(parts.flatMap((part) => part.licences ?? []))
        held = { from, words: { boards, licences, elements: parts.flatMap((part) => part.elements ?? []) } }
      }
      return held.words
    },
  }
}

/** Names of what an item refers to by id. */
export function contextOf(
  item: Item,
  { all, words }: { readonly all: ReadonlyMap<string, ItemTitle>; readonly words: CatalogueWords },
): Omit<ItemContext, 'delegations'> {
  const licences = [...item.materials.map(({ share }) => share.licence), ...item.results.map(({ licence }) => licence)]
  const items = [...redirects(item.situation.questions), ...item.materials.flatMap(({ resultOf }) => resultOf ?? [])]
  const keys = fieldKeysOf(item)
  return {
    boardName: words.boards.get(item.board) ?? item.board,
    licences: named(licences, (id) => words.licences.get(id)),
    elements: words.elements.filter(({ key }) => keys.has(key)).map(({ key, label, type }) => ({ key, label, type })),
    items: named(items, (id) => all.get(id)?.name),
  }
}

function redirects(questions: readonly Question[]): readonly string[] {
  return questions
    .flatMap(({ options }) => options)
    .flatMap(({ effects, next }) => [
      ...(effects?.outcome?.item === undefined ? [] : [effects.outcome.item]),
      ...redirects(next ?? []),
    ])
}

function named(ids: readonly (string | undefined)[], nameOf: (id: string) => string | undefined): Word[] {
  return [...new Set(ids)].flatMap((id) => {
    const name = id === undefined ? undefined : nameOf(id)
    return id === undefined || name === undefined ? [] : [{ id, name }]
  })
}
