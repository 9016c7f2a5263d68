import { plainDate } from '@yichuang/modules/calendar/rules'
import type { Dossier, DossierEvent, ResultState } from '@yichuang/modules/cases/rules'
import { describe, expect, test } from 'vitest'
import {
  fillTemplate,
  messagesOf,
  quietEvents,
  staffNoticesOf,
  templates,
  toldToApplicants,
  toldToStaff,
} from './index.ts'
import type { TemplateName } from './index.ts'
import { told } from './testing/told.ts'

const no = '339921-260918-00052'
const item = '“食品经营许可新办”'
const v = 1 as const
const until = plainDate('2026-10-12')
const limits = [] as const
const concluded = (conclusion: 'granted' | 'rejected' | 'withdrawn' | 'terminated' | 'forwarded'): DossierEvent => ({
  type: 'cases.concluded',
  v,
  conclusion,
  on: until,
  basis: [],
  limits,
})
const acceptedEvent: DossierEvent = {
  type: 'cases.accepted',
  v,
  caseNo: no,
  itemVersion: 1,
  how: 'personal',
  dayZero: until,
  limits,
  accepter: 'p-shen',
  accepterName: '沈若溪',
  isOnTheSpot: false,
}
const open: Dossier['commitment'] = {
  state: 'open',
  materials: ['health'],
  supplied: [],
  until,
  consequence: 'terminate',
  moves: 'at-once',
  signatureId: 's',
  isExtended: false,
}
const here: ResultState = { state: 'received', documents: [], returns: 0 }
const notice = { id: 'n1', issuedAt: told(acceptedEvent).event.at, issuedBy: 'p', suppliedKeys: [] }
const defects = [{ material: 'form', required: '请盖章' }]
const before = { case: undefined, tasks: [] }
const online = { ...before, stage: 'received', channel: 'post' } as const

const rows: readonly (readonly [text: string, event: DossierEvent, dossier?: Partial<Dossier>])[] = [
  [
    `您申请的${item}已收到，编号${no}，9月29日前答复是否受理。`,
    { type: 'intake.received', v, receiptNo: no, materials: [], limits },
    online,
  ],
  [`${item}已受理，编号${no}，9月29日前办结。`, acceptedEvent],
  [`${item}已容缺受理，编号${no}，请于10月12日前补交承诺的材料。`, acceptedEvent, { commitment: open }],
  [
    `${item}的材料须补正，编号${no}，请到窗口领取补正通知书或凭编号查看。`,
    { type: 'intake.correction-issued', v, noticeId: 'n1', defects },
    { ...before, notices: [{ ...notice, defects, state: 'issued' }] },
  ],
  [
    `${item}有1处须补正，编号${no}，请于10月13日前补齐，详见补正通知书。`,
    { type: 'intake.correction-served', v, noticeId: 'n1', method: 'window', limits },
    { ...before, stage: 'correcting', notices: [{ ...notice, defects, state: 'served' }] },
  ],
  [
    `${item}的补正材料已收到，编号${no}，9月29日前答复是否受理。`,
    { type: 'intake.correction-answered', v, noticeId: 'n1', declared: true, limits },
    { ...before, stage: 'received' },
  ],
  [
    `${item}不予受理，编号${no}，理由和救济途径见不予受理通知书。`,
    { type: 'intake.refused', v, ground: 'not-eligible', reason: '', basis: [], remedies: [], limits },
  ],
  [`${item}未按期补正，申请已退回，编号${no}。可重新申请。`, { type: 'intake.returned', v, limits }],
  [`${item}已按您的申请撤回，编号${no}。`, { type: 'intake.withdrawn', v, by: 'applicant', limits }],
  [
    `${item}的容缺材料可延至10月12日前补交，编号${no}。`,
    { type: 'cases.deferral-extended', v, until, reason: '', limits },
  ],
  [`${item}的容缺材料已补齐，编号${no}。`, { type: 'cases.deferral-fulfilled', v, late: false, limits }],
  [
    `${item}的容缺材料未按期补交，编号${no}，将按承诺书处理，请联系窗口。`,
    { type: 'cases.deferral-defaulted', v, consequence: 'terminate', limits },
  ],
  [`${item}须缴费80.50元，编号${no}，请到窗口或按缴款码缴纳。`, { type: 'cases.fee-due', v, when: 'after', fen: 8050 }],
  [
    `${item}进入现场核查，所需时间不计入办理期限，编号${no}。`,
    { type: 'cases.clock-stopped', v, limits, ground: '现场核查', basis: '', noticeId: 'p1' },
  ],
  [
    `${item}恢复计时，编号${no}，9月29日前办结。`,
    { type: 'cases.clock-resumed', v, limits, cause: '', noticeId: 'p1' },
  ],
  [
    `${item}经批准延长5个工作日，编号${no}，9月29日前办结。`,
    { type: 'cases.limit-extended', v, limits, days: 5, approver: 'p', reason: '' },
  ],
  [
    `因工作日历调整，${item}改为9月29日前办结，编号${no}。`,
    { type: 'cases.limits-reprojected', v, limits, cause: '', calendarVersion: '2' },
  ],
  [`${item}已准予，编号${no}，结果可取时另行通知。`, concluded('granted')],
  [`${item}已作出不予许可的决定，编号${no}，理由和救济途径见决定书。`, concluded('rejected')],
  [`${item}已按您的申请撤回，编号${no}。`, concluded('withdrawn')],
  [`${item}已终止办理，编号${no}，理由见终止办理通知书。`, concluded('terminated')],
  [`${item}已报上级机关办理，编号${no}。`, concluded('forwarded')],
  [
    `${item}的结果已撤回更正，编号${no}，更正后另行通知。`,
    { type: 'handling.result-voided', v, reason: '', ground: '', limits },
  ],
  [
    `${item}的结果可领取，编号${no}，请带证件到云岫县行政服务中心出件窗口。`,
    { type: 'handout.result-received', v, sheetNo: '交1', limits },
    { result: here },
  ],
  [
    `${item}的结果已寄出，编号${no}，邮政速递EA123456789CN。`,
    { type: 'handout.mailed', v, carrier: '邮政速递', waybill: 'EA123456789CN', limits },
  ],
  [
    `${item}结果在A07柜，取件码{{code}}，10月12日前有效，编号${no}。`,
    { type: 'handout.put-in-locker', v, box: 'A07', codeHash: 'h', until, limits },
  ],
  [
    `${item}的结果已退回大厅，编号${no}，请带证件到云岫县行政服务中心出件窗口领取。`,
    { type: 'handout.came-back', v, reason: '' },
  ],
  [
    `${item}的结果已送达，编号${no}。如非本人或代办人领取，请联系大厅。`,
    { type: 'handout.delivered', v, recipient: '周砚秋', method: 'window', limits },
  ],
  [
    `${item}的结果逾期未领，已存档，编号${no}，领取请联系大厅。`,
    { type: 'handout.deposited', v, approver: 'p', limits },
  ],
]

