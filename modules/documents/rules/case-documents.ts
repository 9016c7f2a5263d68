import { dateOf, withEntry } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar, LimitName } from '@yichuang/modules/calendar/rules'
import { announcedUntil } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import type { DocumentContent } from './content.ts'
import { caseFactsOf, deliveryText, dueFactsOf } from './dossier-facts.ts'
import type { DossierView, EventStamp, Given } from './dossier-facts.ts'
import { fullName } from './facts.ts'
import {
  clericalCorrectionNotice,
  completionNotice,
  extensionNotice,
  grantDecision,
  procedureNotice,
  rejectionDecision,
  terminationDecision,
} from './handling-letters.ts'
import { approvalSheet, serviceRecord } from './sheets.ts'
import { licenceDocument } from './standing-documents.ts'
import { validityText } from './wording.ts'

/** 特别程序告知书 of a procedure opened. */
export function procedureOf(view: DossierView, event: Given<'handling.procedure-opened'>): DocumentContent {
  const { procedureId, name, days, unit, basis, stopsStatutory } = event.data
  const served = view.dossier.procedures.find(({ id }) => id === procedureId)?.servedAt
  const from = dateOf(served ?? event.at)
  const law = stopsStatutory && view.item.type === '行政许可' ? ['《中华人民共和国行政许可法》第四十五条'] : []
  return procedureNotice({
    ...caseFactsOf(view, event),
    acceptedOn: acceptedOn(view.dossier),
    procedure: name,
    basis: basis === undefined || law.includes(basis) ? law : [...law, basis],
    expected: { value: days, unit: unit ?? 'workday' },
    ...(served === undefined ? {} : { from }),
    announcedEnd: announcedUntil(event.data, from, view.calendar),
    stops: stopsStatutory ? 'both' : 'committed',
  })
}

/** 延期告知书 of an extension approved; the new day is the one it has when served today. */
export function extensionOf(view: DossierView, event: Given<'handling.extension-approved'>): DocumentContent {
  const { dossier, calendar } = view
  const { days = 0, reason = '' } = dossier.extension ?? {}
  const approver = event.by.name ?? ''
  const later = effectiveDue(dossier, calendar, { days, approver, notice: event.data.noticeId })
  return extensionNotice({
    ...caseFactsOf(view, event),
    acceptedOn: acceptedOn(dossier),
    reason,
    days,
    approver: `本机关负责人${approver}`,
    oldDue: effectiveDue(dossier, calendar).due,
    newDue: later.due,
    isProvisional: later.provisional,
  })
}

interface Extending {
  readonly days: number
  readonly approver: string
  readonly notice: string
}

/** The earlier of the committed and the statutory due day (lifecycle 2.1), as it is or as an extension would make it. */
function effectiveDue(dossier: Dossier, calendar: CompiledCalendar, extending?: Extending) {
  const names: readonly LimitName[] = ['committed', 'statutory']
  const dues = names.flatMap((name) => {
    const ledger = dossier.ledgers[name]
    if (ledger === undefined) return []
    if (extending === undefined) return [dueFactsOf(ledger, calendar)]
    const { days, approver, notice } = extending
    return [
      dueFactsOf(withEntry(ledger, { kind: 'extended', value: days, unit: 'workday', approver, notice }), calendar),
    ]
  })
  const known = dues.flatMap(({ due, provisional }) => (due === null ? [] : [{ due, provisional }]))
  return known.toSorted((a, b) => a.due.localeCompare(b.due))[0] ?? { due: null, provisional: false }
}

function acceptedOn({ case: accepted, openedAt }: Dossier): PlainDate {
  return accepted?.dayZero ?? dateOf(openedAt)
}

/** A decision and the form of the file that led to it; other conclusions are told by their end notice. */
export function concludedOf(view: DossierView, event: Given<'cases.concluded'>): readonly DocumentContent[] {
  const { conclusion, reason = '', basis } = event.data
  const { dossier, item, remedies, hall } = view
  const facts = { ...caseFactsOf(view, event), acceptedOn: acceptedOn(dossier) }
  if (conclusion === 'granted') {
    const results = (dossier.result?.documents ?? []).map(({ name, number }) => ({ name, no: number }))
    const scope = item.situation
    const grant = grantDecision({ ...facts, scope, results, delivery: deliveryText(dossier.delivery, hall.name) })
    return [grant, approvalOf(view, event, '准予')]
  }
  if (conclusion === 'rejected') {
    return [rejectionDecision({ ...facts, reason, basis, remedies }), approvalOf(view, event, '不予')]
  }
  return conclusion === 'terminated' ? [terminationDecision({ ...facts, reason, basis, remedies })] : []
}

