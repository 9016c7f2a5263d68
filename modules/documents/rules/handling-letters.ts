import type { Limit } from '@yichuang/modules/calendar/rules'
import type { PlainDate } from '@yichuang/platform/pure'
import { fact, facts, paragraph } from './content.ts'
import type { DocumentContent, FactRow } from './content.ts'
import { applicationPhrase, isLicensing, letter, youOf } from './facts.ts'
import type { CaseFacts, ItemFacts, RemedyBodies } from './facts.ts'
import { remedySentence } from './remedies.ts'
import { basisText, dayText, dueText, limitText, sentence } from './wording.ts'

export interface ProcedureFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  /** 现场核查, 听证, 专家评审 … */
  readonly procedure: string
  readonly basis: readonly string[]
  readonly expected: Limit
  /** day of service, from which the clock stands (lifecycle 2.2); absent while the notice is not served */
  readonly from?: PlainDate
  /** last day of the announced time, counted from service, or from today when that is to come */
  readonly announcedEnd: PlainDate
  /** what stands still: both limits, or the committed one alone (lifecycle 2.1) */
  readonly stops: 'both' | 'committed'
}

export interface ExtensionFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly reason: string
  readonly days: number
  readonly approver: string
  readonly oldDue: PlainDate | null
  readonly newDue: PlainDate | null
  readonly isProvisional: boolean
}

export interface GrantFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  /** what is allowed, and within which bounds */
  readonly scope: string
  readonly results: readonly { readonly name: string; readonly no: string }[]
  readonly validity?: string
  readonly delivery: string
}

export interface RejectionFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly reason: string
  readonly basis: readonly string[]
  readonly remedies: RemedyBodies
}

export interface CompletionFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly conclusion: 'granted' | 'rejected' | 'withdrawn' | 'terminated' | 'forwarded' | 'voided'
  readonly concludedOn: PlainDate
  /** to whom a case was forwarded, why a result was voided … */
  readonly explanation?: string
  readonly delivery: string
}

export interface TerminationFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly reason: string
  readonly basis: readonly string[]
  readonly remedies: RemedyBodies
}

export interface ClericalCorrectionFacts extends CaseFacts {
  readonly document: { readonly title: string; readonly number: string; readonly on: PlainDate }
  readonly wrong: string
  readonly right: string
}

/** 特别程序告知书 (B5): which procedure, by which law, how long; that time does not count. (行政许可法 第45条; BAK-06, TIM-01) */
export function procedureNotice(given: ProcedureFacts): DocumentContent {
  const { stops, acceptedOn, procedure, basis } = given
  const which = stops === 'both' ? '承诺期限和法定期限' : '承诺期限'
  return letter('procedure', given, {
    blocks: [
      paragraph(
        `${applicationPhrase(given)}，本机关于${dayText(acceptedOn)}受理（${given.caseNo}）。` +
          `审查中需要进行${procedure}，根据${basisText(basis)}，现将所需时间书面告知如下：`,
      ),
      facts([
        [fact('程序', procedure), fact('所需时间', limitText(given.expected))],
        ...spanRows(given),
        [fact('期限影响', `这段时间不计入${which}。程序结束后，期限从停止的地方接着计算，新的日期另行告知`)],
      ]),
      paragraph('到期没有结束的，期限自次日起恢复计算；确需更长时间的，本机关将再次书面告知。'),
    ],
  })
}

function spanRows({ from, announcedEnd, expected }: ProcedureFacts): readonly FactRow[] {
  if (from !== undefined) return [[fact('开始日期', dueText(from)), fact('预计结束', dueText(announcedEnd))]]
  const end = `自送达之日起${limitText(expected)}（今天送达的，到${dueText(announcedEnd)}）`
  return [[fact('开始日期', '自本告知书送达之日起')], [fact('预计结束', end)]]
}

/** 延期告知书: reason, who approved, old and new date. (行政许可法 第42条; TIM-05) */
export function extensionNotice(given: ExtensionFacts): DocumentContent {
  const { reason, days, approver, oldDue, newDue, isProvisional, item } = given
  const under = isLicensing(item) ? '根据《中华人民共和国行政许可法》第四十二条，' : ''
  return letter('extension', given, {
    blocks: [
      paragraph(
        `${applicationPhrase(given)}，本机关于${dayText(given.acceptedOn)}受理（${given.caseNo}）。` +
          `因${reason.trim().replace(/[。；]+$/u, '')}，不能在原定期限内作出决定。${under}经${approver}批准，办理期限延长${days}个工作日。`,
      ),
      facts([
        [
          fact('原最晚办结', oldDue === null ? '期限停止计算中' : dueText(oldDue)),
          {
            label: '现最晚办结',
            value: newDue === null ? '期限停止计算中' : dueText(newDue, isProvisional),
            isStrong: true,
          },
        ],
      ]),
      paragraph('办理期限只延长这一次。'),
    ],
  })
}

