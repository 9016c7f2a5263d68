import { dateOf, dueOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, Ledger, Limit } from '@yichuang/modules/calendar/rules'
import type {
  Applicant,
  CopyRequirement,
  Delivery,
  Dossier,
  DossierEvent,
  DossierEventType,
  MaterialRequirement,
} from '@yichuang/modules/cases/rules'
import type { ApplicationNo } from '@yichuang/modules/codes/rules'
import type { ItemForm } from '@yichuang/modules/forms/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { ApplicantFacts, CaseFacts, Contact, ItemFacts, MaterialLine, Organ, RemedyBodies } from './facts.ts'
import type { DueFacts } from './intake-letters.ts'
import { copiesOf, dayText } from './wording.ts'

/** Everything a document about a dossier may say that the dossier itself does not hold. */
export interface DossierView {
  /** as the act left it to which the event belongs */
  readonly dossier: Dossier
  /** 1 for the first event of its type in the stream, 2 for the second … */
  readonly ordinal: number
  readonly organ: Organ
  readonly item: ItemView
  readonly hall: { readonly name: string; readonly phone: string }
  /** 13号窗口 */
  readonly window?: string | undefined
  readonly remedies: RemedyBodies
  readonly calendar: CompiledCalendar
}

export interface ItemView {
  /** 行政许可, 行政确认 … */
  readonly type: string
  readonly basis: readonly string[]
  /** the answers in words: 餐饮服务经营者，热食类、冷食类 */
  readonly situation: string
  /** procedures this situation may need, whose time does not count */
  readonly procedures: readonly { readonly name: string; readonly days: Limit | null }[]
  /** what is asked of applicants, when the version has a form */
  readonly form?: ItemForm | undefined
}

/** The moment and person of the event a document belongs to. */
export interface EventStamp {
  readonly at: Instant
  readonly by: { readonly name?: string | undefined }
}

/** An event of a type, as documents read it. */
export type Given<Type extends DossierEventType> = EventStamp & {
  readonly data: Omit<Extract<DossierEvent, { type: Type }>, 'type' | 'v'>
}

/** What every document of the dossier says, dated by its event. */
export function caseFactsOf(view: DossierView, { at, by }: EventStamp): CaseFacts {
  const { dossier, organ, ordinal } = view
  return {
    organ,
    caseNo: dossier.applicationNo as ApplicationNo,
    item: itemFactsOf(view),
    applicant: applicantFactsOf(dossier.applicant),
    appliedOn: dateOf(dossier.receivedAt ?? dossier.openedAt),
    on: dateOf(at),
    ...(ordinal > 1 ? { ordinal } : {}),
    contact: contactOf(view, by.name),
  }
}

function itemFactsOf({ dossier, item }: DossierView): ItemFacts {
  return { name: dossier.item.name, type: item.type, basis: item.basis }
}

/** 个体工商户 have codes that begin with 92 (GB 32100: 工商 9, 个体工商户 2); they have an operator, companies a legal representative. */
function applicantFactsOf({ name, kind, documentNumber, legalRepresentative }: Applicant): ApplicantFacts {
  if (kind === 'person' || legalRepresentative === undefined) return { name, kind }
  const role = documentNumber.startsWith('92') ? '经营者' : '法定代表人'
  return { name, kind, representative: { role, name: legalRepresentative } }
}

/** The accepting clerk answers to the end (首办负责, INT-11); before acceptance the person who acted. */
function contactOf({ dossier, hall }: DossierView, actor: string | undefined): Contact {
  return { name: dossier.case?.accepterName ?? actor ?? dossier.openedByName, phone: hall.phone }
}

/** A limit with its due day as it stands; a limit that was never opened counts as none. */
export function dueFactsOf(ledger: Ledger | undefined, calendar: CompiledCalendar): DueFacts {
  if (ledger === undefined) return { limit: { value: 0, unit: 'workday' }, due: null, provisional: false }
  const [{ value, unit }] = ledger.entries
  return { limit: { value, unit }, ...dueOf(ledger, calendar) }
}

/** The materials of the situation that were received, shared or promised, as a notice lists them. */
export function materialLinesOf({ requirements, materials, commitment }: Dossier): MaterialLine[] {
  const states = new Map(materials.map((state) => [state.key, state]))
  const promised = commitment?.state === 'open' ? commitment.materials : []
  return requirements.flatMap((requirement): MaterialLine[] => {
    const { key, name } = requirement
    if (promised.includes(key) && commitment !== undefined) {
      return [{ name, copies: copiesText(requirement), note: `容缺，${dayText(commitment.until).slice(5)}前补` }]
    }
    const state = states.get(key)
    if (state?.shared === true) return [{ name, copies: '电子证照', note: '共享，免交' }]
    return state?.received === true ? [{ name, copies: copiesText(requirement), note: receivedNote(requirement) }] : []
  })
}

/** 原件1份 and 复印件1份, a line each */
export function copiesText({ copies }: Pick<MaterialRequirement, 'copies'>): string {
  const submitted = copies.filter(({ action }) => action === 'submit')
  const shown: readonly CopyRequirement[] = submitted.length > 0 ? submitted : copies
  return shown.map(({ form, count }) => copiesOf(form, count)).join('\n')
}

function receivedNote({ copies }: MaterialRequirement): string {
  const isShownOnly = copies.length > 0 && copies.every(({ action }) => action === 'verify')
  if (isShownOnly) return '已验，退还'
  return copies.some(({ action }) => action === 'verify') ? '已收\n原件已验' : '已收'
}

/** Where and how the result is to be had. (OUT-02, OUT-03, OUT-04, OUT-06) */
export function deliveryText({ method }: Delivery, hall: string): string {
  return {
    window: `到${hall}出件窗口领取，凭本通知书和身份证件`,
    mail: '邮寄到申请书填写的地址',
    locker: `到${hall}自助取件柜领取，取件码发到手机`,
    electronic: '电子送达，凭办件编号在线下载',
  }[method]
}
