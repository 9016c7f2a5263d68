import type { LedgerDay, ReviewPoint, Session, StatusKind, TimelineEntry } from '@yichuang/kit'

/** One moment and one story, the same as in the mock-ups: 2026-09-24, 09:42. */
export const on = '2026-09-24'

export const clerk: Session = {
  person: 'p-shen',
  name: '沈若溪',
  account: 'shenruoxi',
  roles: ['window-clerk'],
  permissions: ['intake.open-application'],
  region: '339921',
  hall: { id: 'hall-county', name: '云岫县行政服务中心' },
  window: { id: 'hall-county-13', no: '13' },
}

export const words = {
  place: '云岫县行政服务中心\u300013 号窗口',
  role: '窗口受理',
  rail: ['受理', '跟办', '补件', '交接', '事项'],
  tasks: '待办',
  tasksHint: '9月24日 星期四，最先到期的在最上面',
  viewsNote: '超期不会消失：办结以后仍记入统计',
  open: '打开',
  claim: '领取',
  pass: '转给',
  emptyTitle: '现在没有待办',
  emptyText: '新件到了会出现在这里',
  item: '个体工商户设立登记',
  guide: '办事指南',
  otherItem: '换事项',
  ticketName: '林一川',
  ticketKind: '代办\u3000预约 09:30',
  served: '已服务',
  waiting: '本窗口可接的有 23 人在等，最久 12 分钟',
  callNext: '结束并呼叫下一位',
  pause: '暂停',
  situation: '情形',
  situationHint: '5 问已答',
  question: '还有下列哪些情况？（可多选）',
  determined: '情形已确定，共 6 份材料',
  materials: '材料',
  materialsHint: '6 份，已核 5 份，还差 2 个要点',
  free: '2 份免交',
  scan: '扫描',
  footHint: '↑ ↓ 换材料，空格勾选，Enter 看大图',
  applicant: '申请人',
  applicantKind: '申请人类型',
  decision: '处理结果',
  byCommitment: '承诺',
  onTheSpot: '当场办结',
  byLaw: '法定最迟',
  accept: '受理并当场办结',
  acceptHint: '现在按 F9 会先跳到未核的要点',
  correct: '一次性告知补正',
  refuse: '不予受理',
  noDeferral: '本情形没有可容缺的材料',
  noDelegation: '授权委托书已于9月23日到期，联系水利局张明远',
  points: '审查要点',
  pointsHint: '与窗口用的是同一份',
  opinion: '审查意见',
  opinionText: '材料齐全，经现场核查符合要求，拟同意核发食品经营许可证。',
  submit: '提交核准（邱望舒）',
  submitHint: '第 4 个要点还没有结论，按 F9 先跳到那里',
  layout: '经营布局图',
  limit: '期限',
  limitLabel: '承诺最晚',
  rule: '我们承诺 5 个工作日办结。从受理的第二天算起，休息日、法定节假日和现场核查的时间不算。',
  dueLabel: '最晚办结',
  notice: '停住的两天有书面通知：特别程序告知书（现场核查）。法律规定的最晚日期是 10月12日 星期一。',
  history: '经过',
  steps: '办理环节',
  signer: '韩松雪',
  signText: '食品经营许可证（正本）1 份\n食品经营许可证（副本）1 份\n准予行政许可决定书 1 份\n领取人：韩松雪（代理人）',
  confirmTitle: '一次性告知补正',
  confirmTag: 'B037\u3000周砚秋\u3000云岫县禾小满面馆',
  confirmAct: '打印并送达',
  confirmKeep: '先存着',
  confirmAfter: '送达后：办件转为“待补正”，申请人马上能在手机上看到，期限暂不开始',
  confirmWarning: '同一件只能告知这一次。今后发现的其他问题，要监督人员批准才能再告知。没有漏掉的，就打印送达。',
  confirmDate: '最晚补来',
  confirmNote: '10 个工作日',
  confirmHead: '要改的 2 处，来自勾了“不符合”的要点',
  confirmCopies: '第 1 / 1 页，一式两份',
  document: '将要打印的文书',
  band: '9月15日起少收 1 份材料：房产证改为共享取得。',
  bandSee: '看改了什么',
  bandKnown: '知道了',
  phone: '手机',
  phoneHint: '用来收办件通知',
  phoneWrong: '手机号应是 11 位，现在是 10 位',
  day: '约定日期',
  delivery: '领取方式',
  remark: '备注',
  conflict: '何予安 在 09:41 已经受理这件。',
  fault: '这里出了故障，没有办成',
  stale: '内容已被他人更新，请核对后重试',
  who: '首席代表 邱望舒',
  toast: '已领取 3 件',
  identity: '身份号码',
} as const

