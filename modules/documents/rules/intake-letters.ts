import type { Limit } from '@yichuang/modules/calendar/rules'
import type { Instant, PlainDate } from '@yichuang/platform/pure'
import { fact, facts, numbered, paragraph } from './content.ts'
import type { Block, Column, DocumentContent, Fact, FactRow } from './content.ts'
import { applicationPhrase, fullName, isLicensing, letter, youOf } from './facts.ts'
import type { CaseFacts, MaterialLine, RemedyBodies } from './facts.ts'
import { remedySentence } from './remedies.ts'
import { basisText, dayText, dueText, limitText, momentText, sentence } from './wording.ts'

/** A due day as a document prints it. */
export interface DueFacts {
  readonly limit: Limit
  /** null while the clock stands (after-materials deferral, lifecycle 1) */
  readonly due: PlainDate | null
  readonly provisional: boolean
}

export interface ReceiptFacts extends CaseFacts {
  readonly receivedAt: Instant
  readonly receiver: string
  readonly place: string
  readonly materials: readonly MaterialLine[]
  /** last day on which the applicant must be told (行政许可法 第32条) */
  readonly toldBy: PlainDate
}

export interface SupplementFacts extends CaseFacts {
  readonly receivedAt: Instant
  readonly receiver: string
  readonly place: string
  readonly materials: readonly MaterialLine[]
  /** names of what is still to come */
  readonly missing: readonly string[]
}

export interface AcceptanceFacts extends CaseFacts {
  readonly acceptedOn: PlainDate
  readonly situation: string
  readonly committed: DueFacts
  readonly statutory: DueFacts
  /** procedures whose time does not count: 现场核查，不超过5个工作日 (行政许可法 第45条; JL1 9.3.4) */
  readonly excluded: readonly string[]
  readonly delivery: string
  readonly materials: readonly MaterialLine[]
  readonly how:
    | { readonly type: 'complete' }
    | { readonly type: 'deferred'; readonly until: PlainDate; readonly holdsClock: boolean }
    /** nobody told the applicant within five working days (行政许可法 第32条) */
    | { readonly type: 'deemed' }
  readonly accepter: string
}

export interface CorrectionFacts extends CaseFacts {
  readonly defects: readonly { readonly material: string; readonly required: string }[]
  /** the last day; it runs from service, so a notice that is not served yet states days, and the day for service today */
  readonly until: { readonly day: PlainDate; readonly fromService?: Limit }
  /** what happens when nothing comes: 视为撤回申请，退还材料，可以重新申请 */
  readonly consequence: string
}

export interface RefusalFacts extends CaseFacts {
  readonly ground: 'not-required' | 'not-competent' | 'not-eligible'
  readonly reason: string
  readonly basis: readonly string[]
  readonly rightBody?: string
  readonly remedies: RemedyBodies
}

export interface CommitmentFacts extends CaseFacts {
  readonly materials: readonly { readonly name: string; readonly copies: string }[]
  readonly until: PlainDate
  readonly days: Limit
  readonly consequence: string
  /** the file moves to the department only when the papers are there [ZJ2 6.2.4] */
  readonly waitsForPapers: boolean
  readonly officer: string
}

export interface ReturnFacts extends CaseFacts {
  readonly reason: string
  readonly materials: readonly MaterialLine[]
}

const article32 = '《中华人民共和国行政许可法》第三十二条'
const materialColumns = (what: string): readonly Column[] => [
  { title: what, width: 'auto', align: 'left' },
  { title: '形式和份数', width: 'middle', align: 'centre' },
  { title: '说明', width: 'middle', align: 'centre' },
]

/** 收件凭证 (B20): what was handed in, when, to whom; and by when an answer must come. (ZJ2 6.1.1; 行政许可法 第32条) */
export function receiptLetter(given: ReceiptFacts): DocumentContent {
  const { item, materials, toldBy } = given
  const answer = isLicensing(item)
    ? `是否受理，或者需要补正的全部内容，本机关最晚在${dueText(toldBy)}告知。到期没有告知的，自收到申请材料之日起即为受理（行政许可法第三十二条）。`
    : `是否受理，或者需要补正的全部内容，本机关最晚在${dueText(toldBy)}告知。`
  return letter('receipt', given, {
    blocks: [
      paragraph(`今收到${applicationPhrase(given)}材料共${materials.length}项，清单如下：`),
      facts([
        [fact('收件编号', given.caseNo), fact('收件时间', momentText(given.receivedAt))],
        [fact('收件地点', given.place), fact('收件人', given.receiver)],
      ]),
      materialTable('收到的材料', materials),
      paragraph(answer),
      paragraph('本凭证只证明收到材料，不表示申请已经受理。'),
    ],
  })
}

