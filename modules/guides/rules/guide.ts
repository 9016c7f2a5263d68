import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import type { Item, ItemSetting, Limits, Material, MaterialAnnex } from '@yichuang/modules/catalogue/rules'
import { flowOf } from './flow.ts'
import type { Flow } from './flow.ts'
import { keptSamples } from './kept.ts'
import type { KeptSample } from './kept.ts'
import { materialReasons } from './reasons.ts'
import type { Reason } from './reasons.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** Opening hours of a weekday, 1 is Monday. */
export interface OpenDay {
  readonly day: number
  readonly open: readonly (readonly [from: string, to: string])[]
}

/** A hall whose windows take the item. */
export interface GuidePlace {
  readonly hall: Named
  readonly address: string
  readonly phone: string
  /** phone for complaints, where the hall has one of its own */
  readonly complaints?: string
  readonly hours: readonly OpenDay[]
  readonly holiday?: string
  readonly transport: readonly string[]
  readonly windows: readonly { readonly no: string; readonly floor?: string }[]
}

/** A material, with what makes it needed or not needed when not everybody brings it. */
export interface GuideMaterial extends Pick<
  Material,
  'key' | 'name' | 'party' | 'source' | 'issuer' | 'copies' | 'media' | 'necessity' | 'deferral' | 'share'
> {
  readonly isAlways: boolean
  readonly added: readonly Reason[]
  readonly removed: readonly Reason[]
  readonly hasBlank: boolean
  /** blank forms and a sample its department keeps with it; only of the version in force */
  readonly kept?: KeptSample
}

/** What stands around the item: names, places, law. */
export interface GuideAround {
  readonly version: number
  readonly isCurrent: boolean
  readonly publishedAt?: string
  readonly setting: ItemSetting
  readonly department: Named
  readonly board: Named
  readonly licenceName: (id: string) => string | undefined
  readonly packages: readonly Named[]
  readonly places: readonly GuidePlace[]
  /** what the version keeps with its materials */
  readonly annexes?: readonly MaterialAnnex[]
  /** bodies one can turn to against a decision */
  readonly remedies: { readonly reconsideration: string; readonly court: string }
}

/** The guide of an item in one of its versions: nothing in it is written anywhere but in the catalogue and the places. */
export interface Guide extends Pick<
  Item,
  | 'id'
  | 'name'
  | 'mainItem'
  | 'codes'
  | 'type'
  | 'handling'
  | 'levels'
  | 'objects'
  | 'visits'
  | 'legalBasis'
  | 'conditions'
  | 'specialProcedures'
  | 'fee'
> {
  readonly version: number
  readonly isCurrent: boolean
  readonly publishedAt?: string
  readonly department: Named
  readonly board: Named
  readonly region?: string
  readonly channels: readonly string[]
  readonly limits: Limits
  readonly results: readonly { readonly name: string; readonly licence?: string; readonly validity?: string }[]
  readonly materials: readonly GuideMaterial[]
  readonly hasQuestions: boolean
  readonly flow: Flow
  readonly places: readonly GuidePlace[]
  readonly packages: readonly Named[]
  readonly remedies?: { readonly reconsideration: string; readonly court: string }
}

/**
 * The guide of an item with the elements the standards name. What the catalogue does not say is not there: no element is
 * filled in. A decision against which nothing can be brought, as in a public service, names no remedies.
 * (ZJ2 4.4, 7.1.2; JL1 5.8; 行政复议法 第11、20条; CAT-13)
 */
export function guideOf(item: Item, around: GuideAround): Guide {
  const { setting, licenceName, remedies, publishedAt, annexes = [] } = around
  const kept = keptSamples(item, around.isCurrent ? annexes : [])
  const { added, removed } = materialReasons(item)
  const promised = promisedLimit(setting, item.limits)
  const isAct = item.type !== '公共服务'
  return {
    ...masterOf(item),
    version: around.version,
    isCurrent: around.isCurrent,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    department: around.department,
    board: around.board,
    ...(item.region === undefined ? {} : { region: item.region }),
    channels: setting.channels ?? item.channels,
    limits: { statutory: item.limits.statutory, committed: promised },
    results: item.results.map(({ name, licence, validity }) => ({
      name,
      ...named('licence', licence === undefined ? undefined : licenceName(licence)),
      ...named('validity', validity),
    })),
    materials: item.materials.map((material) => ({
      ...shownMaterial(material),
      ...named('kept', kept.get(material.key)),
      added: added.get(material.key) ?? [],
      removed: removed.get(material.key) ?? [],
    })),
    hasQuestions: item.situation.questions.length > 0,
    flow: flowOf(item, setting, promised),
    places: around.places,
    packages: around.packages,
    ...(isAct ? { remedies } : {}),
  }
}

function masterOf(item: Item) {
  const { id, name, mainItem, codes, type, handling, levels, objects, visits } = item
  const { legalBasis, conditions, specialProcedures, fee } = item
  return {
    id,
    name,
    mainItem,
    codes,
    type,
    handling,
    levels,
    objects,
    visits,
    legalBasis,
    conditions,
    specialProcedures,
    fee,
  }
}

function shownMaterial(material: Material) {
  const { key, name, party, source, issuer, copies, media, necessity, deferral, share, base, blankForm } = material
  return {
    key,
    name,
    party,
    source,
    issuer,
    copies,
    media,
    necessity,
    deferral,
    share,
    isAlways: base,
    hasBlank: blankForm === true,
  }
}

function named<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}

/** Whether a material is made by the applicant alone, so that naming who issues it says nothing. */
export function isOwnPaper(source: string, issuer: string): boolean {
  return source === '申请人自备' && issuer === '申请人'
}