export const columns = ['期限', '最晚办结', '事项和办件编号', '受理', '申请人', '环节', '纸质材料'] as const

export const filters = [
  {
    name: 'step',
    label: '环节',
    options: [
      { value: 'review', label: '审查' },
      { value: 'approve', label: '核准' },
    ],
  },
  { name: 'item', label: '事项', options: [{ value: 'spjy', label: '食品经营许可新办' }] },
  { name: 'situation', label: '办理情形', options: [{ value: 'a', label: '租来的房子' }] },
  { name: 'window', label: '受理窗口', options: [{ value: '13', label: '13 号窗口' }] },
  { name: 'light', label: '期限', options: [{ value: 'red', label: '已超期', count: 1 }] },
]

export const views = [
  { label: '全部待办', count: 18, to: '/work/gallery/list', current: true },
  { label: '我领取的', count: 6, to: '/work/gallery/list?view=mine' },
  { label: '今天到期', count: 2, to: '/work/gallery/list?view=today' },
  { label: '已暂停', count: 3, to: '/work/gallery/list?view=paused' },
  { label: '容缺待补', count: 2, to: '/work/gallery/list?view=deferred' },
  { label: '联办', count: 1188, to: '/work/gallery/list?view=joint' },
]

export const ledgerDays: readonly LedgerDay[] = [
  { date: '2026-09-18', class: 'day-zero' },
  { date: '2026-09-19', class: 'weekend' },
  { date: '2026-09-20', class: 'counted-makeup', n: 1 },
  { date: '2026-09-21', class: 'counted', n: 2 },
  { date: '2026-09-22', class: 'stopped', ground: 'inspection', notice: '云市监特〔2026〕21号' },
  { date: '2026-09-23', class: 'stopped', ground: 'inspection', notice: '云市监特〔2026〕21号' },
  { date: '2026-09-24', class: 'counted', n: 3 },
  { date: '2026-09-25', class: 'holiday', name: '中秋节' },
  { date: '2026-09-26', class: 'holiday', name: '中秋节' },
  { date: '2026-09-27', class: 'holiday', name: '中秋节' },
  { date: '2026-09-28', class: 'counted', n: 4 },
  { date: '2026-09-29', class: 'counted', n: 5 },
]

export const grounds = { inspection: '现场核查' }
export const articles = ['《行政许可法》第四十五条', '第八十二条']
export const extensions = ['延长 5 个工作日，首席代表 邱望舒 批准']
export const changes = [{ from: '2026-09-29', to: '2026-10-09', cause: '国务院办公厅调整中秋节放假安排' }]

export const timeline: readonly TimelineEntry[] = [
  { key: 'accepted', what: '已受理', state: 'done', at: '2026-09-18T02:26:00Z', who: '13 号窗口 沈若溪' },
  { key: 'inspected', what: '现场核查通过', state: 'done', at: '2026-09-23T07:40:00Z', who: '核查人员 2 名' },
  { key: 'review', what: '正在审查', state: 'current', at: '2026-09-24T00:35:00Z', who: '市场监督管理局' },
  { key: 'decision', what: '作出决定', state: 'planned', latest: '2026-09-29' },
  { key: 'result', what: '领取食品经营许可证', state: 'planned', who: '申请人选了邮寄' },
]