/** 材料补齐凭证 (B9): what came in later, and what is still missing. (ZJ2 6.1.3, 6.2.4; INT-04, INT-05) */
export function supplementReceipt(given: SupplementFacts): DocumentContent {
  const { materials, missing } = given
  return letter('supplement', given, {
    blocks: [
      paragraph(`今收到${applicationPhrase(given)}补交的材料共${materials.length}项，清单如下：`),
      facts([
        [fact('办件编号', given.caseNo), fact('收到时间', momentText(given.receivedAt))],
        [fact('收到地点', given.place), fact('收件人', given.receiver)],
      ]),
      materialTable('补交的材料', materials),
      paragraph(missing.length === 0 ? '需要补交的材料已经补齐。' : `还没有补交的材料：${missing.join('、')}。`),
    ],
  })
}

/**
 * 受理通知书 (B8), in its three forms: complete, with papers to follow, and by law because nobody answered in time.
 * (行政许可法 第32条; ZJ2 6.1.1; JL1 9.3.4; TIM-02)
 */
export function acceptanceNotice(given: AcceptanceFacts): DocumentContent {
  const { materials } = given
  return letter('acceptance', given, {
    blocks: [
      paragraph(acceptanceSentence(given)),
      facts(acceptanceRows(given)),
      ...(materials.length === 0 ? [] : [materialTable('收取的材料', materials)]),
      paragraph('特此通知。'),
    ],
    left: [{ label: '收到人（签名）' }, { label: '收到时间' }, { label: '受理人', value: given.accepter }],
  })
}

function acceptanceSentence(given: AcceptanceFacts): string {
  const { how, item } = given
  const phrase = applicationPhrase(given)
  const under = (part: string) => (isLicensing(item) ? `根据${article32}第一款${part}，` : '')
  if (how.type === 'complete') return `${phrase}，材料符合规定，${under('第五项')}现予受理。`
  if (how.type === 'deemed') {
    return `${phrase}，自收到材料之日起五个工作日内没有告知需要补正的内容，${under('第四项')}自${dayText(given.acceptedOn)}起即为受理。`
  }
  const clock = how.holdsClock ? '承诺办结期限自材料补齐之日起计算。' : ''
  return (
    `${phrase}，主要材料齐全、符合规定；所缺材料${youOf(given.applicant)}已书面承诺于${dueText(how.until)}前补交，` +
    `现予容缺受理。${clock}`
  )
}

function acceptanceRows(given: AcceptanceFacts): FactRow[] {
  const { committed, statutory, excluded } = given
  const strongDue: Fact = { label: '最晚办结', value: latestText(committed), isStrong: true }
  const rows: FactRow[] = [
    [fact('办件编号', given.caseNo), fact('受理日期', dueText(given.acceptedOn))],
    [fact('办事情形', given.situation)],
    [fact('承诺期限', limitText(committed.limit)), strongDue],
    [fact('法定期限', limitText(statutory.limit)), fact('法定最晚', latestText(statutory))],
  ]
  if (excluded.length > 0) {
    const promise = '开始前另行书面告知，上述日期随之顺延（行政许可法第四十五条）'
    rows.push([fact('不计入期限的时间', `${excluded.join('；')}。${promise}`)])
  }
  return [...rows, [fact('领取方式', given.delivery)]]
}

function latestText({ due, provisional }: DueFacts): string {
  return due === null ? '自材料补齐之日起计算' : dueText(due, provisional)
}

/** 补齐补正告知书 (B18): everything at once, until when, and what happens else. (ZJ2 6.1.3; JL1 6.9; INT-05) */
export function correctionNotice(given: CorrectionFacts): DocumentContent {
  const columns: readonly Column[] = [
    { title: '材料', width: 'middle', align: 'left' },
    { title: '需要补正的内容', width: 'auto', align: 'left' },
  ]
  const basis = isLicensing(given.item) ? [paragraph(`依据：${article32}。`)] : []
  return letter('correction', given, {
    blocks: [
      paragraph(`${applicationPhrase(given)}（${given.caseNo}），有下列材料需要补齐补正，现一次性告知：`),
      numbered(
        columns,
        given.defects.map(({ material, required }) => [material, required]),
      ),
      paragraph(
        `${untilPhrase(given)}，到任一综合窗口或网上补交。材料补齐之日即为受理之日。` +
          `逾期未补的，${sentence(given.consequence)}`,
      ),
      ...basis,
    ],
  })
}

