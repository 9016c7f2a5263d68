import { plainDate } from '@yichuang/modules/calendar/rules'
import type { DossierEvent } from '@yichuang/modules/cases/rules'
import { describe, expect, test } from 'vitest'
import { documentEvents, documentsOf, textOf } from './index.ts'
import type { DocumentContent } from './index.ts'
import { filledIn, shopForm } from './testing/filled-form.ts'
import { acceptedEvent, receivedEvents, recorded, viewAfter } from './testing/noodle-shop.ts'

const dayZero = plainDate('2026-09-18')

/** The documents of the last event, told by its text. */
function documents(events: readonly DossierEvent[], changes = {}): readonly DocumentContent[] {
  const last = events.at(-1)
  if (last === undefined) throw new Error('no event')
  return documentsOf(viewAfter(events, changes), recorded(last))
}

function textAfter(...events: readonly DossierEvent[]): string {
  return documents([...receivedEvents, ...events])
    .map(textOf)
    .join('\n')
}

describe('what follows from intake', () => {
  test('[INT-03] reception gives a receipt with every paper, and the last day of the one-time notice', () => {
    const text = textOf(documents(receivedEvents)[0] ?? failed())
    expect(text).toContain('云市监收〔2026〕260918-00052号')
    expect(text).toMatch(/食品经营许可申请书[^]*原件1份[^]*已收/)
    expect(text).toMatch(/营业执照[^]*电子证照[^]*共享，免交/)
    // 09-20 is worked, 09-25 is Mid-Autumn: the fifth working day after Friday the 18th
    expect(text).toContain('最晚在2026年9月24日 星期四告知')
    expect(text).toContain('2026年9月18日10时31分')
    expect(text).not.toContain('从业人员健康证明')
  })
  test('[INT-03] [TIM-03] acceptance gives a notice with both latest days and the time that does not count', () => {
    const text = textAfter(acceptedEvent)
    expect(text).toContain('云市监受〔2026〕260918-00052号')
    expect(text).toContain('云岫县麦穗面馆（经营者：顾南枝）：')
    expect(text).toContain('根据《中华人民共和国行政许可法》第三十二条第一款第五项，现予受理')
    expect(text).toContain('2026年9月24日 星期四')
    expect(text).toContain('2026年10月9日 星期五')
    expect(text).toContain('现场核查，不超过5个工作日')
    expect(text).toContain('沈若溪（13号窗口）')
  })
  test('[NET-05] acceptance puts the form of the version applied under on paper: what was asked, in words, nothing else', () => {
    const view = viewAfter([...receivedEvents, filledIn, acceptedEvent])
    const made = documentsOf({ ...view, item: { ...view.item, form: shopForm } }, recorded(acceptedEvent))
    expect(made.map(({ title }) => title)).toEqual(['受理通知书', '食品经营许可新办申请表'])
    const form = made[1] ?? failed()
    expect(form.number).toBe('339921-260918-00052')
    const text = textOf(form)
    expect(text).toMatch(/场所来源\n租赁[^]*租期到\n2029年8月31日[^]*网络订餐平台\n平台甲、平台丙[^]*使用燃气\n是/)
    expect(text).toMatch(
      /食品安全管理人员[^]*1\n顾南枝\n339921198804122426\n2026年3月1日\n2\n陈望\n339921199011053214\n／/,
    )
    expect(text).toContain('58.5平方米')
    expect(text).toContain('事项第1版')
    expect(text).toContain('《中华人民共和国行政许可法》第三十一条、第七十八条')
    expect(text).not.toMatch(/房产证号|云房2019|连锁总部|没有总部|委托代理人/)
    expect(documentsOf(view, recorded(acceptedEvent))).toHaveLength(1)
  })
  test('[NET-05] who applies for somebody else signs the form too; a person speaks of themself', () => {
    const view = viewAfter([...receivedEvents, filledIn, acceptedEvent])
    const { dossier } = view
    const agent = { name: '陈望', documentType: 'residentId', documentNumber: '339921199011053214', phone: '' } as const
    const person = { ...dossier.applicant, kind: 'person', name: '顾南枝' } as const
    const item = { ...view.item, form: shopForm, type: '公共服务' }
    const made = documentsOf(
      { ...view, item, dossier: { ...dossier, agent, applicant: person } },
      recorded(acceptedEvent),
    )
    const text = textOf(made[1] ?? failed())
    expect(text).toContain('委托代理人（签名）')
    expect(text).toContain('本人对以上所填内容')
    expect(text).not.toContain('行政许可法')
  })
  test('[TIM-02] acceptance by law says so and counts from the day of receipt', () => {
    const text = textAfter({ ...acceptedEvent, how: 'deemed' } as DossierEvent)
    expect(text).toContain('第一款第四项，自2026年9月18日起即为受理')
  })
  test('[INT-04] a deferral gives a commitment that names papers, last day and consequence, and shows in the notice', () => {
    const deferral: DossierEvent = {
      type: 'cases.deferral-opened',
      v: 1,
      commitment: {
        materials: ['health'],
        until: plainDate('2026-10-09'),
        consequence: 'terminate',
        moves: 'after-materials',
        signatureId: 's',
      },
      limits: [
        { limit: 'deferral', entry: { dayZero, value: 10, unit: 'workday' } },
        {
          limit: 'committed',
          entry: { kind: 'stopped', from: dayZero, ground: '容缺待补', basis: '容缺受理承诺书', notice: 's' },
        },
      ],
    }
    const commitment = textAfter(acceptedEvent, deferral)
    expect(commitment).toMatch(/从业人员健康证明\n复印件1份/)
    expect(commitment).toContain('2026年10月9日 星期五前（10个工作日内）')
    expect(commitment).toContain('终止办理，退还材料。')
    expect(commitment).toContain('承诺人（签名或盖章）')
    const view = viewAfter([...receivedEvents, acceptedEvent, deferral])
    const notice = textOf(documentsOf(view, recorded(acceptedEvent))[0] ?? failed())
    expect(notice).toContain('现予容缺受理')
    expect(notice).toContain('自材料补齐之日起计算')
    expect(notice).toMatch(/从业人员健康证明\n复印件1份\n容缺，10月9日前补/)
  })
  test('[INT-05] a correction notice names every defect, and until when after service', () => {
    const issued: DossierEvent = {
      type: 'intake.correction-issued',
      v: 1,
      noticeId: 'n',
      defects: [
        { material: 'form', required: '第3页缺少申请人签名，请补签。' },
        { material: 'health', required: '请提供有效期内的健康证明复印件1份。' },
      ],
    }
    const text = textAfter(issued)
    expect(text).toContain('食品经营许可申请书\n第3页缺少申请人签名，请补签。')
    expect(text).toContain('从业人员健康证明\n请提供有效期内的健康证明复印件1份。')
    expect(text).toContain('请自收到本告知书之日起10个工作日内（今天收到的，为2026年10月9日 星期五前）')
    expect(documents([...receivedEvents, issued], { ordinal: 2 })[0]?.number).toBe('云市监补〔2026〕260918-00052-2号')
  })
  test('[INT-06] a refusal has reason, basis, the right body and both remedies', () => {
    const text = textAfter({
      type: 'intake.refused',
      v: 1,
      ground: 'not-competent',
      reason: '经营场所位于云泉区',
      basis: ['《食品经营许可和备案管理办法》第六条'],
      rightBody: '云泉区市场监督管理局',
      remedies: [],
      limits: [],
    })
    expect(text).toContain('依法不属于本机关职权范围。经营场所位于云泉区。')
    expect(text).toContain('第三十二条第一款第二项、《食品经营许可和备案管理办法》第六条')
    expect(text).toContain('可以向云泉区市场监督管理局申请')
    expect(text).toMatch(/六十日内向云岫县人民政府申请行政复议.*六个月内依法向云岫县人民法院提起行政诉讼/)
  })
})