describe('what the applicant is told', () => {
  test.each(rows.map(([text, event, dossier = {}]) => [text, event, dossier] as const))(
    '[NET-04] %s',
    (text, event, dossier) => {
      expect(messagesOf(told(event, dossier))).toMatchObject([
        { kind: 'sms', recipient: '13912346027', text, language: 'zh' },
      ])
    },
  )

  test('[NET-04] every event that can be told stands in the table', () => {
    const shown = new Set(rows.map(([, { type }]) => type))
    expect(toldToApplicants.filter((type) => !shown.has(type as DossierEvent['type']))).toEqual([])
  })

  test('what is not the applicant’s business is not told', () => {
    expect(messagesOf(told({ type: 'cases.urged', v, reason: '快' }))).toEqual([])
    expect(messagesOf(told({ type: 'handling.task-claimed', v, taskId: 't1' }))).toEqual([])
  })

  test('an instant case decided on the spot is told once, with the decision', () => {
    const spot = { case: { ...told(acceptedEvent).dossier.case, isOnTheSpot: true } as Dossier['case'] }
    expect(messagesOf(told(acceptedEvent, spot))).toEqual([])
    expect(messagesOf(told(concluded('granted'), spot))).toHaveLength(1)
  })

  test('[INT-05] a notice that was served in the same act is told once', () => {
    const served = { ...before, notices: [{ ...notice, defects, state: 'served' as const }] }
    expect(messagesOf(told({ type: 'intake.correction-issued', v, noticeId: 'n1', defects }, served))).toEqual([])
  })

  test('[NET-03] an application of the portal gets its message there, too', () => {
    const kinds = messagesOf(told(acceptedEvent, { channel: 'full' })).map(({ kind, recipient }) => [kind, recipient])
    expect(kinds).toEqual([
      ['sms', '13912346027'],
      ['portal', no],
    ])
  })

  test('who has no telephone gets no short message', () => {
    const { applicant } = told(acceptedEvent).dossier
    expect(messagesOf(told(acceptedEvent, { applicant: { ...applicant, phone: ' ' } }))).toEqual([])
  })

  test('[OUT-03] a result on its way is told to the number given for the delivery', () => {
    const mailed: DossierEvent = { type: 'handout.mailed', v, carrier: '邮政速递', waybill: 'EA1', limits }
    const [draft] = messagesOf(told(mailed, { delivery: { method: 'mail', phone: '13800001111' } }))
    expect(draft?.recipient).toBe('13800001111')
  })

  test('[OUT-04] the code of a box is not in the text; box and day from which it is made go with it', () => {
    const put: DossierEvent = { type: 'handout.put-in-locker', v, box: 'A07', codeHash: 'h', until, limits }
    expect(messagesOf(told(put))[0]?.fill).toEqual({ box: 'A07', day: '2026-09-18' })
  })

  test('who comes with a passport reads English', () => {
    const { applicant } = told(acceptedEvent).dossier
    const [draft] = messagesOf(told(acceptedEvent, { applicant: { ...applicant, documentType: 'passport' } }))
    expect(draft).toMatchObject({
      language: 'en',
      text: `Accepted: 食品经营许可新办, no. ${no}. To be decided by 2026-09-29.`,
    })
  })

  test('every Chinese text fits into one short message, one with a link into three, with a long name of an item', () => {
    const facts = {
      item: '个体工商户设立登记和食品经营许可证新办联办事项',
      no,
      due: until,
      until,
      count: 30,
      amount: '80.00',
      days: 10,
    }
    const more = {
      ground: '现场核查',
      hall: '云岫县行政服务中心',
      carrier: '邮政速递',
      waybill: 'EA123456789CN',
      box: 'A07',
      code: '12345678',
      day: '11月24日',
      time: '09:00–09:30',
      link: 'https://hall.example.gov.cn/booking/0123456789abcdef0123456789abcdef01234567',
    }
    const most = (name: TemplateName) => (templates[name].zh.includes('{{link}}') ? 3 * 67 : 70)
    const long = (Object.keys(templates) as TemplateName[])
      .map((name) => [name, [...fillTemplate(name, 'zh', { ...facts, ...more })].length] as const)
      .filter(([name, length]) => length > most(name))
    expect(long).toEqual([])
  })

  test('no text asks for a fact that it does not get', () => {
    const left = rows.flatMap(([, event, dossier]) => messagesOf(told(event, dossier)).map(({ text }) => text))
    expect(left.filter((text) => text.replace('{{code}}', '').includes('{{'))).toEqual([])
  })
})

