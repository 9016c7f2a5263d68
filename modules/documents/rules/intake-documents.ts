import { addWorkingDays, dateOf } from '@yichuang/modules/calendar/rules'
import type { CompiledCalendar } from '@yichuang/modules/calendar/rules'
import { defaultSettings } from '@yichuang/modules/cases/rules'
import type { Dossier } from '@yichuang/modules/cases/rules'
import type { DocumentContent } from './content.ts'
import { caseFactsOf, copiesText, deliveryText, dueFactsOf, materialLinesOf } from './dossier-facts.ts'
import type { DossierView, EventStamp, Given } from './dossier-facts.ts'
import {
  acceptanceNotice,
  commitmentLetter,
  correctionNotice,
  receiptLetter,
  refusalDecision,
  returnLetter,
  supplementReceipt,
} from './intake-letters.ts'
import type { AcceptanceFacts, CorrectionFacts } from './intake-letters.ts'
import { limitText } from './wording.ts'

/** 收件凭证 of a reception. */
export function receiptOf(view: DossierView, event: Given<'intake.received'>): DocumentContent {
  const { dossier, calendar, hall, window } = view
  return receiptLetter({
    ...caseFactsOf(view, event),
    receivedAt: event.at,
    receiver: event.by.name ?? dossier.openedByName,
    place: `${hall.name}${window ?? ''}`,
    materials: materialLinesOf(dossier),
    toldBy: dueFactsOf(dossier.ledgers.notice, calendar).due ?? dateOf(event.at),
  })
}

/** 补齐补正告知书 of a notice issued. */
export function correctionOf(view: DossierView, event: Given<'intake.correction-issued'>): DocumentContent {
  const { dossier, calendar } = view
  const names = new Map(dossier.requirements.map(({ key, name }) => [key, name]))
  return correctionNotice({
    ...caseFactsOf(view, event),
    defects: event.data.defects.map(({ material, required }) => ({
      material: names.get(material) ?? material,
      required,
    })),
    until: correctionUntil(dossier, event, calendar),
    consequence: '退还材料，可以重新申请',
  })
}

/** From service the limit runs; at the window that is the same act, else it is still to come. (lifecycle 2.1) */
function correctionUntil(
  { ledgers }: Dossier,
  { at }: EventStamp,
  calendar: CompiledCalendar,
): CorrectionFacts['until'] {
  const day = ledgers.correction === undefined ? null : dueFactsOf(ledgers.correction, calendar).due
  if (day !== null) return { day }
  const value = defaultSettings.correctionDays
  return { day: addWorkingDays(dateOf(at), value, calendar), fromService: { value, unit: 'workday' } }
}

/** 不予受理决定书 of a refusal. */
export function refusalOf(view: DossierView, event: Given<'intake.refused'>): DocumentContent {
  const { ground, reason, basis, rightBody } = event.data
  const facts = { ...caseFactsOf(view, event), ground, reason, basis, remedies: view.remedies }
  return refusalDecision(rightBody === undefined ? facts : { ...facts, rightBody })
}

/** 退件通知书: the file goes back for this reason. */
export function returnOf(view: DossierView, event: EventStamp, reason: string): DocumentContent {
  const kept = materialLinesOf(view.dossier).filter(({ note }) => note.startsWith('已收'))
  const materials = kept.map((line) => ({ ...line, note: '退还' }))
  return returnLetter({ ...caseFactsOf(view, event), reason, materials })
}

/** 受理通知书 of an acceptance, however it came about. */
export function acceptanceOf(view: DossierView, event: Given<'cases.accepted'>): DocumentContent {
  const { dossier, calendar, item, hall, window } = view
  const { dayZero, accepterName } = event.data
  return acceptanceNotice({
    ...caseFactsOf(view, event),
    acceptedOn: dayZero,
    situation: item.situation,
    committed: dueFactsOf(dossier.ledgers.committed, calendar),
    statutory: dueFactsOf(dossier.ledgers.statutory, calendar),
    excluded: item.procedures.map(
      ({ name, days }) => `${name}，${days === null ? '时间另行告知' : `不超过${limitText(days)}`}`,
    ),
    delivery: deliveryText(dossier.delivery, hall.name),
    materials: materialLinesOf(dossier),
    how: howOf(dossier, event.data.how),
    accepter: window === undefined ? accepterName : `${accepterName}（${window}）`,
  })
}

