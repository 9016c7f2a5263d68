import type { Light } from '@yichuang/kit'
import type { Dossier, FileRef, MaterialRequirement } from '@yichuang/modules/cases/rules'
import type { ActionOffer } from '@yichuang/platform/contract'

/** A case as the server shows it to staff, with its limits and what may be done now. */
export type ShownCase = Dossier & {
  readonly item: Dossier['item'] & { readonly departmentName: string }
  readonly limits: readonly ShownLimit[]
  readonly actions: readonly ActionOffer[]
}

interface ShownLimit {
  readonly light: Light | null
  readonly limit: string
  readonly due: string | null
  readonly remaining: number | null
}

/** What the clerk has in hand for one material that was missing. */
export interface Brought {
  readonly isHere: boolean
  readonly keepsOriginal: boolean
  readonly files: readonly FileRef[]
}

export const nothingBrought: Brought = { isHere: false, keepsOriginal: false, files: [] }

/** One material that is asked for or promised. */
export interface Wanted {
  readonly key: string
  readonly name: string
  /** what exactly must be corrected; empty for a promise */
  readonly required: readonly string[]
  readonly isIn: boolean
  readonly takesOriginal: boolean
}

export type Asked = {
  readonly kind: 'correction' | 'deferral'
  readonly wanted: readonly Wanted[]
  readonly due: string | null
  readonly remaining: number | null
  readonly light: Light | null
}

/** What the case waits for now: the corrections of the served notice, else the open promise; undefined when nothing. */
export function askedOf(dossier: ShownCase): Asked | undefined {
  const notice =
    dossier.stage === 'correcting' ? dossier.notices.findLast(({ state }) => state === 'served') : undefined
  if (notice !== undefined) {
    const keys = [...new Set(notice.defects.map(({ material }) => material))]
    return {
      kind: 'correction',
      ...limitOf(dossier, 'correction'),
      wanted: keys.map((key) => ({
        ...wantedOf(dossier.requirements, key),
        required: notice.defects.filter(({ material }) => material === key).map(({ required }) => required),
        isIn: notice.suppliedKeys.includes(key),
      })),
    }
  }
  const { commitment } = dossier
  if (commitment === undefined || (commitment.state !== 'open' && commitment.state !== 'defaulted')) return undefined
  return {
    kind: 'deferral',
    ...limitOf(dossier, 'deferral'),
    due: commitment.until,
    wanted: commitment.materials.map((key) => ({
      ...wantedOf(dossier.requirements, key),
      required: [],
      isIn: commitment.supplied.includes(key),
    })),
  }
}

function wantedOf(requirements: readonly MaterialRequirement[], key: string) {
  const requirement = requirements.find((one) => one.key === key)
  return {
    key,
    name: requirement?.name ?? key,
    takesOriginal: requirement?.copies.some(({ form, action }) => form === 'original' && action === 'submit') ?? false,
  }
}

function limitOf({ limits }: ShownCase, name: string) {
  const line = limits.find(({ limit }) => limit === name)
  return { due: line?.due ?? null, remaining: line?.remaining ?? null, light: line?.light ?? null }
}

/** What goes to the server of what is in hand: only the materials that are here. */
export function bindingsOf(brought: Readonly<Record<string, Brought>>) {
  return Object.entries(brought)
    .filter(([, { isHere }]) => isHere)
    .map(([key, { files, keepsOriginal }]) => ({
      key,
      received: true,
      files: [...files],
      ...(keepsOriginal ? { originalsKept: 1 } : {}),
    }))
}