describe('what staff are told', () => {
  const kinds: readonly (readonly [kind: string, event: DossierEvent, facts: object])[] = [
    ['decided', concluded('granted'), { conclusion: 'granted' }],
    ['ended', concluded('terminated'), { conclusion: 'terminated' }],
    ['corrected', { type: 'intake.correction-answered', v, noticeId: 'n1', declared: true, limits }, {}],
    ['supplied', { type: 'cases.deferred-supplied', v, bindings: [] }, {}],
    ['defaulted', { type: 'cases.deferral-defaulted', v, consequence: 'terminate', limits }, {}],
    ['urged', { type: 'cases.urged', v, reason: '今天到期' }, { reason: '今天到期' }],
    ['moved', { type: 'cases.limit-extended', v, limits, days: 5, approver: 'p', reason: '' }, { due: '2026-09-29' }],
    ['moved', { type: 'cases.clock-resumed', v, limits, cause: '', noticeId: 'p' }, { due: '2026-09-29' }],
    [
      'stopped',
      { type: 'cases.clock-stopped', v, limits, ground: '现场核查', basis: '', noticeId: 'p' },
      { ground: '现场核查' },
    ],
    ['overdue', { type: 'cases.overdue', v, limit: 'committed', due: until }, { due: until }],
    ['voided', { type: 'handling.result-voided', v, reason: '笔误', ground: '', limits }, { reason: '笔误' }],
    ['collected', { type: 'handout.delivered', v, recipient: '周砚秋', method: 'window', limits }, {}],
  ]

  test.each(kinds)('[CON-05] %s: first-asked and examiner hear of it', (kind, event, facts) => {
    expect(staffNoticesOf(told(event, {}, {}, 'p-other'))).toEqual([
      { person: 'p-shen', kind, facts },
      { person: 'p-he', kind, facts },
    ])
  })

  test('[CON-05] nobody is told what they did themselves, and the clock is nobody', () => {
    const people = (dossier: Partial<Dossier>, by: string) =>
      staffNoticesOf(told(concluded('granted'), dossier, {}, by)).map(({ person }) => person)
    expect(people({}, 'p-he')).toEqual(['p-shen'])
    const deemed = { ...told(acceptedEvent).dossier.case, accepter: 'system:clock' } as Dossier['case']
    expect(people({ case: deemed }, 'p-other')).toEqual(['p-he'])
  })

  test('[CON-05] before acceptance it is who took the application at the counter; an applicant on line is no staff', () => {
    const answered: DossierEvent = { type: 'intake.correction-answered', v, noticeId: 'n1', declared: true, limits }
    expect(staffNoticesOf(told(answered, before, {}, 'p-other')).map(({ person }) => person)).toEqual(['p-shen'])
    expect(
      staffNoticesOf(told(answered, { ...before, channel: 'full', openedBy: 'applicant' }, {}, 'p-other')),
    ).toEqual([])
  })

  test('what changes nothing for them is not told', () => {
    expect(staffNoticesOf(told({ type: 'handling.task-claimed', v, taskId: 't1' }, {}, {}, 'p-other'))).toEqual([])
  })
})

test('an everyday step inside the house that nobody is told of is told to nobody', () => {
  expect([...toldToApplicants, ...toldToStaff].filter((type) => quietEvents.has(type))).toEqual([])
})
