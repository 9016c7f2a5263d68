import { parseApplicationNo } from '@yichuang/modules/codes/rules'
import type { ApplicationNo } from '@yichuang/modules/codes/rules'
import { instant, plainDate } from '@yichuang/modules/calendar/rules'
import {
  acceptanceNotice,
  approvalSheet,
  clericalCorrectionNotice,
  commitmentLetter,
  completionNotice,
  correctionNotice,
  custodySheet,
  delegationLetter,
  extensionNotice,
  grantDecision,
  licenceDocument,
  procedureNotice,
  receiptLetter,
  refusalDecision,
  rejectionDecision,
  resultSheet,
  returnLetter,
  serviceRecord,
  supplementReceipt,
  terminationDecision,
} from '../index.ts'
import type { AcceptanceFacts, CaseFacts, DocumentContent, DocumentKind } from '../index.ts'
import { applicationSample } from './filled-form.ts'

/** One document of every kind, about the case of the mock-ups: a noodle shop in Yunxiu county, September 2026. */

export const caseNo = numberFrom('339921-260918-00052')
const contact = { name: '沈若溪', phone: '0599-60012345' }
const remedies = { reconsideration: '云岫县人民政府', court: '云岫县人民法院' }

export const noodleShop: CaseFacts = {
  organ: { name: '云岫县市场监督管理局', mark: '云市监' },
  caseNo,
  item: { name: '食品经营许可新办', type: '行政许可', basis: ['《中华人民共和国食品安全法》第三十五条'] },
  applicant: { name: '云岫县麦穗面馆', kind: 'enterprise', representative: { role: '经营者', name: '顾南枝' } },
  appliedOn: plainDate('2026-09-18'),
  on: plainDate('2026-09-18'),
  contact,
}

const received = (name: string, copies: string, note = '已收') => ({ name, copies, note })

const materials = [
  received('食品经营许可申请书', '原件1份'),
  received('营业执照', '电子证照', '共享，免交'),
  received('主要设备设施、经营布局和操作流程文件', '原件1份'),
  received('食品安全规章制度目录清单', '原件1份'),
  received('法定代表人（负责人）居民身份证', '电子证照', '共享，免交'),
  received('专间（专用操作区）设施设备说明', '原件1份'),
  received('从业人员健康证明', '复印件3份'),
]

export const accepted: AcceptanceFacts = {
  ...noodleShop,
  acceptedOn: plainDate('2026-09-18'),
  situation: '餐饮服务经营者，热食类、冷食类，非连锁门店',
  committed: { limit: { value: 5, unit: 'workday' }, due: plainDate('2026-09-24'), provisional: false },
  statutory: { limit: { value: 10, unit: 'workday' }, due: plainDate('2026-10-09'), provisional: false },
  excluded: ['现场核查，不超过5个工作日'],
  delivery: '邮寄到申请书填写的地址，费用由本中心承担',
  materials,
  how: { type: 'complete' },
  accepter: '沈若溪（13号窗口）',
}

const reviewed = { ...noodleShop, acceptedOn: plainDate('2026-09-18'), on: plainDate('2026-09-22') }