describe('what follows from handling', () => {
  test('[BAK-06] [TIM-01] a special procedure gives a notice with kind, law, time and what stands still', () => {
    const text = textAfter(acceptedEvent, {
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: 'q',
      kind: 'survey',
      name: '专家评审',
      days: 8,
      stopsStatutory: true,
      noticeId: 'n',
    })
    expect(text).toContain('需要进行专家评审，根据《中华人民共和国行政许可法》第四十五条')
    expect(text).toContain('8个工作日')
    expect(text).toContain('不计入承诺期限和法定期限')
    expect(text).toContain('自送达之日起8个工作日（今天送达的，到2026年9月30日 星期三）')
  })
  test('[TIM-01] a procedure whose notice was served in the same act states the days', () => {
    const procedure: DossierEvent = {
      type: 'handling.procedure-opened',
      v: 1,
      procedureId: 'q',
      kind: 'survey',
      name: '现场核查',
      days: 5,
      basis: '《食品经营许可和备案管理办法》第二十条',
      stopsStatutory: false,
      noticeId: 'n',
    }
    const served: DossierEvent = {
      type: 'handling.procedure-notice-served',
      v: 1,
      procedureId: 'q',
      method: 'window',
      announcedUntil: plainDate('2026-09-24'),
    }
    const view = viewAfter([...receivedEvents, acceptedEvent, procedure, served])
    const text = textOf(documentsOf(view, recorded(procedure))[0] ?? failed())
    expect(text).toMatch(/开始日期\n2026年9月18日 星期五\n预计结束\n2026年9月24日 星期四/)
    expect(text).toContain('这段时间不计入承诺期限。')
    expect(text).not.toContain('第四十五条')
  })
  test('[TIM-05] an approved extension gives a notice with reason, approver, the old and the new day', () => {
    const text = textAfter(
      acceptedEvent,
      { type: 'handling.extension-requested', v: 1, days: 5, reason: '需要核实连锁经营情况。' },
      { type: 'handling.extension-approved', v: 1, noticeId: 'n' },
    )
    expect(text).toContain('因需要核实连锁经营情况，不能在原定期限内作出决定')
    expect(text).toContain('第四十二条，经本机关负责人沈若溪批准，办理期限延长5个工作日')
    expect(text).toContain('原最晚办结\n2026年9月24日 星期四')
    expect(text).toContain('现最晚办结\n2026年10月9日 星期五')
  })
  test('[BAK-02] a rejection has reasons, law and remedies; it and a grant bring the form of the file', () => {
    const concluded = (conclusion: 'granted' | 'rejected'): DossierEvent => ({
      type: 'cases.concluded',
      v: 1,
      conclusion,
      on: plainDate('2026-09-22'),
      reason: '专间没有独立的空调设施',
      basis: ['《食品经营许可和备案管理办法》第十二条'],
      limits: [],
    })
    const rejected = documents([...receivedEvents, acceptedEvent, concluded('rejected')])
    expect(rejected.map(({ title }) => title)).toEqual(['不予行政许可决定书', '业务审批单'])
    const text = rejected.map(textOf).join('\n')
    expect(text).toContain('专间没有独立的空调设施。')
    expect(text).toContain('第三十八条第二款、《食品经营许可和备案管理办法》第十二条')
    expect(text).toContain('行政复议')
    const granted = documents([...receivedEvents, acceptedEvent, concluded('granted')])
    expect(granted.map(({ title }) => title)).toEqual(['准予行政许可决定书', '业务审批单'])
  })
  test('[BAK-02] what is no licence is granted as 办理, and no licensing law is cited', () => {
    const item = { type: '行政确认', basis: ['《户口登记条例》第七条'], situation: '国内出生', procedures: [] }
    const last: DossierEvent = {
      type: 'cases.concluded',
      v: 1,
      conclusion: 'granted',
      on: dayZero,
      basis: [],
      limits: [],
    }
    const [grant] = documents([...receivedEvents, acceptedEvent, last], { item })
    expect(grant?.title).toBe('准予办理决定书')
    expect(textOf(grant ?? failed())).not.toContain('行政许可法')
  })
})

