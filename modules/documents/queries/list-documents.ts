import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'

/** A document as lists show it. */
export interface DocumentLine {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly number: string
  readonly issuedOn: string
  readonly createdAt: string
  /** event of the stream it follows from */
  readonly seq: number
  readonly pages: number
  readonly size: number
  readonly printed: number
  /** characters no font draws: look at the paper before it is handed out */
  readonly missing: string[]
}

const documentsOfStream = prepared<DocumentLine, [stream: string]>(
  'documents.documents-of-stream',
  `select id, kind, title, number, issued_on as "issuedOn", created_at as "createdAt", seq, pages, size, printed, missing
   from documents.document where stream = $1 order by seq, created_at, part`,
)

/** The documents made of a stream so far, in the order of their events. */
export function listDocuments(db: Queries, stream: string): Promise<readonly DocumentLine[]> {
  return db.many(documentsOfStream, [stream])
}
