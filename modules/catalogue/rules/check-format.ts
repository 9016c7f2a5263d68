import type { FormFaultCode } from '@yichuang/modules/forms/rules'
import type { Item, Material, Package } from './format.ts'

/** A file of a catalogue whose content fits the schema of its kind. */
export interface CheckedFile {
  readonly path: string
  readonly content: CatalogueContent
  readonly sha256: string
}

export type CatalogueContent =
  | ItemContent
  | Package
  | ManifestContent
  | DepartmentsContent
  | BoardsContent
  | HallsContent
  | LicencesContent
  | MaterialsContent
  | DataElementsContent
  | FaqContent
  | SynonymsContent
  | { readonly kind: 'calendar' }

export interface ItemContent extends Item {
  readonly formFields: readonly string[]
}
export interface ManifestContent {
  readonly kind: 'manifest'
  readonly catalogue: { readonly id: string; readonly extends?: readonly string[] }
  readonly files: readonly { readonly path: string; readonly kind?: string; readonly sha256: string }[]
}
export interface DepartmentsContent {
  readonly kind: 'departments'
  readonly departments: readonly { readonly id: string }[]
}
export interface BoardsContent {
  readonly kind: 'boards'
  readonly boards: readonly { readonly id: string; readonly leadDepartment: string }[]
}
export interface HallsContent {
  readonly kind: 'halls'
  readonly halls: readonly {
    readonly id: string
    readonly windows: readonly { readonly id: string; readonly boards: readonly string[] }[]
  }[]
}
export interface LicencesContent {
  readonly kind: 'licences'
  readonly licences: readonly { readonly id: string }[]
}
export interface MaterialsContent {
  readonly kind: 'materials'
  readonly materials: readonly LibraryMaterial[]
}
/** What the library and an item say alike about a material. */
export type LibraryMaterial = Omit<Material, 'key' | 'base' | 'party'> & {
  readonly party?: string
  readonly issuerDepartment?: string
}
export interface DataElementsContent {
  readonly kind: 'dataElements'
  readonly dataElements: readonly { readonly key: string }[]
}
export interface FaqContent {
  readonly kind: 'faq'
  readonly board: string
  readonly entries: readonly { readonly id: string; readonly item?: string }[]
}
export interface SynonymsContent {
  readonly kind: 'synonyms'
  readonly itemPhrases: readonly { readonly phrase: string; readonly items: readonly string[] }[]
}

export type ReferenceKind =
  | 'item'
  | 'department'
  | 'board'
  | 'licence'
  | 'library-material'
  | 'data-element'
  | 'material-key'
  | 'procedure'
  | 'fee'
  | 'choice'
  | 'package-item'
  | 'question'
  | 'option'

export type FindingCode =
  | 'not-json'
  | 'bad-encoding'
  | 'unknown-kind'
  | 'schema'
  | 'no-manifest'
  | 'several-files'
  | 'manifest-missing-file'
  | 'manifest-sha256'
  | 'manifest-kind'
  | 'manifest-unlisted'
  | 'duplicate'
  | `unknown-${ReferenceKind}`
  | 'duplicate-review-point'
  | 'share-mode-missing'
  | 'exclusive-on-single'
  | 'adds-and-removes'
  | 'base-contradicts'
  | 'procedure-never'
  | 'fee-never'
  | 'fee-charged'
  | 'instant-committed'
  | 'vague-name'
  | 'stage-not-before'
  | 'example-differs'
  | `form-${FormFaultCode}`

/** A thing wrong with a catalogue: where it is, and the facts of its sentence. */
export interface Finding {
  readonly code: FindingCode
  /** a warning does not keep the catalogue out */
  readonly level: 'error' | 'warning'
  /** path in the folder */
  readonly file: string
  /** JSON pointer in the file; empty: the whole file */
  readonly pointer: string
  readonly facts: Readonly<Record<string, string>>
}

/** What one file may point at, and where findings go. */
export interface CheckScope {
  readonly known: Readonly<
    Record<'department' | 'board' | 'licence' | 'library-material' | 'data-element', ReadonlySet<string>>
  >
  readonly items: Pick<ReadonlyMap<string, ItemContent>, 'has' | 'get'>
  /** items of catalogues this one extends are not seen from here */
  readonly isExtension: boolean
  readonly file: string
  readonly find: (code: FindingCode, pointer: string, facts?: Readonly<Record<string, string>>) => void
}

/** Finds a reference to something that is not there. */
export function demand(
  { find }: CheckScope,
  kind: ReferenceKind,
  known: { readonly has: (id: string) => boolean },
  at: readonly [pointer: string, id: string | undefined],
): void {
  const [pointer, id] = at
  if (id !== undefined && !known.has(id)) find(`unknown-${kind}`, pointer, { id })
}

/** Finds every id that was met before; `at` gives the pointer of a place in the list. */
export function demandUnique(
  { find }: Pick<CheckScope, 'find'>,
  ids: readonly string[],
  at: (index: number) => string,
  code: 'duplicate' | 'duplicate-review-point' = 'duplicate',
): void {
  const met = new Set<string>()
  for (const [index, id] of ids.entries()) {
    if (met.has(id)) find(code, at(index), { id })
    met.add(id)
  }
}

/** One step of a JSON pointer. (RFC 6901) */
export function pointerStep(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