export const steps = [
  { label: '受理', state: 'done' },
  { label: '现场核查', state: 'done' },
  { label: '审查（我）', state: 'current' },
  { label: '核准 邱望舒', state: 'todo' },
  { label: '制证', state: 'todo' },
  { label: '出件', state: 'todo' },
] as const

export const tickGroups: readonly { readonly title: string; readonly points: readonly ReviewPoint[] }[] = [
  {
    title: '形式审查',
    points: [
      { id: '1', number: 1, text: '委托人、受托人签名或盖章', state: 'met', isMachine: true },
      { id: '2', number: 2, text: '委托事项、权限、期限填写完整', state: 'met' },
    ],
  },
  {
    title: '内容审查',
    points: [
      { id: '3', number: 3, text: '委托事项覆盖本次申请', note: '应写明所办事项的名称', state: 'open' },
      { id: '4', number: 4, text: '在委托期限内', note: '今天：9月24日 星期四', state: 'open' },
    ],
  },
]

export const answerPoints: readonly ReviewPoint[] = [
  { id: '1', number: 1, text: '标注面积、功能间和流向', state: 'met' },
  { id: '2', number: 2, text: '申请人签章', state: 'met' },
  { id: '3', number: 3, text: '生熟分开、洁污分流', state: 'not-met', reason: '图上洁具回收口与出餐口在同一侧' },
  { id: '4', number: 4, text: '与现场一致', note: '核查记录写明回收口改在北侧，图上仍在南侧。', state: 'open' },
]

export const reasons = ['回收口位置与现场不一致', '面积与实测不一致']

export const options = [
  { value: 'address', label: '地址已经被注册过' },
  { value: 'family', label: '登记为家庭经营' },
  { value: 'name', label: '名称已自主申报' },
  { value: 'agent', label: '委托他人办理' },
  { value: 'licence', label: '经营范围含前置许可' },
  { value: 'none', label: '以上都没有' },
] as const

export const kinds = [
  { value: 'person', label: '个人' },
  { value: 'enterprise', label: '企业' },
  { value: 'other', label: '其他组织' },
] as const

export const deliveries = [
  { value: 'counter', label: '当场领取' },
  { value: 'mail', label: '邮寄' },
  { value: 'electronic', label: '电子证照' },
] as const

export const facts = [
  { term: '姓名', value: '周砚秋', from: '共享核验' },
  { term: '手机', value: '139****6027', from: '本人填写' },
  { term: '名称', value: '云岫县禾小满面馆', from: '申请书' },
  { term: '经营场所', value: '青梧路 118 号 1 层', from: '申请书' },
  { term: '代理人', value: '林一川', from: '读卡 09:40' },
]

export const checks = [
  { key: 'delegation', ok: true, text: '部门委托在有效期内（至 2027年6月30日）' },
  { key: 'materials', ok: true, text: '情形唯一确定，材料齐全' },
  { key: 'identity', ok: true, text: '申请人、代理人身份已核验' },
  { key: 'points', ok: false, text: '“授权委托书”还有 2 个要点未核', onGo: () => undefined },
]

export const counts = [
  { value: 7, label: '单上件数' },
  { value: 6, label: '已扫件数' },
  { value: '差 1', label: '件数', wrong: true },
]

export const statuses: readonly (readonly [StatusKind, string])[] = [
  ['draft', '收件'],
  ['waiting', '待补正'],
  ['running', '审查中'],
  ['paused', '已暂停'],
  ['granted', '准予'],
  ['refused', '不予许可'],
  ['ready', '待领取'],
  ['done', '已办结'],
  ['ended', '终止'],
]

export const mine = [
  { label: '审查意见', value: '材料齐全，拟同意' },
  { label: '第 4 个要点', value: '符合' },
]

export const hits = [
  { key: 'pthy', title: '道路普通货物运输经营许可', detail: '交通运输局', tags: ['承诺件'], note: '本窗口可以办' },
  { key: 'jsz', title: '机动车驾驶证补证、换证', detail: '公安局', tags: ['即办件'], note: '转 05 号窗口' },
]
export const hitGroups = { items: '事项', cases: '办件', query: '拉货要办什么证', nothing: '没有的东西' } as const
