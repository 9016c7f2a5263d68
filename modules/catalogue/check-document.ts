import { isForm } from '@yichuang/modules/forms/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { told, validatorOf } from './check-folder.ts'
import { presentProof } from './prove-folder.ts'
import type { ItemBook } from './queries/item-book.ts'
import type { AnswerHistory } from './queries/answer-counts.ts'
import { checkDraft, checkPackageDraft, findingOf, proveItem } from './rules/index.ts'
import type {
  CancellationRecord,
  CatalogueContent,
  CheckedFile,
  Finding,
  ItemContent,
  Package,
  Proof,
  ProofFinding,
} from './rules/index.ts'

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
  /** applications whose answers weigh the questions; 0: all answers count as likely */
  readonly cases?: number
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

/** Checks items that are worked on: schema, references and meaning, situation tree, answers to the cancellation rules. (CAT-03, CAT-05) */
export function documentChecker(db: Database, items: Pick<ItemBook, 'all'>, history: AnswerHistory) {
  const groundOf = ground(db, items)
  return async (document: unknown, cancellation?: CancellationRecord): Promise<DocumentCheck> => {
    const { files, schema, hasItem } = await groundOf()
    const shape = shapeFindings(schema, document)
    if (shape.some(isUnsound)) return { isSound: false, findings: shape.map(say) }
    // Of this shape it is an item, if an unfinished one.
    const item = document as ItemContent
    const { cases, counts } = await history(item.id)
    const { findings, tree } = proveItem(item, { counts, ...(cancellation !== undefined && { cancellation }) })
    const meaning = checkDraft(item, { parts: files, hasItem })
    return {
      isSound: true,
      findings: [...[...shape, ...meaning].map(say), ...findings.map(presentProof)],
      ...(tree === undefined ? {} : { tree }),
      cases,
    }
  }
}

/** The shape of an item; its form by the product's own rules, since a catalogue may bring a format that knows no forms. */
function shapeFindings(schema: object, document: unknown): readonly Finding[] {
  if (typeof document !== 'object' || document === null || !('form' in document)) {
    return validatorOf(schema)('', document)
  }
  const { form, ...rest } = document
  const ofForm = isForm(form) ? [] : [findingOf('schema', '', '/form', { key: 'other', name: '', expected: '' })]
  return [...validatorOf(schema)('', rest), ...ofForm]
}

/** Checks packages that are worked on: schema, references, order, presets and worked example. (CAT-11) */
export function packageChecker(db: Database, items: Pick<ItemBook, 'all' | 'current'>) {
  const groundOf = ground(db, items)
  return async (document: unknown): Promise<Omit<DocumentCheck, 'tree'>> => {
    const { files, schema } = await groundOf()
    const shape = validatorOf(schema)('', document)
    if ((document as { kind?: unknown } | null)?.kind !== 'package' || shape.some(isUnsound))
      return { isSound: false, findings: shape.map(say) }
    // Of this shape it is a package, if an unfinished one.
    const pkg = document as Package
    const found = await Promise.all(pkg.items.map(({ item }) => items.current(item)))
    const whole = found.flatMap((one) =>
      one === undefined ? [] : [[one.item.id, { ...one.item, formFields: one.item.formFields ?? [] }] as const],
    )
    const meaning = checkPackageDraft(pkg, { parts: files, items: new Map(whole) })
    return { isSound: true, findings: [...shape, ...meaning].map(say) }
  }
}

/** What documents are checked beside: the parts of the catalogue, its schema, its items. */
function ground(db: Database, items: Pick<ItemBook, 'all'>) {
  return kept(async () => {
    const [parts, schema, all] = await Promise.all([db.many(partsOf, []), db.find(schemaOf, []), items.all()])
    const files: CheckedFile[] = parts.map(({ path, body: content }) => ({ path, content, sha256: '' }))
    return { files, schema: JSON.parse(schema?.body ?? '{}') as object, hasItem: (id: string) => all.has(id) }
  })
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