const intakeSamples = {
  supplement: supplementReceipt({
    ...noodleShop,
    receivedAt: instant('2026-09-22T02:26:00Z'),
    receiver: '沈若溪',
    place: '云岫县行政服务中心13号窗口',
    materials: [received('从业人员健康证明', '复印件3份')],
    missing: ['食品安全规章制度目录清单'],
  }),
  receipt: receiptLetter({
    ...noodleShop,
    receivedAt: instant('2026-09-18T02:26:00Z'),
    receiver: '沈若溪',
    place: '云岫县行政服务中心13号窗口',
    materials,
    toldBy: plainDate('2026-09-24'),
  }),
  acceptance: acceptanceNotice(accepted),
  correction: correctionNotice({
    ...noodleShop,
    caseNo: numberFrom('339921-260924-00187'),
    applicant: { name: '周砚秋', kind: 'person' },
    item: { name: '个体工商户设立登记', type: '行政许可', basis: [] },
    appliedOn: plainDate('2026-09-24'),
    on: plainDate('2026-09-24'),
    defects: [
      { material: '房屋租赁合同', required: '租赁期到2026年8月31日为止。请提供仍在租赁期内的合同复印件1份。' },
      {
        material: '授权委托书',
        required: '委托事项写的是“办理税务登记”。请改为“办理个体工商户设立登记”，由委托人、受托人签名。',
      },
    ],
    until: { day: plainDate('2026-10-15') },
    consequence: '视为撤回申请，退还材料，可以重新申请',
  }),
  refusal: refusalDecision({
    ...noodleShop,
    ground: 'not-competent',
    reason: '你单位的经营场所位于云泉区，应当由经营场所所在地的许可机关受理',
    basis: ['《食品经营许可和备案管理办法》第六条'],
    rightBody: '云泉区市场监督管理局',
    remedies,
  }),
  commitment: commitmentLetter({
    ...noodleShop,
    materials: [{ name: '从业人员健康证明', copies: '复印件3份' }],
    until: plainDate('2026-10-09'),
    days: { value: 10, unit: 'workday' },
    consequence: '终止办理，退还材料',
    waitsForPapers: true,
    officer: '沈若溪',
  }),
  return: returnLetter({
    ...noodleShop,
    reason: '到2026年10月15日没有补交需要补正的材料',
    materials: materials.slice(2, 5).map(({ name, copies }) => received(name, copies, '退还')),
  }),
} as const satisfies Partial<Record<DocumentKind, DocumentContent>>

const handlingSamples = {
  procedure: procedureNotice({
    ...reviewed,
    procedure: '现场核查',
    basis: ['《中华人民共和国行政许可法》第四十五条', '《食品经营许可和备案管理办法》第二十条'],
    expected: { value: 5, unit: 'workday' },
    from: plainDate('2026-09-22'),
    announcedEnd: plainDate('2026-09-29'),
    stops: 'both',
  }),
  extension: extensionNotice({
    ...reviewed,
    reason: '需要向总部所在地的许可机关核实连锁经营情况',
    days: 5,
    approver: '市场监督管理局负责人何予安',
    oldDue: plainDate('2026-09-24'),
    newDue: plainDate('2026-10-09'),
    isProvisional: false,
  }),
  grant: grantDecision({
    ...reviewed,
    scope: '餐饮服务经营者：热食类食品制售，冷食类食品制售',
    results: [{ name: '食品经营许可证', no: 'JY23399210001234' }],
    validity: '2026年9月22日至2031年9月21日',
    delivery: '邮寄到申请书填写的地址',
  }),
  rejection: rejectionDecision({
    ...reviewed,
    reason:
      '2026年9月22日现场核查发现，冷食类专间没有独立的空调设施和温度显示装置，加工操作流程存在生熟交叉，不符合许可条件',
    basis: ['《食品经营许可和备案管理办法》第十二条'],
    remedies,
  }),
  completion: completionNotice({
    ...reviewed,
    conclusion: 'granted',
    concludedOn: plainDate('2026-09-22'),
    delivery: '云岫县行政服务中心1号出件窗口，凭本通知书或者身份证件领取',
  }),
  termination: terminationDecision({
    ...reviewed,
    reason: '承诺在2026年10月9日前补交的从业人员健康证明逾期没有补交',
    basis: ['《容缺受理承诺书》'],
    remedies,
  }),
  'clerical-correction': clericalCorrectionNotice({
    ...reviewed,
    document: { title: '受理通知书', number: '云市监受〔2026〕260918-00052号', on: plainDate('2026-09-18') },
    wrong: '云岫县麦穂面馆',
    right: '云岫县麦穗面馆',
  }),
} as const satisfies Partial<Record<DocumentKind, DocumentContent>>

const giver = { place: '云岫县行政服务中心13号窗口', person: '沈若溪', at: instant('2026-09-24T08:30:00Z') }
const receiver = { place: '云岫县市场监督管理局', person: '韩知遥', at: instant('2026-09-24T08:42:00Z') }