function howOf({ commitment }: Dossier, how: 'personal' | 'deemed' | 'pushed'): AcceptanceFacts['how'] {
  if (how === 'deemed') return { type: 'deemed' }
  if (commitment === undefined) return { type: 'complete' }
  return { type: 'deferred', until: commitment.until, holdsClock: commitment.moves === 'after-materials' }
}

const consequences = {
  terminate: '终止办理，退还材料',
  'decide-as-is': '按已有材料作出决定，材料不符合条件的不予许可',
} as const

/** 容缺受理承诺书 of a deferral. */
export function commitmentOf(view: DossierView, event: Given<'cases.deferral-opened'>): DocumentContent {
  const { dossier, calendar } = view
  const { materials, until, consequence, moves } = event.data.commitment
  const wanted = dossier.requirements.filter(({ key }) => materials.includes(key))
  const facts = caseFactsOf(view, event)
  return commitmentLetter({
    ...facts,
    materials: wanted.map((requirement) => ({ name: requirement.name, copies: copiesText(requirement) })),
    until,
    days: dueFactsOf(dossier.ledgers.deferral, calendar).limit,
    consequence: consequences[consequence],
    waitsForPapers: moves === 'after-materials',
    officer: facts.contact.name,
  })
}

/** 材料补齐凭证 (B9): what was handed in later, what is still missing, and when the file goes on. (INT-04, INT-05) */
export function supplementOf(
  view: DossierView,
  event: EventStamp & { readonly data: { readonly bindings: readonly { readonly key: string }[] } },
): DocumentContent {
  const { dossier, hall, window } = view
  const keys = event.data.bindings.map(({ key }) => key)
  const nameOf = (key: string) => dossier.requirements.find((one) => one.key === key)?.name ?? key
  return supplementReceipt({
    ...caseFactsOf(view, event),
    receivedAt: event.at,
    receiver: event.by.name ?? dossier.openedByName,
    place: `${hall.name}${window ?? ''}`,
    materials: dossier.requirements
      .filter(({ key }) => keys.includes(key))
      .map((requirement) => ({ name: requirement.name, copies: copiesText(requirement), note: '已收' })),
    missing: stillMissing(dossier).map(nameOf),
  })
}

/** 材料补充凭证 of what was added of one's own accord. */
export function additionOf(view: DossierView, event: Given<'cases.material-added'>): DocumentContent {
  const { dossier, hall, window } = view
  const { name, files } = event.data
  return supplementReceipt({
    ...caseFactsOf(view, event),
    receivedAt: event.at,
    receiver: event.by.name ?? dossier.openedByName,
    place: `${hall.name}${window ?? ''}`,
    materials: [{ name, copies: files.length === 0 ? '纸质件' : `电子件${files.length}份`, note: '主动补充' }],
    missing: stillMissing(dossier).map((key) => dossier.requirements.find((one) => one.key === key)?.name ?? key),
  })
}

/** What was asked for or promised and is not there yet. */
function stillMissing({ notices, commitment, stage }: Dossier): readonly string[] {
  const notice = stage === 'correcting' ? notices.at(-1) : undefined
  const asked = (notice?.defects ?? [])
    .map(({ material }) => material)
    .filter((key) => !(notice?.suppliedKeys ?? []).includes(key))
  const isOwed = commitment?.state === 'open' || commitment?.state === 'defaulted'
  const promised = isOwed ? commitment.materials.filter((key) => !commitment.supplied.includes(key)) : []
  return [...new Set([...asked, ...promised])]
}
