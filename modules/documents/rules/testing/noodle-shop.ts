import { compileCalendar, instant, plainDate } from '@yichuang/modules/calendar/rules'
import type { Calendar } from '@yichuang/modules/calendar/rules'
import { foldAll } from '@yichuang/modules/cases/rules'
import type { Dossier, DossierEvent, RecordedEvent } from '@yichuang/modules/cases/rules'
import type { DossierView } from '../index.ts'

/** A noodle shop asks for its food licence on 2026-09-18, event by event. */

const days = (texts: readonly string[]) => texts.map(plainDate)
/** The part of 2026 the story needs. */
export const year2026: Calendar = {
  version: '2026-1',
  cause: '国办发明电〔2025〕7号',
  years: [2026],
  holidays: [
    { name: '中秋节', days: days(['2026-09-25']) },
    { name: '国庆节', days: days(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']) },
  ].flatMap(({ name, days: off }) => off.map((date) => ({ date, name }))),
  makeupWorkdays: days(['2026-09-20', '2026-10-10']).map((date) => ({ date })),
  localClosures: [],
}

export const calendar = compileCalendar(year2026)
export const stream = '0192-noodle-shop'
const stamp = { person: 'p-shen', name: '沈若溪', channel: 'window' } as const

const opened: DossierEvent = {
  type: 'intake.opened',
  v: 1,
  applicationNo: '339921-260918-00052',
  place: { region: '339921', hall: 'hall-county', window: 'hall-county-13' },
  item: {
    id: 'spjy',
    version: 1,
    name: '食品经营许可新办',
    kind: 'commitment',
    department: 'scjg',
    assisting: [],
  },
  answers: { type: ['food'], chain: ['no'] },
  requirements: [
    requirement('form', '食品经营许可申请书', 'original'),
    { ...requirement('licence', '营业执照', 'copy'), isShared: true },
    { ...requirement('health', '从业人员健康证明', 'copy'), deferralDays: 10 },
  ],
  applicant: {
    kind: 'enterprise',
    name: '云岫县麦穗面馆',
    documentType: 'uscc',
    documentNumber: '92339921MA2ABCDE1T',
    phone: '13912346027',
    legalRepresentative: '顾南枝',
    address: '云岫县青梧路118号1层',
  },
  delivery: { method: 'mail', address: '云岫县青梧路118号1层' },
}

function requirement(key: string, name: string, form: 'original' | 'copy') {
  const copies = [{ form, count: 1, action: 'submit' as const }]
  return { key, name, copies, isRequired: true, isShared: false, reviewPoints: ['f1'] }
}

const bound = (key: string): DossierEvent => ({
  type: 'intake.material-bound',
  v: 1,
  key,
  received: true,
  shared: false,
  files: [],
  originalsKept: 1,
  checks: { f1: { ok: true } },
})

const received: DossierEvent = {
  type: 'intake.received',
  v: 1,
  receiptNo: '339921-260918-00052',
  materials: [],
  limits: [{ limit: 'notice', entry: { dayZero: plainDate('2026-09-18'), value: 5, unit: 'workday' } }],
}

const dayZero = plainDate('2026-09-18')

/** An acceptance on the day of receipt: 5 working days promised, 10 by law. */
export const acceptedEvent: DossierEvent = {
  type: 'cases.accepted',
  v: 1,
  caseNo: '339921-260918-00052',
  itemVersion: 1,
  how: 'personal',
  dayZero,
  limits: [
    { limit: 'committed', entry: { dayZero, value: 5, unit: 'workday' } },
    { limit: 'statutory', entry: { dayZero, value: 10, unit: 'workday' } },
  ],
  accepter: 'p-shen',
  accepterName: '沈若溪',
  isOnTheSpot: false,
}

export const receivedEvents: readonly DossierEvent[] = [opened, bound('form'), received]

/** The view of the dossier after these events at 2026-09-18 10:31, in the county of the mock-ups. */
export function viewAfter(events: readonly DossierEvent[], changes: Partial<DossierView> = {}): DossierView {
  const at = instant('2026-09-18T02:31:00Z')
  const dossier: Dossier | undefined = foldAll(undefined, events, { ...stamp, at }, stream)
  if (dossier === undefined) throw new Error('no events')
  return {
    dossier,
    ordinal: 1,
    organ: { name: '云岫县市场监督管理局', mark: '云市监' },
    item: {
      type: '行政许可',
      basis: ['《中华人民共和国食品安全法》第三十五条'],
      situation: '餐饮服务经营者，热食类、冷食类，非连锁门店',
      procedures: [{ name: '现场核查', days: { value: 5, unit: 'workday' } }],
    },
    hall: { name: '云岫县行政服务中心', phone: '0599-60012345' },
    window: '13号窗口',
    remedies: { reconsideration: '云岫县人民政府', court: '云岫县人民法院' },
    calendar,
    ...changes,
  }
}

/** An event as it is read back from the stream. */
export function recorded(event: DossierEvent, at = '2026-09-18T02:31:00Z', name = '沈若溪'): RecordedEvent {
  const { type, v, ...data } = event
  return {
    id: 'e',
    stream,
    seq: 1,
    type,
    v,
    at: instant(at),
    recordedAt: instant(at),
    by: { person: 'p', name },
    channel: 'window',
    data: data as RecordedEvent['data'],
  }
}
