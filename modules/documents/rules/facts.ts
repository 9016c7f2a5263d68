import { buildDocumentNo } from '@yichuang/modules/codes/rules'
import type { ApplicationNo, DocumentNo } from '@yichuang/modules/codes/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { Closing, DocumentContent, SignLine } from './content.ts'
import { copiesText, documentKinds } from './kinds.ts'
import type { DocumentKind } from './kinds.ts'
import { dayText } from './wording.ts'

/** What every document about a case says. */
export interface CaseFacts {
  readonly organ: Organ
  readonly caseNo: ApplicationNo
  readonly item: ItemFacts
  readonly applicant: ApplicantFacts
  /** day of the application */
  readonly appliedOn: PlainDate
  /** day of the document */
  readonly on: PlainDate
  /** 1, or 2 for a second notice of the same kind in this case … */
  readonly ordinal?: number
  readonly contact: Contact
}

/** The competent body: 云岫县市场监督管理局, mark 云市监. */
export interface Organ {
  readonly name: string
  readonly mark: string
}

export interface ItemFacts {
  readonly name: string
  /** 行政许可, 行政确认, 公共服务 … */
  readonly type: string
  /** 《食品安全法》第三十五条 */
  readonly basis: readonly string[]
}

export interface ApplicantFacts {
  readonly name: string
  readonly kind: 'person' | 'enterprise' | 'organisation'
  /** of an enterprise: 经营者, 法定代表人 */
  readonly representative?: { readonly role: string; readonly name: string }
}

/** Whom to ask: the person who handles it, and a telephone number. */
export interface Contact {
  readonly name: string
  readonly phone: string
}

/** Where somebody who disagrees can go: body of reconsideration and court. */
export interface RemedyBodies {
  readonly reconsideration: string
  readonly court: string
}

/** A material as a document lists it: name, 原件1份, 已收. */
export interface MaterialLine {
  readonly name: string
  readonly copies: string
  readonly note: string
}

/** 你 to a person, 你单位 to all others. */
export function youOf({ kind }: ApplicantFacts): '你' | '你单位' {
  return kind === 'person' ? '你' : '你单位'
}

/** 云岫县麦穗面馆（经营者：顾南枝） */
export function fullName({ name, representative }: ApplicantFacts): string {
  return representative === undefined ? name : `${name}（${representative.role}：${representative.name}）`
}

/** 你单位于2026年9月18日提出的食品经营许可新办申请 */
export function applicationPhrase({ applicant, appliedOn, item }: CaseFacts): string {
  return `${youOf(applicant)}于${dayText(appliedOn)}提出的${item.name.replace(/申请$/u, '')}申请`
}

/** Whether 行政许可法 governs the item. */
export function isLicensing({ type }: ItemFacts): boolean {
  return type === '行政许可'
}

export function numberOf(kind: DocumentKind, { organ, caseNo, on, ordinal }: CaseFacts): DocumentNo {
  const { word } = documentKinds[kind]
  const year = Number(on.slice(0, 4))
  const base = { mark: organ.mark, kindWord: word, applicationNo: caseNo, year }
  return buildDocumentNo(ordinal === undefined ? base : { ...base, ordinal })
}

/** A letter to the applicant under the seal of the competent body. */
export function letter(
  kind: DocumentKind,
  facts: CaseFacts,
  body: Pick<DocumentContent, 'blocks'> & { readonly title?: string; readonly left?: readonly SignLine[] },
): DocumentContent {
  return {
    kind,
    layout: 'letter',
    title: body.title ?? documentKinds[kind].title,
    organ: facts.organ.name,
    number: numberOf(kind, facts),
    caseNo: facts.caseNo,
    addressee: `${fullName(facts.applicant)}：`,
    blocks: body.blocks,
    closing: sealed(facts, body.left ?? receiverLines),
    foot: footLines(facts.contact),
    copies: copiesText(kind),
  }
}

/** Body and date under the seal, lines to sign on the left. */
export function sealed({ organ, on }: Pick<CaseFacts, 'organ' | 'on'>, left: readonly SignLine[]): Closing {
  return { type: 'seal', left, organ: organ.name, on: dayText(on) }
}

const receiverLines: readonly SignLine[] = [{ label: '收到人（签名）' }, { label: '收到时间' }]

/** Beside the QR code: what it is for, who has no telephone, whom to ask. (screens k) */
export function footLines({ name, phone }: Contact): string[] {
  return ['扫码可以查进度、验真伪。', '没有手机，可以在自助机或任一窗口查询。', `咨询：${name}，${phone}。`]
}