describe('what follows from hand-out and after', () => {
  test('[OUT-02] a delivery gives a record with what, to whom, when and the proof', () => {
    const text = textAfter(
      acceptedEvent,
      { type: 'handout.result-owed', v: 1 },
      {
        type: 'handling.result-produced',
        v: 1,
        documents: [{ id: 'd', name: '食品经营许可证', number: 'JY23399210001234', licence: 'lic-spjy' }],
        seal: 's',
      },
      {
        type: 'handout.delivered',
        v: 1,
        recipient: '顾南枝',
        method: 'window',
        identityCheck: '居民身份证核验',
        signatureId: 'g',
        limits: [],
      },
    )
    expect(text).toMatch(/食品经营许可证\nJY23399210001234\n1/)
    expect(text).toMatch(/签收人\n顾南枝/)
    expect(text).toContain('居民身份证核验，手写签名')
  })
  test('[BAK-10] every licence among the results becomes a document with its own number', () => {
    const licence = (number: string) => ({ id: number, name: '食品经营许可证', number, licence: 'lic-spjy' })
    const made = documents([
      ...receivedEvents,
      acceptedEvent,
      { type: 'handout.result-owed', v: 1 },
      { type: 'handling.result-produced', v: 1, documents: [licence('JY1'), licence('JY2')], seal: 's' },
    ])
    expect(made.map(({ kind, number }) => [kind, number])).toEqual([
      ['licence', 'JY1'],
      ['licence', 'JY2'],
    ])
  })
  test('[BAK-10] a licence says how long it is valid, from the day of the decision', () => {
    const valid = (validUntil: string) =>
      textAfter(
        acceptedEvent,
        { type: 'handout.result-owed', v: 1 },
        {
          type: 'handling.result-produced',
          v: 1,
          documents: [{ id: 'd', name: '食品经营许可证', number: 'JY1', licence: 'lic-spjy', validUntil }],
          seal: 's',
        },
      )
    expect(valid('5年')).toMatch(/有效期\n\d{4}年9月\d+日至\d{4}年9月\d+日/)
    expect(valid('5年')).not.toContain('长期')
    expect(valid('2031-09-21')).toMatch(/有效期\n至2031年9月21日/)
    expect(valid('最长5年')).toMatch(/有效期\n最长5年/)
    expect(valid('长期')).toMatch(/有效期\n长期/)
  })
  test('[BAK-14] withdrawal gives the papers back in writing; a clerical correction names wrong and right', () => {
    const back = textAfter({ type: 'intake.withdrawn', v: 1, by: 'applicant', limits: [] })
    expect(back).toContain('已由申请人撤回')
    expect(back).toMatch(/食品经营许可申请书\n原件1份\n退还/)
    const mended = textAfter(acceptedEvent, {
      type: 'cases.error-corrected',
      v: 1,
      field: 'applicant.name',
      from: '云岫县麦穂面馆',
      to: '云岫县麦穗面馆',
    })
    expect(mended).toContain('申请人名称：云岫县麦穂面馆')
    expect(mended).toContain('申请人名称：云岫县麦穗面馆')
  })
  test('events that no document follows from give none', () => {
    const claimed: DossierEvent = { type: 'handling.task-claimed', v: 1, taskId: 't' }
    expect(documentEvents).not.toContain(claimed.type)
    expect(documentsOf(viewAfter(receivedEvents), recorded(claimed))).toEqual([])
  })
})

function failed(): never {
  throw new Error('no document')
}
