import { endpoint, Type } from '@yichuang/platform/contract'

const text = (maxLength = 200) => Type.String({ maxLength })

const DocumentLine = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: Type.String({ description: 'receipt, acceptance, correction, refusal, …' }),
  title: Type.String(),
  number: Type.String(),
  issuedOn: Type.String({ format: 'date' }),
  createdAt: Type.String({ format: 'date-time' }),
  seq: Type.Integer({ description: 'event of the case it follows from' }),
  pages: Type.Integer(),
  size: Type.Integer({ description: 'bytes' }),
  printed: Type.Integer({ description: 'how often it was printed; from the second time on it is marked 补打' }),
  missing: Type.Array(Type.String(), { description: 'rare characters no font draws: look before handing it out' }),
})

const exampleId = '0b9f3f6e-4a0e-4c11-9d3b-1d2a1a4f9a52'

export const listDocuments = endpoint({
  name: 'listDocuments',
  method: 'GET',
  path: '/documents',
  tag: 'documents',
  summary: 'Documents of a case; what is due and not made yet is made now',
  may: 'applicant',
  query: Type.Object({ caseNo: text(40) }, { additionalProperties: false }),
  answer: Type.Object({ rows: Type.Array(DocumentLine) }),
  problems: ['documents.no-such-case'],
  example: {
    query: { caseNo: '339921-260918-00052' },
    answer: {
      rows: [
        {
          id: exampleId,
          kind: 'acceptance',
          title: '受理通知书',
          number: '云市监受〔2026〕260918-00052号',
          issuedOn: '2026-09-18',
          createdAt: '2026-09-18T02:31:00.412Z',
          seq: 9,
          pages: 1,
          size: 136_204,
          printed: 0,
          missing: [],
        },
      ],
    },
  },
})

export const readDocumentFile = endpoint({
  name: 'readDocumentFile',
  method: 'GET',
  path: '/documents/:id/file',
  tag: 'documents',
  summary: 'The signed PDF of a document, or of one of its reprints',
  may: 'applicant',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  query: Type.Object({ reprint: Type.Optional(Type.Integer({ minimum: 2 })) }, { additionalProperties: false }),
  answer: Type.Any({ description: 'application/pdf' }),
  gives: 'file',
  problems: ['documents.no-such-document'],
  example: { params: { id: exampleId } },
})

export const printDocument = endpoint({
  name: 'printDocument',
  method: 'POST',
  path: '/documents/:id/prints',
  tag: 'documents',
  summary: 'Print: the first time as it is, later marked 补打, with the reason on record',
  may: { permission: 'documents.print-document' },
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  body: Type.Object({ reason: Type.Optional(text(200)) }, { additionalProperties: false }),
  answer: Type.Object({ reprint: Type.Optional(Type.Integer({ description: 'number of the reprint' })) }),
  problems: ['documents.no-such-document', 'documents.reason-missing'],
  example: { params: { id: exampleId }, body: { reason: '申请人遗失' }, answer: { reprint: 2 } },
})

const Verified = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  number: Type.String(),
  organ: Type.String(),
  issuedOn: Type.String({ format: 'date' }),
  applicant: Type.String({ description: 'masked when a person' }),
  standing: Type.Union([
    Type.Literal('in-force'),
    Type.Literal('corrected'),
    Type.Literal('voided'),
    Type.Literal('superseded'),
  ]),
  fileHashes: Type.Array(Type.String(), { description: 'sha256 of the file and of its reprints, hex' }),
})

const exampleVerified = {
  code: '7F3K-92QD-XH',
  kind: 'acceptance',
  title: '受理通知书',
  number: '云市监受〔2026〕260918-00052号',
  organ: '云岫县市场监督管理局',
  issuedOn: '2026-09-18',
  applicant: '云岫县麦穗面馆',
  standing: 'in-force' as const,
  fileHashes: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
}

export const verifyDocument = endpoint({
  name: 'verifyDocument',
  method: 'GET',
  path: '/verifications/:code',
  tag: 'verification',
  summary: 'What the verification code on a document stands for',
  may: 'public',
  params: Type.Object({ code: text(40) }),
  answer: Verified,
  problems: ['documents.code-mistyped', 'documents.code-unknown'],
  example: { params: { code: '7F3K-92QD-XH' }, answer: exampleVerified },
})

export const verifyFile = endpoint({
  name: 'verifyFile',
  method: 'POST',
  path: '/verifications/:code/file',
  tag: 'verification',
  summary: 'Whether a file is, byte for byte, the document of this code; the file is not kept',
  may: 'public',
  params: Type.Object({ code: text(40) }),
  accepts: 'upload',
  answer: Type.Object({ matches: Type.Boolean(), document: Verified }),
  problems: ['documents.code-mistyped', 'documents.code-unknown', 'documents.file-missing'],
  example: { params: { code: '7F3K-92QD-XH' }, answer: { matches: true, document: exampleVerified } },
})
