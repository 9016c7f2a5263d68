import type { ApplicationNo, DocumentNo } from '@yichuang/modules/codes/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { fact, facts, heading, numbered, paragraph } from './content.ts'
import type { Column, DocumentContent, FactRow, SignLine } from './content.ts'
import { footLines, fullName, numberOf, sealed } from './facts.ts'
import type { CaseFacts, Contact } from './facts.ts'
import { copiesText, documentKinds } from './kinds.ts'
import { dayText, dueText, momentText } from './wording.ts'

/** One side of a hand-over: place and person. */
export interface Party {
  readonly place: string
  readonly person?: string
  readonly at?: Instant
}

export interface CustodySheetFacts {
  readonly organ: string
  readonly sheetNo: string
  readonly giver: Party
  readonly receiver: Party
  readonly rows: readonly {
    readonly caseNo: ApplicationNo
    readonly applicant: string
    readonly material: string
    readonly copies: string
  }[]
  /** papers on the list, and counted by the receiver when that was done */
  readonly listed: number
  readonly counted?: number
  readonly contact: Contact
}

export interface ResultSheetFacts {
  readonly organ: string
  readonly sheetNo: string
  readonly giver: Party
  readonly receiver: Party
  readonly rows: readonly {
    readonly caseNo: ApplicationNo
    readonly applicant: string
    readonly result: string
    readonly resultNo: string
  }[]
  readonly contact: Contact
}

export interface ServiceRecordFacts extends CaseFacts {
  readonly documents: readonly { readonly title: string; readonly number: string; readonly count: number }[]
  readonly recipient: string
  readonly place: string
  readonly method: string
  /** who took it: the person, or an agent by authority */
  readonly taker?: string
  readonly takenAt?: Instant
  readonly proof?: string
  readonly server: string
  readonly remark?: string
}

export interface ApprovalSheetFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly due: PlainDate | null
  readonly situation: string
  readonly steps: readonly {
    readonly name: string
    readonly opinion: string
    readonly by: string
    readonly at: Instant
  }[]
  readonly decision?: string
}

const text = (title: string, width: Column['width'] = 'auto'): Column => ({ title, width, align: 'left' })
const centred = (title: string, width: Column['width'] = 'middle'): Column => ({ title, width, align: 'centre' })

/** 材料交接单: every original, giver and receiver, three counts; signed by both. (ZJ2 6.1.6; INT-09) */
export function custodySheet(given: CustodySheetFacts): DocumentContent {
  const { listed, counted } = given
  const counts: FactRow = [
    fact('单上份数', String(listed)),
    fact('签收份数', counted === undefined ? '' : String(counted)),
  ]
  const rows = given.rows.map(({ caseNo, applicant, material, copies }) => [caseNo, applicant, material, copies])
  return sheet('custody-sheet', given, [
    facts([...partyRows(given), counts]),
    numbered([text('办件编号', 'code'), text('申请人', 'middle'), text('材料'), centred('份数', 'narrow')], rows),
    paragraph('份数不一致的，不予签收，由双方当场核对清楚后重新交接。'),
  ])
}

/** 办理结果交接单 (B7): results from a department to the hand-out window, signed by both. (ZJ2 6.3.1; OUT-01) */
export function resultSheet(given: ResultSheetFacts): DocumentContent {
  const rows = given.rows.map(({ caseNo, applicant, result, resultNo }) => [caseNo, applicant, result, resultNo])
  return sheet('result-sheet', given, [
    facts(partyRows(given)),
    numbered([text('办件编号', 'code'), text('申请人', 'middle'), text('结果文书'), text('编号', 'code')], rows),
    paragraph(`以上共${given.rows.length}件，逐件核对无误。`),
  ])
}

function sheet(
  kind: 'custody-sheet' | 'result-sheet',
  given: CustodySheetFacts | ResultSheetFacts,
  blocks: DocumentContent['blocks'],
): DocumentContent {
  return {
    kind,
    layout: 'sheet',
    title: documentKinds[kind].title,
    organ: given.organ,
    number: given.sheetNo,
    blocks,
    closing: { type: 'parties', left: partyLines('移交人', given.giver), right: partyLines('接收人', given.receiver) },
    foot: footLines(given.contact),
    copies: copiesText(kind),
  }
}

function partyRows({ giver, receiver }: { readonly giver: Party; readonly receiver: Party }): FactRow[] {
  return [[fact('移交方', giver.place), fact('接收方', receiver.place)]]
}

function partyLines(role: string, { person, at }: Party): SignLine[] {
  const name = { label: `${role}（签名）`, ...(person === undefined ? {} : { value: person }) }
  return [name, { label: '时间', ...(at === undefined ? {} : { value: momentText(at) }) }]
}

/** 送达回证 (B19): what was served on whom, where, how, when. (民事诉讼法 第87条; ZJ2 6.3.2; OUT-02, OUT-03) */
export function serviceRecord(given: ServiceRecordFacts): DocumentContent {
  const { documents, taker, takenAt, proof, remark } = given
  const rows: FactRow[] = [
    [fact('受送达人', given.recipient)],
    [fact('送达地点', given.place), fact('送达方式', given.method)],
    [fact('签收人', taker ?? ''), fact('签收时间', takenAt === undefined ? '' : momentText(takenAt))],
    [fact('送达凭据', proof ?? ''), fact('送达人', given.server)],
    [fact('备注', remark ?? '')],
  ]
  return form('service-record', given, [
    numbered(
      [text('送达文书'), text('文号', 'code'), centred('份数', 'narrow')],
      documents.map(({ title, number, count }) => [title, number, String(count)]),
    ),
    facts(rows),
    paragraph('受送达人以签收的日期为送达日期。拒绝签收的，在备注中写明事由，由见证人签名。'),
  ])
}

/** 业务审批单 (B17): every step with its opinion, by whom and when. (ZJ2 6.2.1; BAK-02) */
export function approvalSheet(given: ApprovalSheetFacts): DocumentContent {
  const { due, steps, decision } = given
  return form('approval-sheet', given, [
    facts([
      [fact('事项', given.item.name)],
      [fact('申请人', fullName(given.applicant)), fact('办件编号', given.caseNo)],
      [fact('受理日期', dueText(given.acceptedOn)), fact('最晚办结', due === null ? '期限停止计算中' : dueText(due))],
      [fact('办事情形', given.situation)],
    ]),
    heading('审查意见'),
    {
      type: 'table',
      columns: [centred('环节', 'narrow'), text('意见'), centred('签署人和时间', 'code')],
      rows: steps.map(({ name, opinion, by, at }) => [name, opinion, `${by}\n${momentText(at).replace('日', '日\n')}`]),
    },
    ...(decision === undefined ? [] : [facts([[{ label: '决定', value: decision, isStrong: true }]])]),
  ])
}

function form(
  kind: 'service-record' | 'approval-sheet',
  given: CaseFacts,
  blocks: DocumentContent['blocks'],
): DocumentContent {
  const number: DocumentNo = numberOf(kind, given)
  const isSealed = documentKinds[kind].seal !== 'none'
  const served: readonly SignLine[] = [{ label: '受送达人（签名或盖章）' }, { label: '见证人（签名）' }]
  return {
    kind,
    layout: 'form',
    title: documentKinds[kind].title,
    organ: given.organ.name,
    number,
    caseNo: given.caseNo,
    blocks,
    closing: isSealed
      ? sealed(given, served)
      : { type: 'parties', left: [], right: [{ label: '生成日期', value: dayText(given.on) }] },
    foot: footLines(given.contact),
    copies: copiesText(kind),
  }
}