/** 准予行政许可决定书: what is allowed, its scope and validity, the papers that follow. (行政许可法 第38、39条) */
export function grantDecision(given: GrantFacts): DocumentContent {
  const { item, results, validity } = given
  const under = isLicensing(item) ? '《中华人民共和国行政许可法》第三十八条第一款' : ''
  const basis = basisText([under, ...item.basis].filter((text) => text !== ''))
  const rows: FactRow[] = [
    [fact('准予事项', item.name)],
    [fact('内容和范围', given.scope)],
    ...results.map(({ name, no }): FactRow => [fact(name, no)]),
    ...(validity === undefined ? [] : [[fact('有效期', validity)] as const]),
    [fact('领取方式', given.delivery)],
  ]
  return letter('grant', given, {
    title: decisionTitle(item, 'grant'),
    blocks: [
      paragraph(`${applicationPhrase(given)}，本机关于${dayText(given.acceptedOn)}受理（${given.caseNo}）。`),
      paragraph(
        `经审查，申请符合法定条件、标准，根据${basis}，本机关决定准予${isLicensing(item) ? '行政许可' : '办理'}：`,
      ),
      facts(rows),
      paragraph(`${youOf(given.applicant)}应当在准予的范围内从事活动，并接受监督检查。`),
    ],
  })
}

/** 不予行政许可决定书 (B14): facts and reasons, law, remedies. (行政许可法 第38条第2款; ZJ2 6.2.1; I-10) */
export function rejectionDecision(given: RejectionFacts): DocumentContent {
  const { item, reason } = given
  const under = isLicensing(item) ? ['《中华人民共和国行政许可法》第三十八条第二款'] : []
  return letter('rejection', given, {
    title: decisionTitle(item, 'rejection'),
    blocks: [
      paragraph(`${applicationPhrase(given)}，本机关于${dayText(given.acceptedOn)}受理（${given.caseNo}）。`),
      paragraph(`经审查：${sentence(reason)}`),
      paragraph(
        `根据${basisText([...under, ...given.basis])}，本机关决定不予${isLicensing(item) ? '行政许可' : '办理'}。`,
      ),
      paragraph(remedySentence(youOf(given.applicant), given.remedies)),
    ],
  })
}

/** 准予行政许可决定书 for licences, 准予办理决定书 for the rest (行政确认, 公共服务 …). */
export function decisionTitle({ type }: Pick<ItemFacts, 'type'>, kind: 'grant' | 'rejection'): string {
  const what = type === '行政许可' ? '行政许可' : '办理'
  return `${kind === 'grant' ? '准予' : '不予'}${what}决定书`
}

const endings = {
  granted: '准予办理',
  rejected: '不予办理，理由见决定书',
  withdrawn: '申请人撤回，不再办理',
  terminated: '终止办理，理由见决定书',
  forwarded: '已完成本级审查，转报上级机关',
  voided: '原决定撤回，不再送达',
} as const satisfies Record<CompletionFacts['conclusion'], string>

/** 办结通知书 (B13): how it ended, and where the result is to be had. (domain reference 6) */
export function completionNotice(given: CompletionFacts): DocumentContent {
  const { explanation, conclusion } = given
  const more = explanation === undefined ? [] : [[fact('说明', sentence(explanation))] as const]
  return letter('completion', given, {
    blocks: [
      paragraph(`${applicationPhrase(given)}，本机关于${dayText(given.acceptedOn)}受理，现已办结，特此通知。`),
      facts([
        [fact('办件编号', given.caseNo), fact('办结日期', dueText(given.concludedOn))],
        [fact('办理结果', endings[conclusion])],
        ...more,
        [fact('领取方式', given.delivery)],
      ]),
    ],
  })
}

/** 终止办理决定书: ground, law, remedies. (BAK-14; lifecycle 1.1 terminateCase) */
export function terminationDecision(given: TerminationFacts): DocumentContent {
  const under = given.basis.length === 0 ? '' : `根据${basisText(given.basis)}，`
  return letter('termination', given, {
    blocks: [
      paragraph(`${applicationPhrase(given)}，本机关于${dayText(given.acceptedOn)}受理（${given.caseNo}）。`),
      paragraph(`${sentence(given.reason)}${under}本机关决定终止办理。`),
      paragraph('所收材料原件随本决定书退还。'),
      paragraph(remedySentence(youOf(given.applicant), given.remedies)),
    ],
  })
}

/** 文书更正通知书: which document, what was written, what is right. Both versions are kept. (BAK-14) */
export function clericalCorrectionNotice(given: ClericalCorrectionFacts): DocumentContent {
  const { document, wrong, right } = given
  return letter('clerical-correction', given, {
    blocks: [
      paragraph(
        `本机关于${dayText(document.on)}作出的《${document.title}》（${document.number}）文字有误，现更正如下：`,
      ),
      facts([[fact('原文', wrong)], [fact('更正为', right)], [fact('办件编号', given.caseNo)]]),
      paragraph('更正后的文书随本通知送达，原文书不再使用。更正不影响决定的内容和各项期限。'),
    ],
  })
}
