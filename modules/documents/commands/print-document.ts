import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { DocumentsParts } from '../parts.ts'
import { decidePrint, momentText } from '../rules/index.ts'
import type { DocumentContent } from '../rules/index.ts'
import type { DocumentsTables } from '../tables.ts'
import { printOn } from './issue-document.ts'

interface Printing {
  readonly printed: number
  readonly content: DocumentContent
  readonly code: string
  readonly owner: string
}

const lockDocument = prepared<Printing, [id: string]>(
  'documents.lock-document',
  `select d.printed, d.content, d.verification_code as code, s.owner
   from documents.document d
   join lateral (
     select owner from documents.seal where name = d.seal order by first_used_at desc limit 1
   ) s on true
   where d.id = $1
   for update of d`,
)
const countPrint = prepared<never, [id: string]>(
  'documents.count-print',
  `update documents.document set printed = printed + 1 where id = $1`,
)
const insertReprint = prepared<
  never,
  [id: string, n: number, at: string, person: string, reason: string, hash: string, size: number]
>(
  'documents.insert-reprint',
  `insert into documents.reprint (document, n, at, person, reason, file_hash, size)
   values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7)`,
)

interface PrintInput {
  readonly document: string
  readonly reason?: string | undefined
}

/** What a print answers: the number of the reprint, absent for the first print. */
interface PrintAnswer {
  readonly reprint?: number
}

/**
 * Prints a document: the first time as it is, later as a reprint that says so on its face, with who, when and why on
 * record. The document is locked while its paper is set, which takes some 20 ms, so that two prints are two numbers.
 * (screens 3, Print preview)
 */
export const printDocument = (parts: DocumentsParts) =>
  command<DocumentsTables>()({
    name: 'documents.print-document',
    async handle(tx, { document, reason }: PrintInput, { at, by }) {
      const found = await tx.find(lockDocument, [document])
      if (found === undefined) return refused({ code: 'documents.no-such-document', id: document })
      const { printed, content, code, owner } = found
      const print = decidePrint(printed, reason)
      if (!print.ok) return print
      await tx.run(countPrint, [document])
      if (print.value.type === 'first') return decided<PrintAnswer>({})
      const { n, reason: why } = print.value
      const mark = `第${n}次，${momentText(at)}，${by.name}`
      const { fileHash, size } = await printOn(tx, parts, { content, code, owner, at, reprint: mark })
      await tx.run(insertReprint, [document, n, at, by.person, why, fileHash, size])
      return decided<PrintAnswer>({ reprint: n })
    },
  })
