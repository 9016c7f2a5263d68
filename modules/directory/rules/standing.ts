/** A sub-item (子项) of the province's directory with its main item (主项). */
export interface ProvincialItem {
  readonly code: string
  readonly name: string
  readonly mainCode: string
  readonly mainName: string
}

/** Main and sub-item as our catalogue has them; codes are null where no public source gives one. */
export interface OwnItem {
  readonly name: string
  readonly code: string | null
  readonly mainName: string
  readonly mainCode: string | null
}

export const differences = ['code', 'name', 'main-code', 'main-name'] as const
export type Difference = (typeof differences)[number]

export const standings = ['open', 'agrees', 'differs', 'gone'] as const

/** How an item of ours stands to the province's directory. */
export type Standing =
  /** nobody said yet what it corresponds to */
  | { readonly state: 'open' }
  | { readonly state: 'agrees' }
  | { readonly state: 'differs'; readonly differences: readonly Difference[] }
  /** the province's newer list has the code no more */
  | { readonly state: 'gone' }

/** Compares an item with what was chosen for it; names that differ in spaces and brackets only are the same. (CAT-02) */
export function standingOf(own: OwnItem, chosen: string | undefined, found: ProvincialItem | undefined): Standing {
  if (chosen === undefined) return { state: 'open' }
  if (found === undefined) return { state: 'gone' }
  const differs: Readonly<Record<Difference, boolean>> = {
    code: own.code !== null && own.code !== found.code,
    name: plain(own.name) !== plain(found.name),
    'main-code': own.mainCode !== null && own.mainCode !== found.mainCode,
    'main-name': plain(own.mainName) !== plain(found.mainName),
  }
  const all = differences.filter((one) => differs[one])
  return all.length === 0 ? { state: 'agrees' } : { state: 'differs', differences: all }
}

/** What an item likely corresponds to: the same code, else the same name where only one has it. */
export function proposalFor(own: OwnItem, candidates: readonly ProvincialItem[]): ProvincialItem | undefined {
  const byCode = own.code === null ? undefined : candidates.find(({ code }) => code === own.code)
  if (byCode !== undefined) return byCode
  const [byName, ...others] = candidates.filter(({ name }) => plain(name) === plain(own.name))
  return others.length === 0 ? byName : undefined
}

/** A name without what people write now one way, now the other. */
function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s“”"《》]/gu, '')
}
