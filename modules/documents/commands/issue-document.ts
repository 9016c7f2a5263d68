import { createHash, createHmac, randomUUID } from 'node:crypto'
import { buildVerificationCode, maskName } from '@yichuang/modules/codes/rules'
import type { VerificationCode } from '@yichuang/modules/codes/rules'
import { prepared, queriesOf, violatesUnique } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'
import { canonicalJson } from '@yichuang/platform/events'
import { signPdf } from '@yichuang/platform/printing'
import type { Picture } from '@yichuang/platform/printing'
import type { PlainDate } from '@yichuang/platform/pure'
import type { DocumentsParts } from '../parts.ts'
import { templateHash } from '../queries/template-hash.ts'
import { sealOf, verificationPath } from '../rules/index.ts'
import type { ApplicantFacts, DocumentContent } from '../rules/index.ts'

/** Where a document belongs and on whose behalf it is made. */
export interface Origin {
  readonly stream: string
  readonly seq: number
  /** tells apart documents of one kind that follow from one event */
  readonly part: number
  /** department or hall whose seal it bears */
  readonly owner: string
  /** hash of the head of the stream, hex */
  readonly head: string
  readonly applicant?: Pick<ApplicantFacts, 'name' | 'kind'>
  readonly issuedOn: PlainDate
  /** moment of the event, ISO */
  readonly at: string
}

const insertDocument = prepared<{ id: string }, [row: string]>(
  'documents.insert-document',
  `insert into documents.document (id, stream, seq, kind, part, title, number, verification_code, organ, applicant,
     issued_on, content, content_hash, template_hash, file_hash, size, pages, missing, head_hash, seal, created_at)
   select id, stream, seq, kind, part, title, number, code, organ, applicant, "issuedOn", content,
     decode("contentHash", 'hex'), decode("templateHash", 'hex'), decode("fileHash", 'hex'), size, pages, missing,
     decode(head, 'hex'), seal, "createdAt"
   from json_to_record($1::json) as d(id uuid, stream text, seq int, kind text, part smallint, title text, number text,
     code text, organ text, applicant text, "issuedOn" date, content json, "contentHash" text, "templateHash" text,
     "fileHash" text, size int, pages smallint, missing text[], head text, seal text, "createdAt" timestamptz)
   on conflict on constraint document_once do nothing
   returning id`,
)
const noteSeal = prepared<
  never,
  [name: string, kind: string, owner: string, face: string, certificate: string, at: string]
>(
  'documents.note-seal',
  `insert into documents.seal (name, kind, owner, face, certificate, first_used_at) values ($1, $2, $3, $4, $5, $6)
   on conflict do nothing`,
)

const mostAttempts = 5

/**
 * Makes a document from its content: typeset, sealed, signed, kept, entered. Made once for its place in the stream; of
 * two that make it at once, one is entered. The verification code follows from the place and a secret, so that a crash
 * in between changes nothing. (INT-03, OUT-06)
 */
export async function issueDocument(parts: DocumentsParts, content: DocumentContent, origin: Origin): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const code = await codeOf(parts, content, origin, attempt)
    try {
      return await enter(parts, content, origin, code)
    } catch (error) {
      const isTaken = violatesUnique(error, 'document_code_unique')
      if (!isTaken || attempt >= mostAttempts) throw error
    }
  }
}

async function enter(
  parts: DocumentsParts,
  content: DocumentContent,
  origin: Origin,
  code: VerificationCode,
): Promise<void> {
  const { stream, seq, part, head, issuedOn, applicant } = origin
  const { kind, title, number, organ } = content
  const made = await printOn(parts.db, parts, { content, code, owner: origin.owner, at: origin.at })
  const row = {
    id: randomUUID(),
    stream,
    seq,
    kind,
    part,
    title,
    number,
    code,
    organ,
    applicant: shownName(applicant),
    issuedOn,
    content,
    contentHash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    templateHash: templateHash(),
    head,
    createdAt: parts.now(),
    ...made,
  }
  await parts.db.many(insertDocument, [JSON.stringify(row)])
}

/** A person is masked, as anybody with the paper can ask; an enterprise is known by its name. (SEC-03) */
function shownName(applicant: Origin['applicant']): string {
  if (applicant === undefined) return ''
  return applicant.kind === 'person' ? maskName(applicant.name) : applicant.name
}

async function codeOf(
  { keys }: DocumentsParts,
  { kind }: DocumentContent,
  { stream, seq, part }: Origin,
  attempt: number,
): Promise<VerificationCode> {
  const secret = await keys.secret('verification-codes')
  const place = canonicalJson({ stream, seq, kind, part, attempt })
  return buildVerificationCode(createHmac('sha256', secret).update(place).digest())
}

/** A paper to be made: its content and what is printed beside it. */
export interface Sheet {
  readonly content: DocumentContent
  readonly code: string
  readonly owner: string
  readonly at: string
  /** 第2次，2026年9月20日，沈若溪 – printed behind 补打 */
  readonly reprint?: string
}

/** What was made of a sheet. */
export interface Printed {
  readonly fileHash: string
  readonly size: number
  readonly pages: number
  readonly missing: readonly string[]
  readonly seal: string
}

/** Typesets, signs and keeps a sheet. */
export async function printOn(on: AnyTx | Database, parts: DocumentsParts, sheet: Sheet): Promise<Printed> {
  const { content, code, owner, at, reprint } = sheet
  const seal = sealOf(content.kind, content.organ)
  const url = `${parts.publicUrl()}${verificationPath(code)}`
  const pictures: Record<string, Picture> = { qr: { kind: 'qr', text: url } }
  if (seal !== undefined) pictures['seal'] = { ...seal, kind: 'seal' }
  const data = { content, imprint: { code, reprint: reprint ?? null } }
  const [rendered, signer] = await Promise.all([
    parts.printer.render('document.typ', data, { pdfStandard: 'a-2b', pictures, createdAt: at }),
    signerOf(parts, owner, content, seal),
  ])
  const { credentials, name } = signer
  await queriesOf(on).run(noteSeal, [name, signer.kind, owner, signer.face, credentials.certificate, signer.at])
  const pdf = await signPdf(rendered.pdf, {
    signer: credentials,
    reason: seal === undefined ? '系统生成' : '加盖电子印章',
    name: signer.face,
    at: parts.now(),
    timestamp: parts.timestamp,
  })
  const { hash, size } = await parts.files.putOwn(pdf)
  return { fileHash: hash, size, pages: rendered.pages, missing: rendered.missing, seal: name }
}

/** The key of the seal; papers without a seal are signed by the body's filing key, so that they can be verified too. */
async function signerOf(
  { keys, now }: DocumentsParts,
  owner: string,
  { organ }: DocumentContent,
  seal: ReturnType<typeof sealOf>,
) {
  const at = now()
  const kind = seal?.kind ?? 'filing'
  const organization = seal?.name ?? organ
  const face = seal === undefined ? `${organ}文书生成` : `${seal.name}${seal.line ?? '公章'}`
  const name = `${owner}-${kind}`
  const credentials = await keys.credentials(name, { commonName: face, organization }, at)
  return { credentials, name, face, kind, at }
}
