/**
 * The texts of messages, as data: no personal data beyond item and number, 70 characters where it can be (one short
 * message). `{{fact}}` stands for what the case fills in; `{{code}}` is filled in only while sending and kept nowhere.
 */
export const templates = {
  ticketTaken: {
    zh: '您的号码{{no}}，前面还有{{ahead}}人，{{hall}}。排队情况：{{link}}',
    en: 'Your number is {{no}}, {{ahead}} ahead of you, {{hall}}. Follow the queue: {{link}}',
  },
  ticketNear: {
    zh: '您的号码{{no}}，前面只有1人了，请到叫号区等候。{{hall}}',
    en: 'Your number is {{no}}, one person is ahead. Please come to the waiting area. {{hall}}',
  },
  ticketCalled: {
    zh: '请{{no}}号到{{window}}号窗口办理。{{hall}}',
    en: 'Number {{no}}, please come to window {{window}}. {{hall}}',
  },
  evaluationAsked: {
    zh: '请评价“{{item}}”的服务，只能评一次：{{link}}{{code}}',
    en: 'Please evaluate: {{item}}, once: {{link}}{{code}}',
  },
  submitted: {
    zh: '您申请的“{{item}}”已收到，编号{{no}}，{{due}}前答复是否受理。',
    en: 'Received: {{item}}, no. {{no}}. You will hear by {{due}} whether it is accepted.',
  },
  accepted: {
    zh: '“{{item}}”已受理，编号{{no}}，{{due}}前办结。',
    en: 'Accepted: {{item}}, no. {{no}}. To be decided by {{due}}.',
  },
  deferralAccepted: {
    zh: '“{{item}}”已容缺受理，编号{{no}}，请于{{until}}前补交承诺的材料。',
    en: 'Accepted with materials to follow: {{item}}, no. {{no}}. Supply them by {{until}}.',
  },
  correctionIssued: {
    zh: '“{{item}}”的材料须补正，编号{{no}}，请到窗口领取补正通知书或凭编号查看。',
    en: 'Corrections needed: {{item}}, no. {{no}}. Fetch the notice at the window or look it up by number.',
  },
  correctionServed: {
    zh: '“{{item}}”有{{count}}处须补正，编号{{no}}，请于{{until}}前补齐，详见补正通知书。',
    en: 'Corrections needed ({{count}}): {{item}}, no. {{no}}, by {{until}}. See the notice.',
  },
  correctionComplete: {
    zh: '“{{item}}”的补正材料已收到，编号{{no}}，{{due}}前答复是否受理。',
    en: 'Corrections received: {{item}}, no. {{no}}. You will hear by {{due}}.',
  },
  refused: {
    zh: '“{{item}}”不予受理，编号{{no}}，理由和救济途径见不予受理通知书。',
    en: 'Not accepted: {{item}}, no. {{no}}. Reasons and remedies are in the notice.',
  },
  returned: {
    zh: '“{{item}}”未按期补正，申请已退回，编号{{no}}。可重新申请。',
    en: 'Not corrected in time, returned: {{item}}, no. {{no}}. You may apply again.',
  },
  deferralExtended: {
    zh: '“{{item}}”的容缺材料可延至{{until}}前补交，编号{{no}}。',
    en: 'More time: {{item}}, no. {{no}}. Supply the promised materials by {{until}}.',
  },
  deferralFulfilled: {
    zh: '“{{item}}”的容缺材料已补齐，编号{{no}}。',
    en: 'Promised materials complete: {{item}}, no. {{no}}.',
  },
  deferralDefaulted: {
    zh: '“{{item}}”的容缺材料未按期补交，编号{{no}}，将按承诺书处理，请联系窗口。',
    en: 'Promised materials are overdue: {{item}}, no. {{no}}. Please contact the window.',
  },
  feeDue: {
    zh: '“{{item}}”须缴费{{amount}}元，编号{{no}}，请到窗口或按缴款码缴纳。',
    en: 'Fee due: {{amount}} yuan for {{item}}, no. {{no}}.',
  },
  clockStopped: {
    zh: '“{{item}}”进入{{ground}}，所需时间不计入办理期限，编号{{no}}。',
    en: 'Special procedure begun: {{item}}, no. {{no}}. Its time does not count towards the limit.',
  },
  clockResumed: {
    zh: '“{{item}}”恢复计时，编号{{no}}，{{due}}前办结。',
    en: 'The limit runs again: {{item}}, no. {{no}}. To be decided by {{due}}.',
  },
  extended: {
    zh: '“{{item}}”经批准延长{{days}}个工作日，编号{{no}}，{{due}}前办结。',
    en: 'Extended by {{days}} working days: {{item}}, no. {{no}}. To be decided by {{due}}.',
  },
  limitMoved: {
    zh: '因工作日历调整，“{{item}}”改为{{due}}前办结，编号{{no}}。',
    en: 'Working days have changed: {{item}}, no. {{no}}, is now to be decided by {{due}}.',
  },
  granted: {
    zh: '“{{item}}”已准予，编号{{no}}，结果可取时另行通知。',
    en: 'Granted: {{item}}, no. {{no}}. You will be told when the result can be collected.',
  },
  rejected: {
    zh: '“{{item}}”已作出不予许可的决定，编号{{no}}，理由和救济途径见决定书。',
    en: 'Rejected: {{item}}, no. {{no}}. Reasons and remedies are in the decision.',
  },
  withdrawn: {
    zh: '“{{item}}”已按您的申请撤回，编号{{no}}。',
    en: 'Withdrawn as you asked: {{item}}, no. {{no}}.',
  },
  terminated: {
    zh: '“{{item}}”已终止办理，编号{{no}}，理由见终止办理通知书。',
    en: 'Terminated: {{item}}, no. {{no}}. Reasons are in the notice.',
  },
  forwarded: {
    zh: '“{{item}}”已报上级机关办理，编号{{no}}。',
    en: 'Passed on to the higher authority: {{item}}, no. {{no}}.',
  },
  resultReady: {
    zh: '“{{item}}”的结果可领取，编号{{no}}，请带证件到{{hall}}出件窗口。',
    en: 'Ready to collect: {{item}}, no. {{no}}. Bring your document to the hand-out window.',
  },
  resultMailed: {
    zh: '“{{item}}”的结果已寄出，编号{{no}}，{{carrier}}{{waybill}}。',
    en: 'Mailed: {{item}}, no. {{no}}, {{carrier}} {{waybill}}.',
  },
  resultInLocker: {
    zh: '“{{item}}”结果在{{box}}柜，取件码{{code}}，{{until}}前有效，编号{{no}}。',
    en: 'In locker {{box}}, code {{code}}, until {{until}}: {{item}}, no. {{no}}.',
  },
  resultCameBack: {
    zh: '“{{item}}”的结果已退回大厅，编号{{no}}，请带证件到{{hall}}出件窗口领取。',
    en: 'Came back to the hall: {{item}}, no. {{no}}. Please collect it at the hand-out window.',
  },
  resultHandedOver: {
    zh: '“{{item}}”的结果已送达，编号{{no}}。如非本人或代办人领取，请联系大厅。',
    en: 'Delivered: {{item}}, no. {{no}}. If it was not you or your agent, contact the hall.',
  },
  resultDeposited: {
    zh: '“{{item}}”的结果逾期未领，已存档，编号{{no}}，领取请联系大厅。',
    en: 'Not collected, kept in the archive: {{item}}, no. {{no}}. Contact the hall to get it.',
  },
  resultVoided: {
    zh: '“{{item}}”的结果已撤回更正，编号{{no}}，更正后另行通知。',
    en: 'The result was taken back to be put right: {{item}}, no. {{no}}.',
  },
  remindDeferral: {
    zh: '提醒：“{{item}}”的容缺材料请于{{until}}前补交，编号{{no}}。',
    en: 'Reminder: supply the promised materials for {{item}}, no. {{no}}, by {{until}}.',
  },
  remindCorrection: {
    zh: '提醒：“{{item}}”请于{{until}}前补正，编号{{no}}，逾期申请将退回。',
    en: 'Reminder: correct {{item}}, no. {{no}}, by {{until}}, or it will be returned.',
  },
  remindResult: {
    zh: '提醒：“{{item}}”的结果已可领取{{count}}天，编号{{no}}，请尽快领取。',
    en: 'Reminder: {{item}}, no. {{no}}, has been ready for {{count}} days. Please collect it.',
  },
  inquiryAnswered: {
    zh: '您问的“{{item}}”已有答复：{{answer}}',
    en: 'Your question about {{item}}: {{answer}}',
  },
  bookingMade: {
    zh: '已预约{{day}}{{time}}在{{hall}}办“{{item}}”，预约号{{no}}。改期或取消：{{link}}',
    en: 'Booked: {{item}}, {{day}} {{time}}, {{hall}}, no. {{no}}. Change or cancel: {{link}}',
  },
  bookingChanged: {
    zh: '已改期到{{day}}{{time}}，在{{hall}}办“{{item}}”，预约号{{no}}。{{link}}',
    en: 'Moved to {{day}} {{time}}: {{item}}, {{hall}}, no. {{no}}. {{link}}',
  },
  bookingCancelled: {
    zh: '已取消{{day}}{{time}}“{{item}}”的预约，预约号{{no}}。',
    en: 'Cancelled: {{item}}, {{day}} {{time}}, no. {{no}}.',
  },
  bookingReminder: {
    zh: '提醒：{{day}}{{time}}请到{{hall}}办“{{item}}”，预约号{{no}}。不来请取消：{{link}}',
    en: 'Reminder: {{item}}, {{day}} {{time}}, {{hall}}, no. {{no}}. Cannot come? {{link}}',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type TemplateName = keyof typeof templates
export type MessageLanguage = 'zh' | 'en'

/** What fills a template; a fact that is a day is a PlainDate. */
export type TemplateFacts = Readonly<Record<string, string | number>>

/** The longest name of an item a short message repeats. */
const longestName = 16

/**
 * A template filled in. Days are written as the language writes them; a fact that is not there stays as `{{fact}}`,
 * which is how the locker code is left out until it is sent.
 */
export function fillTemplate(name: TemplateName, language: MessageLanguage, facts: TemplateFacts): string {
  return templates[name][language].replaceAll(/\{\{(\w+)\}\}/g, (whole, fact: string) => {
    const value = facts[fact]
    if (value === undefined) return whole
    return wordOf(fact, String(value), language)
  })
}

function wordOf(fact: string, value: string, language: MessageLanguage): string {
  if (fact === 'item')
    return [...value].length > longestName ? `${[...value].slice(0, longestName - 1).join('')}…` : value
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (day === null) return value
  const [, year, month, date] = day
  return language === 'zh' ? `${Number(month)}月${Number(date)}日` : `${year}-${month}-${date}`
}
