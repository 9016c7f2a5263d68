import { createHash } from 'node:crypto'
import { mayAct } from '@yichuang/modules/access/rules'
import { auditLine, writeAudit } from '@yichuang/platform/audit'
import { runCommand } from '@yichuang/platform/commands'
import { servingHeaders } from '@yichuang/platform/files'
import { answer, SpecialAnswer } from '@yichuang/platform/http'
import type { Call, UploadPart } from '@yichuang/platform/http'
import type { Module } from '@yichuang/platform/module'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import { issueDue } from './commands/issue-due.ts'
import { printDocument } from './commands/print-document.ts'
import * as contract from './contract.ts'
import en from './i18n/en.problems.json' with { type: 'json' }
import zh from './i18n/zh-CN.problems.json' with { type: 'json' }
import { documentSubscriber, issueDocumentsJob } from './jobs/issue-documents.ts'
import type { DocumentsParts } from './parts.ts'
import { documentsProblems } from './problems.ts'
import { concernOf, findDocument, findReprintFile } from './queries/find-document.ts'
import type { Concern, FoundDocument } from './queries/find-document.ts'
import { listDocuments } from './queries/list-documents.ts'
import { streamOf } from './queries/stream.ts'
import { verifyDocument } from './queries/verify-document.ts'
import { isForApplicant } from './rules/index.ts'

/** Documents: lists, files, prints, verification; and the job that makes them behind every act. */
export function documentsModule(parts: DocumentsParts): Module {
  const { db } = parts
  const print = printDocument(parts)
  return {
    name: 'documents',
    problems: { status: documentsProblems, 'zh-CN': zh, en },
    routes: [
      answer(contract.listDocuments, async ({ query, actor }) => {
        const id = await parts.dossierOf(query.caseNo)
        const concern = id === undefined ? undefined : await concernOf(db, streamOf(id))
        if (id === undefined || concern === undefined || !maySee(actor, concern)) {
          return refused({ code: 'documents.no-such-case', caseNo: query.caseNo })
        }
        await issueDue(parts, streamOf(id))
        return decided({ rows: [...(await listDocuments(db, streamOf(id)))] })
      }),
      answer(contract.readDocumentFile, async (call) => {
        const found = await findFor(parts, call.actor, call.params.id)
        if (!found.ok) return found
        return fileOf(parts, found.value, call)
      }),
      answer(contract.printDocument, async (call) => {
        const { actor, at, key, requestId, params, body } = call
        const found = await findFor(parts, actor, params.id)
        if (!found.ok) return found
        return runCommand(db, print, { document: params.id, ...body }, { actor, at, key, requestId })
      }),
      answer(contract.verifyDocument, ({ params }) => verifyDocument(db, params.code)),
      answer(contract.verifyFile, async ({ params, parts: uploads }) => {
        const verified = await verifyDocument(db, params.code)
        if (!verified.ok) return verified
        const hash = await hashOfFirst(uploads())
        if (hash === undefined) return refused({ code: 'documents.file-missing' })
        return decided({ matches: verified.value.fileHashes.includes(hash), document: verified.value })
      }),
    ],
    jobs: [issueDocumentsJob(parts)],
    subscribers: [documentSubscriber],
  }
}

/** Staff by permission and scope; an applicant sees the one case they proved to be theirs. (NET-04, SEC-03) */
function maySee(actor: Actor, { dossier, place }: Concern): boolean {
  if (actor.kind === 'applicant') return [dossier.id, dossier.applicationNo].includes(actor.person)
  return mayAct(actor, 'documents.read', place).ok
}

/** A document somebody may see; what they may not see is answered as if it did not exist. */
async function findFor({ db }: DocumentsParts, actor: Actor, id: string): Promise<Decision<FoundDocument>> {
  const document = await findDocument(db, id)
  const concern = document === undefined ? undefined : await concernOf(db, document.stream)
  const isTheirs = actor.kind !== 'applicant' || isForApplicant(document?.kind ?? '')
  if (document === undefined || concern === undefined || !isTheirs || !maySee(actor, concern)) {
    return refused({ code: 'documents.no-such-document', id })
  }
  return decided(document)
}

type FileCall = Call<unknown, { readonly reprint?: number }>

/** Gives a file out; every look is logged. (SEC-03) */
async function fileOf(
  { db, files }: DocumentsParts,
  { id, number, title, fileHash, stream }: FoundDocument,
  { actor, at, query, requestId }: FileCall,
): Promise<Decision<SpecialAnswer>> {
  const hash = query.reprint === undefined ? fileHash : await findReprintFile(db, id, query.reprint)
  if (hash === undefined) return refused({ code: 'documents.no-such-document', id })
  const { stream: bytes, size } = await files.open(hash)
  const line = { at, act: 'view', name: 'documents.read-file', subject: stream, outcome: 'done' } as const
  await writeAudit(db, auditLine(actor, { ...line, detail: { document: number }, requestId }))
  const fileName = `${title} ${number}.pdf`
  const headers = servingHeaders({ hash, size, mediaType: 'application/pdf', fileName, show: true })
  return decided(new SpecialAnswer({ kind: 'file', stream: bytes, headers }))
}

/** Hash of the first file of an upload, read through and kept nowhere. */
async function hashOfFirst(uploads: AsyncIterable<UploadPart>): Promise<string | undefined> {
  let found: string | undefined
  for await (const { stream } of uploads) {
    const hash = createHash('sha256')
    for await (const chunk of stream) hash.update(chunk as Uint8Array)
    found ??= hash.digest('hex')
  }
  return found
}
