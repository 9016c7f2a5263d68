import { applicantKey } from '@yichuang/modules/cases/public'
import { prepareApplication } from '@yichuang/modules/intake/public'
import type { MachineHall } from '@yichuang/modules/intake/public'
import type { ZoneSign } from '@yichuang/modules/queue/public'
import { zonePlace } from '@yichuang/modules/portal/public'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { decided, nobody, refused } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { SelfserviceParts } from '../parts.ts'
import { applicantOf, formNow } from '../rules/index.ts'
import type { Done, TicketGiven } from '../rules/index.ts'
import type { Sitting } from './sittings.ts'

// A claim lasts a minute: by then the application is there, and speaks for itself.
const claim = prepared<{ key: string }, [applicant: string, item: string, key: string, at: string]>(
  'selfservice.claim',
  `insert into selfservice.claim (applicant_key, item, key, at) values ($1, $2, $3, $4)
   on conflict (applicant_key, item) do update set key = excluded.key, at = excluded.at
   where claim.key = excluded.key or claim.at < excluded.at - interval '1 minute' returning key`,
)

interface Moment {
  readonly at: Instant
  readonly requestId: string
}

interface Sent {
  readonly sitting: Sitting
  readonly item: Item
  readonly hall: MachineHall
}

/**
 * 提交: the application is opened by the command that opens every one, over the channel `kiosk`, and goes with a number of
 * the line of its item. Sent twice it is one application and one number. (NET-07, QUE-01, QUE-08)
 */
export async function submitSitting(
  parts: SelfserviceParts,
  { sitting, item, hall }: Sent,
  moment: Moment,
): Promise<Decision<Done>> {
  const { state, key } = sitting
  if (state.done !== undefined) return decided(state.done)
  const applicant = applicantOf(state.person)
  if (!(await isClaimed(parts.db, { applicant, item: item.id, key, at: moment.at })))
    return refused({ code: 'intake.duplicate-unacknowledged' })
  const form = formNow(item, state, dateOf(moment.at))?.stored
  const entered = {
    item: item.id,
    answers: Object.fromEntries(Object.entries(state.answers).map(([id, chosen]) => [id, [...chosen]])),
    applicant: { ...applicant, kind: state.person.kind },
    delivery: { method: 'window' as const },
    ...(form === undefined ? {} : { form: { ...form } }),
  }
  const { kind, name, documentType, documentNumber, phone } = applicant
  const opened = await prepareApplication(
    parts,
    { ...entered, applicant: { kind, name, documentType, documentNumber, phone }, hall },
    { ...moment, key },
  )
  if (!opened.ok) return opened
  const { applicationNo } = opened.value
  const ticket = await ticketFor(parts, { sitting, item, hall }, { ...moment, applicationNo })
  return decided({ applicationNo, itemName: item.name, ticket })
}

async function isClaimed(
  db: Database,
  { applicant, item, key, at }: { applicant: ReturnType<typeof applicantOf>; item: string; key: string; at: Instant },
): Promise<boolean> {
  const whose = applicantKey(applicant.documentType, applicant.documentNumber)
  return (await db.find(claim, [whose, item, key, at])) !== undefined
}

/** The number to be called with, for the line of the item; who holds one of the line keeps it. (QUE-01) */
async function ticketFor(
  { queue }: SelfserviceParts,
  { sitting, item, hall }: Sent,
  { at, requestId, applicationNo }: Moment & { readonly applicationNo: string },
): Promise<TicketGiven> {
  const line = await queue.lineOf(hall.id, item.id, at)
  if (line === undefined || !line.isServed) return { kind: 'closed', line: line?.name ?? '' }
  const { kind, name, documentNumber, phone } = applicantOf(sitting.state.person)
  const whose = { phone, ...(kind === 'person' ? { documentNumber } : {}) }
  const wish = { hall: hall.id, group: line.id, item: item.id, prepared: applicationNo, ...whose }
  const intent = { actor: nobody, at, requestId, key: sitting.ticketKey }
  const taken = await queue.take({ ...wish, name }, intent)
  if (taken.ok) {
    const { no, ahead, minutes, token, waitAt } = taken.value
    return { kind: 'taken', no, line: line.name, ahead, minutes, token, place: placeWords(waitAt) }
  }
  const attached = await queue.attach(wish, intent)
  if (attached.ok) return { kind: 'held', no: attached.value.no, line: line.name }
  const held = taken.refusal['no']
  return typeof held === 'string' ? { kind: 'other', no: held, line: line.name } : { kind: 'closed', line: line.name }
}

function placeWords(zone: ZoneSign | null): Readonly<Record<'zh-CN' | 'en', string>> {
  if (zone === null) return { 'zh-CN': '', en: '' }
  const seen = { path: '', search: '', isElder: false, at: '' }
  return {
    'zh-CN': zonePlace({ ...seen, language: 'zh-CN' }, zone),
    en: zonePlace({ ...seen, language: 'en' }, zone),
  }
}