function approvalOf(view: DossierView, event: EventStamp, decision: string): DocumentContent {
  const { dossier, item, calendar } = view
  const opinions = dossier.tasks.flatMap((task) => task.opinions)
  return approvalSheet({
    ...caseFactsOf(view, event),
    acceptedOn: acceptedOn(dossier),
    due: effectiveDue(dossier, calendar).due,
    situation: item.situation,
    steps: opinions.map(({ step, text, byName, at }) => ({ name: step, opinion: text, by: byName, at })),
    decision: `${decision}${item.type === '行政许可' ? '行政许可' : '办理'}（${event.by.name ?? ''}）`,
  })
}

/** 办结通知书 of an end without a result to hand out. */
export function endNoticeOf(view: DossierView, event: Given<'cases.end-notice-issued'>): DocumentContent {
  const { dossier, hall } = view
  const ended = dossier.case?.conclusion
  const isVoided = dossier.result?.state === 'voided' || ended === undefined
  const facts = {
    ...caseFactsOf(view, event),
    acceptedOn: acceptedOn(dossier),
    conclusion: isVoided ? 'voided' : ended.kind,
    concludedOn: dateOf(ended?.at ?? event.at),
    delivery: `原件退还，到${hall.name}领取`,
  } as const
  return completionNotice(ended?.reason === undefined ? facts : { ...facts, explanation: ended.reason })
}

/** The licences among the results made, valid from the day of the decision. */
export function licencesOf(view: DossierView, event: Given<'handling.result-produced'>): readonly DocumentContent[] {
  const { dossier, organ, item } = view
  const { applicant } = dossier
  const holder = fullName(caseFactsOf(view, event).applicant)
  const decidedOn = dateOf(dossier.case?.conclusion?.at ?? event.at)
  const address = applicant.address === undefined ? [] : [{ label: '地址', value: applicant.address }]
  return event.data.documents
    .filter(({ licence }) => licence !== undefined)
    .map(({ name, number, validUntil }) =>
      licenceDocument({
        organ,
        name,
        number,
        fields: [
          { label: '持证人', value: holder },
          { label: applicant.kind === 'person' ? '证件号码' : '统一社会信用代码', value: applicant.documentNumber },
          ...address,
          { label: '事项', value: dossier.item.name },
          { label: '内容和范围', value: item.situation },
        ],
        ...(validUntil === undefined ? {} : { validity: validityText(validUntil, decidedOn) }),
        on: dateOf(event.at),
        contact: caseFactsOf(view, event).contact,
      }),
    )
}

const methods = { window: '直接送达', mail: '邮寄送达', locker: '自助取件柜送达', electronic: '电子送达' } as const

/** 送达回证 of a delivery. */
export function serviceOf(view: DossierView, event: Given<'handout.delivered'>): DocumentContent {
  const { dossier, hall } = view
  const { recipient, method, identityCheck, proof, signatureId } = event.data
  const evidence = [identityCheck, proof, signatureId === undefined ? undefined : '手写签名']
  const facts = caseFactsOf(view, event)
  return serviceRecord({
    ...facts,
    documents: (dossier.result?.documents ?? []).map(({ name, number }) => ({ title: name, number, count: 1 })),
    recipient: fullName(facts.applicant),
    place: method === 'mail' ? (dossier.delivery.address ?? hall.name) : hall.name,
    method: methods[method],
    taker: recipient,
    takenAt: event.at,
    proof: evidence.filter((text) => text !== undefined).join('，'),
    server: event.by.name ?? hall.name,
  })
}

const corrected = {
  'applicant.name': '申请人名称',
  'applicant.address': '申请人地址',
  'applicant.phone': '申请人电话',
  'applicant.legalRepresentative': '法定代表人',
  'delivery.address': '收件地址',
} as const

/** 文书更正通知书 of a correction. */
export function clericalOf(view: DossierView, event: Given<'cases.error-corrected'>): DocumentContent {
  const { field, from, to } = event.data
  const facts = caseFactsOf(view, event)
  const on = acceptedOn(view.dossier)
  return clericalCorrectionNotice({
    ...facts,
    document: { title: '受理通知书', number: `办件编号${facts.caseNo}`, on },
    wrong: `${corrected[field]}：${from}`,
    right: `${corrected[field]}：${to}`,
  })
}