const sheetSamples = {
  'service-record': serviceRecord({
    ...reviewed,
    documents: [
      { title: '准予行政许可决定书', number: '云市监许〔2026〕260918-00052号', count: 1 },
      { title: '食品经营许可证', number: 'JY23399210001234', count: 1 },
    ],
    recipient: '云岫县麦穗面馆（经营者：顾南枝）',
    place: '云岫县行政服务中心1号出件窗口',
    method: '直接送达',
    taker: '顾南枝',
    takenAt: instant('2026-09-23T01:15:00Z'),
    proof: '居民身份证核验，手写签名',
    server: '陆行舟',
  }),
  'custody-sheet': custodySheet({
    organ: '云岫县行政服务中心',
    sheetNo: '交接单 13-260924-02',
    giver,
    receiver,
    rows: Array.from({ length: 30 }, (_, index) => ({
      caseNo: numberFrom(`339921-260924-${String(index + 101).padStart(5, '0')}`),
      applicant: index % 3 === 0 ? '云岫县麦穗面馆' : '周砚秋',
      material: index % 2 === 0 ? '食品经营许可申请书' : '主要设备设施、经营布局和操作流程文件',
      copies: '原件1份',
    })),
    listed: 30,
    counted: 30,
    contact,
  }),
  'result-sheet': resultSheet({
    organ: '云岫县行政服务中心',
    sheetNo: '交接单 CJ-260922-01',
    giver: receiver,
    receiver: { place: '云岫县行政服务中心1号出件窗口' },
    rows: [
      { caseNo, applicant: '云岫县麦穗面馆', result: '食品经营许可证', resultNo: 'JY23399210001234' },
      {
        caseNo: numberFrom('339921-260915-00017'),
        applicant: '云岫县禾小满面馆',
        result: '不予行政许可决定书',
        resultNo: '云市监不许〔2026〕260915-00017号',
      },
    ],
    contact,
  }),
  'approval-sheet': approvalSheet({
    ...reviewed,
    due: plainDate('2026-09-24'),
    situation: accepted.situation,
    steps: [
      {
        name: '承办',
        opinion: '材料齐全，现场核查合格，建议准予。',
        by: '韩知遥',
        at: instant('2026-09-22T01:10:00Z'),
      },
      { name: '审核', opinion: '同意承办意见。', by: '苏清和', at: instant('2026-09-22T02:05:00Z') },
      { name: '批准', opinion: '准予许可。', by: '何予安', at: instant('2026-09-22T03:20:00Z') },
    ],
    decision: '准予行政许可',
  }),
} as const satisfies Partial<Record<DocumentKind, DocumentContent>>

/** A sample of every kind of document. */
export const samples: Readonly<Record<DocumentKind, DocumentContent>> = {
  ...intakeSamples,
  ...handlingSamples,
  ...sheetSamples,
  application: applicationSample,
  delegation: delegationLetter({
    organ: noodleShop.organ,
    number: '云市监委〔2026〕7号',
    delegate: '云岫县行政服务中心',
    powers: ['受理', '一次性告知补正', '不予受理（重大、疑难的除外）', '使用受理专用章'],
    items: ['食品经营许可新办', '个体工商户设立登记', '公司设立登记', '小餐饮店登记'],
    windows: '2楼综合窗口01号至15号',
    from: plainDate('2026-07-01'),
    until: plainDate('2027-06-30'),
    on: plainDate('2026-06-25'),
    contact,
  }),
  licence: licenceDocument({
    organ: noodleShop.organ,
    name: '食品经营许可证',
    number: 'JY23399210001234',
    fields: [
      { label: '经营者名称', value: '云岫县麦穗面馆' },
      { label: '统一社会信用代码', value: '92339921MA2XXXXX1T' },
      { label: '经营者', value: '顾南枝' },
      { label: '经营场所', value: '云岫县青梧路118号1层' },
      { label: '主体业态', value: '餐饮服务经营者' },
      { label: '经营项目', value: '热食类食品制售，冷食类食品制售' },
    ],
    validity: '2026年9月22日至2031年9月21日',
    on: plainDate('2026-09-22'),
    contact,
  }),
}

/** The same notice for papers to follow and for acceptance by law. */
export const otherAcceptances = {
  deferred: acceptanceNotice({
    ...accepted,
    committed: { ...accepted.committed, due: null },
    how: { type: 'deferred', until: plainDate('2026-10-09'), holdsClock: true },
  }),
  deemed: acceptanceNotice({ ...accepted, on: plainDate('2026-09-25'), how: { type: 'deemed' } }),
}

function numberFrom(typed: string): ApplicationNo {
  const parsed = parseApplicationNo(typed)
  if (parsed === undefined) throw new RangeError(typed)
  return parsed
}
