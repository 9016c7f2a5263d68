import { dateOf } from '@yichuang/modules/calendar/rules'
import { prepared } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { DocumentsParts } from '../parts.ts'
import { delegationLetter } from '../rules/index.ts'
import { issueDocument } from './issue-document.ts'

/** A delegation as the catalogue keeps it, with the names of whom and what it speaks of. */
export interface DelegationPaper {
  readonly no: string
  readonly department: string
  readonly holderName: string
  /** the hall that holds it, or where the holder can be asked for */
  readonly hall?: string | undefined
  readonly powers: readonly string[]
  /** empty: all items of the department */
  readonly itemNames: readonly string[]
  readonly includesMajor: boolean
  readonly from: string
  readonly to: string
  readonly grantedAt: string
}

interface Paper {
  readonly hash: string
  readonly size: number
}

const paperOf = prepared<Paper, [stream: string]>(
  'documents.delegation-paper',
  `select encode(file_hash, 'hex') as hash, size from documents.document
   where stream = $1 and kind = 'delegation' order by seq limit 1`,
)

/** How the letter names the powers of a delegation. (GD 三(四)2) */
const powerWords: Readonly<Record<string, string>> = {
  accept: '受理',
  refuse: '不予受理',
  'decide-instant': '即办件当场决定',
  decide: '承诺件决定',
  extend: '延期',
  seal: '使用印章',
  'report-up': '上报',
}

/** The stream of a delegation, in which the catalogue records that it was granted and revoked. */
function delegationStream(no: string): string {
  return `delegation:${no}`
}

/**
 * The 授权委托书 of a delegation under the seal of its department, made when it is first asked for and kept: the same
 * paper for everybody, under one verification code. (ZJ2 7.1.8; JL2 6.3.5; CAT-15)
 */
export async function delegationPaper(parts: DocumentsParts, given: DelegationPaper): Promise<Paper> {
  const stream = delegationStream(given.no)
  const made = await parts.db.find(paperOf, [stream])
  if (made !== undefined) return made
  const { departments, halls } = await parts.places.current()
  const organ = departments.get(given.department)
  if (organ === undefined) throw new Error(`no department ${given.department}`)
  const hall = halls.get(given.hall ?? '') ?? [...halls.values()].find(({ region }) => region === organ.region)
  const on = dateOf(given.grantedAt as Instant)
  const content = delegationLetter({
    organ: { name: organ.name, mark: organ.document_mark },
    number: given.no,
    delegate: given.holderName,
    powers: given.powers.map((power) => powerWords[power] ?? power),
    items: given.itemNames.length === 0 ? [allItems(given)] : given.itemNames,
    from: dateOf(given.from as Instant),
    until: dateOf(given.to as Instant),
    on,
    contact: { name: hall?.name ?? organ.name, phone: hall?.phone ?? '' },
  })
  await issueDocument(parts, content, {
    stream,
    seq: 1,
    part: 0,
    owner: given.department,
    head: '',
    issuedOn: on,
    at: given.grantedAt,
  })
  return parts.db.one(paperOf, [stream])
}

function allItems({ includesMajor }: DelegationPaper): string {
  return includesMajor ? '本机关的全部政务服务事项，包括重大事项' : '本机关的全部政务服务事项，不含重大事项'
}
