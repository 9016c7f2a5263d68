import type { DocumentCheck, ItemBook } from '@yichuang/modules/catalogue/public'
import type { Actor } from '@yichuang/platform/pure'

/** What packages look up in other modules. */
export interface PackagesParts {
  readonly items: ItemBook
  /** schema, references and meaning of a package that is worked on */
  readonly check: (document: unknown) => Promise<Pick<DocumentCheck, 'isSound' | 'findings'>>
  /** area a department works in; undefined: there is no such department in use */
  readonly regionOf: (department: string) => Promise<string | undefined>
  /** the hall of a person where it is the centre of an area */
  readonly centreOf: (actor: Actor, region: string) => Promise<string | undefined>
  readonly names: () => Promise<{ department(id: string): string }>
  /** data elements of the catalogue: what the codes of fields mean */
  readonly elements: () => Promise<readonly { readonly key: string; readonly label: string }[]>
  readonly publicUrl: () => string
}

/** What composing and publishing look up. */
export type ComposingParts = Pick<PackagesParts, 'items' | 'check' | 'regionOf' | 'centreOf'>
