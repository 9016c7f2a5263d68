/**
 * The documents a hall gives out, and the forms its file keeps (domain reference 6, lifecycle 6). `code` is the number of
 * the standard format, `word` stands in the document's number, `seal` says which seal of the competent body it bears:
 * `special` its 受理专用章 (行政许可法 第32条), `official` its 公章 (第39条), `none` where signatures make it good.
 */
export const documentKinds = {
  receipt: { title: '收件凭证', code: 'B20', word: '收', seal: 'special', copies: 'applicant-and-file' },
  application: { title: '申请表', code: 'S2', word: '申', seal: 'none', copies: 'applicant-and-file' },
  acceptance: { title: '受理通知书', code: 'B8', word: '受', seal: 'special', copies: 'applicant-and-file' },
  supplement: { title: '材料补齐凭证', code: 'B9', word: '补收', seal: 'special', copies: 'applicant-and-file' },
  correction: { title: '补齐补正告知书', code: 'B18', word: '补', seal: 'special', copies: 'applicant-and-file' },
  refusal: { title: '不予受理决定书', code: 'B4', word: '不受', seal: 'special', copies: 'applicant-and-file' },
  commitment: { title: '容缺受理承诺书', code: 'B6', word: '容', seal: 'special', copies: 'applicant-and-file' },
  procedure: { title: '特别程序告知书', code: 'B5', word: '特', seal: 'special', copies: 'applicant-and-file' },
  extension: { title: '延期告知书', code: 'B5-2', word: '延', seal: 'special', copies: 'applicant-and-file' },
  grant: { title: '准予行政许可决定书', code: 'B14-1', word: '许', seal: 'official', copies: 'applicant-and-file' },
  rejection: { title: '不予行政许可决定书', code: 'B14', word: '不许', seal: 'official', copies: 'applicant-and-file' },
  completion: { title: '办结通知书', code: 'B13', word: '办', seal: 'official', copies: 'applicant-and-file' },
  termination: { title: '终止办理决定书', code: 'B13-2', word: '终', seal: 'official', copies: 'applicant-and-file' },
  return: { title: '退件通知书', code: 'B15', word: '退', seal: 'special', copies: 'applicant-and-file' },
  'service-record': { title: '送达回证', code: 'B19', word: '送', seal: 'special', copies: 'file' },
  'custody-sheet': { title: '材料交接单', code: 'B7-2', word: '交', seal: 'none', copies: 'both-sides' },
  'result-sheet': { title: '办理结果交接单', code: 'B7', word: '结', seal: 'none', copies: 'both-sides' },
  'approval-sheet': { title: '业务审批单', code: 'B17', word: '审', seal: 'none', copies: 'file' },
  delegation: { title: '授权委托书', code: 'S1', word: '委', seal: 'official', copies: 'both-sides' },
  licence: { title: '证照', code: 'C1', word: '证', seal: 'official', copies: 'holder' },
  'clerical-correction': {
    title: '文书更正通知书',
    code: 'B5-3',
    word: '更',
    seal: 'official',
    copies: 'applicant-and-file',
  },
} as const satisfies Record<string, KindRule>

/** Which document. */
export type DocumentKind = keyof typeof documentKinds

/** Which seal a document bears. */
export type SealKind = 'special' | 'official'

interface KindRule {
  readonly title: string
  readonly code: string
  readonly word: string
  readonly seal: SealKind | 'none'
  readonly copies: 'applicant-and-file' | 'both-sides' | 'file' | 'holder'
}

/** Line under the star of a special seal; an official seal has none. */
const specialSealLine = '受理专用章'

/** Whether the applicant is given it: what stays in the file, or goes from window to department, is not theirs. */
export function isForApplicant(kind: string): boolean {
  const rule: KindRule | undefined = (documentKinds as Readonly<Record<string, KindRule>>)[kind]
  return rule?.copies === 'applicant-and-file' || rule?.copies === 'holder'
}

/** How many are made and who keeps them, as printed at the foot. */
export function copiesText(kind: DocumentKind): string {
  return copies[documentKinds[kind].copies]
}

const copies = {
  'applicant-and-file': '一式两份，申请人、案卷各一份',
  'both-sides': '一式两份，双方各一份',
  file: '一份，归入案卷',
  holder: '一份，由持证人保管',
} as const satisfies Record<KindRule['copies'], string>

/** Whether a text names a kind of document. */
export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(documentKinds, text)
}

/** The seal a document bears: name along the ring and line under the star. */
export interface SealFace {
  readonly kind: SealKind
  readonly name: string
  readonly line?: string
}

/**
 * The seal of a body on a kind of document; undefined when the document bears none. What stands in brackets behind a
 * body's name (signs that hang beside it) is not cut into its seal.
 */
export function sealOf(kind: DocumentKind, organ: string): SealFace | undefined {
  const { seal } = documentKinds[kind]
  if (seal === 'none') return undefined
  const name = organ.replaceAll(/（[^）]*）/g, '')
  return seal === 'special' ? { kind: seal, name, line: specialSealLine } : { kind: seal, name }
}

/** Path of the page that verifies a document: what the QR code leads to. (NET-04, OUT-06) */
export function verificationPath(code: string): string {
  return `/verify/${code}`
}
