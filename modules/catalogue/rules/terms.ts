import type { ItemTerms, MaterialRequirement, ProcedureTerms } from '@yichuang/modules/cases/rules'
import type { Item, Limits, LimitValue, Material, SpecialProcedure } from './format.ts'
import type { Resolution, ResolvedMaterial } from './resolve.ts'

/** What a place decides about an item beside the catalogue. (lifecycle 1, Item properties; each has a page) */
export interface ItemSetting {
  readonly authority: 'accept' | 'receive'
  readonly correctionBy: 'window' | 'department'
  readonly deferralMoves: 'after-materials' | 'at-once'
  readonly onDefault: 'terminate' | 'decide-as-is'
  readonly extensionDays: number
  readonly stepDays: number
  readonly feeWhen: 'before' | 'after'
  readonly isMajor: boolean
  readonly reportUp: boolean
  readonly transferable: boolean
  readonly publication: boolean
  readonly assisting: readonly string[]
  /** a shorter promise than the catalogue's; never beyond the statutory limit */
  readonly committed?: LimitValue
  /** some of the channels the catalogue offers */
  readonly channels?: readonly string[]
}

/** What the catalogue does not say, until somebody decides it. */
export const defaultItemSetting: ItemSetting = {
  authority: 'accept',
  correctionBy: 'window',
  deferralMoves: 'after-materials',
  onDefault: 'terminate',
  extensionDays: 10,
  stepDays: 0,
  feeWhen: 'before',
  isMajor: false,
  reportUp: false,
  transferable: false,
  publication: false,
  assisting: [],
}

/** Kinds of 行政许可法 45: 听证 招标 拍卖 检验 检测 检疫 鉴定 专家评审. */
const article45 = /听证|招标|拍卖|检验|检测|检疫|鉴定|专家评审/

/** Whether an item is done on the spot (即办件). */
export function isInstant({ handling }: Pick<Item, 'handling'>): boolean {
  return handling === '即办件'
}

/** Whether an application goes on without the material (非必要). */
export function isOptional({ necessity }: Pick<Material, 'necessity'>): boolean {
  return necessity === '非必要'
}

const kinds = { 即办件: 'instant', 承诺件: 'commitment', 联办件: 'joint' } as const
const channels: Readonly<Record<string, readonly ItemTerms['channels'][number][]>> = {
  窗口办理: ['window', 'kiosk', 'agent'],
  网上办理: ['full', 'half'],
  快递申请: ['post'],
  邮寄办理: ['post'],
}

/** The properties of an item in a situation that the lifecycle works with. */
export function lifecycleTerms(item: Item, version: number, resolution: Resolution, setting: ItemSetting): ItemTerms {
  const kind = kinds[item.handling]
  const fen = Math.round(resolution.fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0) * 100)
  return {
    id: item.id,
    version,
    name: item.name,
    kind,
    department: item.department,
    assisting: setting.assisting,
    isInForce: true,
    channels: [...new Set((setting.channels ?? item.channels).flatMap((channel) => channels[channel] ?? []))],
    committed: promisedLimit(setting, resolution.limits),
    statutory: resolution.limits.statutory,
    extensionDays: kind === 'instant' ? 0 : setting.extensionDays,
    authority: setting.authority,
    correctionBy: setting.correctionBy,
    deferralMoves: setting.deferralMoves,
    onDefault: setting.onDefault,
    procedures: kind === 'instant' ? [] : resolution.procedures.map(procedureTerms),
    fee: { when: fen === 0 ? 'none' : setting.feeWhen, fen },
    steps: kind === 'instant' ? ['承办'] : ['承办', '审核'],
    stepDays: setting.stepDays,
    isMajor: setting.isMajor,
    reportUp: setting.reportUp,
    transferable: setting.transferable,
    publication: setting.publication,
    results: item.results,
    form: item.form,
  }
}

/** What is promised here: the place's own word, unless the situation's statutory limit is shorter. (许可法 42, 43) */
export function promisedLimit({ committed }: Pick<ItemSetting, 'committed'>, limits: Limits): LimitValue {
  const { statutory } = limits
  const isKept = committed !== undefined && committed.unit === statutory.unit && committed.value <= statutory.value
  return isKept ? committed : limits.committed
}

function procedureTerms({ kind, id, days, when, basis }: SpecialProcedure): ProcedureTerms {
  return {
    kind: id,
    name: kind,
    expected: expectedTime(days),
    isRequired: when === 'always',
    basis,
    stopsStatutory: article45.test(kind) || basis !== undefined,
  }
}

/** Days as announced to the applicant; months and hours are none that a procedure is measured in. */
function expectedTime(days: SpecialProcedure['days']): ProcedureTerms['expected'] {
  if (days === null || (days.unit !== 'workday' && days.unit !== 'day')) return undefined
  return { value: days.value, unit: days.unit }
}

/** Whether paper is not asked for: the sharing platform has it. (INT-12) */
export function isShared({ share }: Pick<Material, 'share'>): boolean {
  return share.available && share.mode === 'replace'
}

/** The materials of a situation as the dossier keeps them. */
export function requirementsOf({ details }: Pick<Resolution, 'details'>): MaterialRequirement[] {
  return details.map(requirementOf)
}

function requirementOf(material: ResolvedMaterial): MaterialRequirement {
  const { key, name, copies, deferral, share, formReview, contentReview } = material
  return {
    key,
    name,
    copies,
    isRequired: !isOptional(material),
    deferralDays: deferral.allowed ? deferral.days?.value : undefined,
    isShared: isShared({ share }),
    reviewPoints: [...formReview.map(({ id }) => id), ...contentReview.map(({ id }) => id)],
  }
}