function untilPhrase({ until: { day, fromService } }: CorrectionFacts): string {
  const weekday = dueText(day).slice(-3)
  if (fromService === undefined) return `请于${dayText(day)}（${weekday}）前`
  return `请自收到本告知书之日起${limitText(fromService)}内（今天收到的，为${dayText(day)} ${weekday}前）`
}

const refusalClauses = { 'not-required': '第一项', 'not-competent': '第二项', 'not-eligible': '' } as const
const refusalReasons = {
  'not-required': '该事项依法不需要取得行政许可',
  'not-competent': '该事项依法不属于本机关职权范围',
  'not-eligible': '',
} as const

/** 不予受理决定书 (B4): ground, reason, basis, the right body, remedies. (行政许可法 第32条; ZJ2 6.1.4; INT-06, I-10) */
export function refusalDecision(given: RefusalFacts): DocumentContent {
  const { ground, reason, rightBody, item } = given
  const byLaw = refusalReasons[ground]
  const why = [byLaw, reason].filter((text) => text !== '' && text !== undefined).map(sentence)
  const clause =
    isLicensing(item) && refusalClauses[ground] !== '' ? [`${article32}第一款${refusalClauses[ground]}`] : []
  const basis = basisText([...clause, ...given.basis])
  const redirect = rightBody === undefined ? [] : [paragraph(`${youOf(given.applicant)}可以向${rightBody}申请。`)]
  return letter('refusal', given, {
    blocks: [
      paragraph(`${applicationPhrase(given)}（${given.caseNo}）收悉。经审查：${why.join('')}`),
      paragraph(`根据${basis}，本机关决定不予受理。`),
      ...redirect,
      paragraph(remedySentence(youOf(given.applicant), given.remedies)),
    ],
  })
}

/**
 * 容缺受理承诺书 (B6): the hall tells what is missing, until when, and the consequence; the applicant promises and signs.
 * (ZJ2 3.3, 6.1.2; JL1 3.5, 9.3.6; INT-04)
 */
export function commitmentLetter(given: CommitmentFacts): DocumentContent {
  const { until, days, consequence, waitsForPapers } = given
  const columns: readonly Column[] = [
    { title: '容缺的材料', width: 'auto', align: 'left' },
    { title: '形式和份数', width: 'middle', align: 'centre' },
  ]
  const whenMoves = waitsForPapers
    ? '材料补齐后转部门审查，承诺办结期限从补齐之日起算。'
    : '部门先行审查，材料补齐后发放结果。'
  const wholeName = fullName(given.applicant)
  return letter('commitment', given, {
    blocks: [
      { type: 'heading', text: '一、告知' },
      paragraph(`${applicationPhrase(given)}（${given.caseNo}），主要材料齐全、符合规定，下列材料可以容缺后补：`),
      numbered(
        columns,
        given.materials.map(({ name, copies }) => [name, copies]),
      ),
      facts([
        [{ label: '补交期限', value: `${dueText(until)}前（${limitText(days)}内）`, isStrong: true }],
        [fact('补交地点', '任一综合窗口或者网上')],
        [fact('办理安排', whenMoves)],
        [fact('逾期后果', sentence(consequence))],
      ]),
      { type: 'heading', text: '二、承诺' },
      paragraph(
        `${wholeName}已经知道以上内容，自愿申请容缺受理，承诺在${dayText(until)}前补交全部所缺材料，所补材料真实、合法、有效；` +
          '逾期不补或者所补材料不符合要求的，愿意承担上述后果。',
      ),
    ],
    left: [{ label: '承诺人（签名或盖章）' }, { label: '承诺时间' }, { label: '经办人', value: given.officer }],
  })
}

/** 退件通知书 (B15): why the file goes back, and every paper that is returned. (domain reference 6) */
export function returnLetter(given: ReturnFacts): DocumentContent {
  const { materials, reason } = given
  const list = materials.length === 0 ? [] : [materialTable('退还的材料', materials)]
  return letter('return', given, {
    blocks: [
      paragraph(
        `${applicationPhrase(given)}（${given.caseNo}），${sentence(reason)}本机关不再办理，现将申请材料退还。`,
      ),
      ...list,
      paragraph('条件具备后，可以重新提出申请。'),
    ],
    left: [{ label: '收到人（签名）' }, { label: '收到时间' }],
  })
}

function materialTable(what: string, materials: readonly MaterialLine[]): Block {
  return numbered(
    materialColumns(what),
    materials.map(({ name, copies, note }) => [name, copies, note]),
  )
}
