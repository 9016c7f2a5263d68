import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { told, validatorOf } from './check-folder.ts'
import { presentProof } from './prove-folder.ts'
import type { ItemBook } from './queries/item-book.ts'
import { checkDraft, proveItem } from './rules/index.ts'
import type { CatalogueContent, CheckedFile, Finding, ItemContent, Proof, ProofFinding } from './rules/index.ts'

/** A finding about an item that is worked on, with its sentence in both languages. */
export interface DocumentFinding
  extends Pick<ProofFinding, 'code' | 'level' | 'pointer'>, Partial<Pick<ProofFinding, 'place' | 'other' | 'example'>> {
  readonly zh: string
  readonly en: string
}

/** What is said of an item that is worked on. */
export interface DocumentCheck {
  /** its shape is that of an item, whatever is still missing in it */
  readonly isSound: boolean
  readonly findings: readonly (Omit<DocumentFinding, 'code'> & { readonly code: string })[]
  readonly tree?: NonNullable<Proof['tree']>
}

const partsOf = prepared<{ path: string; body: CatalogueContent }, []>(
  'catalogue.parts-for-check',
  `select path, body from catalogue.part where kind in ('departments', 'boards', 'licences', 'materials', 'dataElements')`,
)
const schemaOf = prepared<{ body: string }, []>(
  'catalogue.schema',
  `select body from catalogue.exchange_file where path = 'schema/catalogue.schema.json' order by catalogue limit 1`,
)

const KEPT_MS = 5000
/** Schema findings that say a document is no item; the others say that something in it is not there yet. */
const unsound: ReadonlySet<string> = new Set(['required', 'stranger', 'type', 'other'])

/** Checks items that are worked on: schema, references and meaning, situation tree. (CAT-03, CAT-05) */
export function documentChecker(db: Database, items: Pick<ItemBook, 'all'>) {
  const groundOf = kept(async () => {
    const [parts, schema, all] = await Promise.all([db.many(partsOf, []), db.find(schemaOf, []), items.all()])
    const files: CheckedFile[] = parts.map(({ path, body: content }) => ({ path, content, sha256: '' }))
    return { files, schema: JSON.parse(schema?.body ?? '{}') as object, hasItem: (id: string) => all.has(id) }
  })
  return async (document: unknown): Promise<DocumentCheck> => {
    const { files, schema, hasItem } = await groundOf()
    const shape = validatorOf(schema)('', document)
    if (shape.some(isUnsound)) return { isSound: false, findings: shape.map(say) }
    // Of this shape it is an item, if an unfinished one.
    const item = document as ItemContent
    const { findings, tree } = proveItem(item)
    const meaning = checkDraft(item, { parts: files, hasItem })
    return {
      isSound: true,
      findings: [...[...shape, ...meaning].map(say), ...findings.map(presentProof)],
      ...(tree === undefined ? {} : { tree }),
    }
  }
}

function isUnsound({ code, facts }: Finding): boolean {
  return code !== 'schema' || unsound.has(facts['key'] ?? 'other')
}

function say(finding: Finding) {
  const { code, level, pointer, zh, en } = told(finding)
  return { code, level, pointer, zh, en }
}

/** Reads something at most once in a few seconds. */
function kept<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let known: { readonly value: Promise<Value>; readonly until: number } | undefined
  return () => {
    if (known === undefined || performance.now() > known.until) {
      const value = read()
      known = { value, until: performance.now() + KEPT_MS }
      value.catch(() => (known = undefined))
    }
    return known.value
  }
}
