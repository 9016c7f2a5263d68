import type { PlainDate } from '@yichuang/platform/pure'
import { fact, facts, heading, numbered, paragraph } from './content.ts'
import type { DocumentContent, FactRow } from './content.ts'
import { sealed, footLines } from './facts.ts'
import type { Contact, Organ } from './facts.ts'
import { copiesText, documentKinds } from './kinds.ts'
import { dayText } from './wording.ts'

export interface DelegationFacts {
  readonly organ: Organ
  readonly number: string
  /** the hall, or a person with a post: 首席代表张明远 */
  readonly delegate: string
  /** 受理, 当场决定即办件, 使用专用章 … */
  readonly powers: readonly string[]
  readonly items: readonly string[]
  /** windows that may act for the hall, when it is not all of them */
  readonly windows?: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly on: PlainDate
  readonly contact: Contact
}

export interface LicenceFacts {
  readonly organ: Organ
  /** 食品经营许可证 */
  readonly name: string
  readonly number: string
  /** name, address, scope …, in the order of the licence */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** 2026年9月22日至2031年9月21日; absent where the licence has none */
  readonly validity?: string
  readonly on: PlainDate
  readonly contact: Contact
}

/** 授权委托书: a department delegates named powers over named items, with dates. (ZJ2 7.1.8; JL2 6.3.5; CAT-15) */
export function delegationLetter(given: DelegationFacts): DocumentContent {
  const { organ, delegate, powers, items, windows } = given
  const rows: FactRow[] = [
    [fact('委托机关', organ.name)],
    [fact('受托方', delegate)],
    [fact('委托权限', powers.join('、'))],
    [fact('委托期限', `自${dayText(given.from)}起，至${dayText(given.until)}止`)],
    ...(windows === undefined ? [] : [[fact('行使窗口', windows)] as const]),
  ]
  return {
    kind: 'delegation',
    layout: 'letter',
    title: documentKinds.delegation.title,
    organ: organ.name,
    number: given.number,
    blocks: [
      paragraph(
        `为方便群众和企业办事，${organ.name}委托${delegate}在下列权限、事项和期限内，以本机关名义办理政务服务事项，法律责任由本机关承担。`,
      ),
      facts(rows),
      heading('委托办理的事项'),
      numbered(
        [{ title: '事项名称', width: 'auto', align: 'left' }],
        items.map((name) => [name]),
      ),
      paragraph('受托方不得将委托权限再委托他人。期限届满或者本机关书面收回的，委托即行终止。'),
    ],
    closing: sealed(given, [{ label: '受托方（签名或盖章）' }, { label: '日期' }]),
    foot: footLines(given.contact),
    copies: copiesText('delegation'),
  }
}

/** A licence of any kind: its name, holder, scope and validity under the seal of the body. (行政许可法 第39条; BAK-10) */
export function licenceDocument(given: LicenceFacts): DocumentContent {
  const { validity } = given
  const fields = validity === undefined ? given.fields : [...given.fields, { label: '有效期', value: validity }]
  return {
    kind: 'licence',
    layout: 'licence',
    title: given.name,
    organ: given.organ.name,
    number: given.number,
    blocks: [facts(fields.map(({ label, value }): FactRow => [fact(label, value)]))],
    closing: sealed(given, []),
    foot: ['扫码可以验真伪、查状态。'],
    copies: copiesText('licence'),
  }
}
