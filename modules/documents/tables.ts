/** Row types of schema `documents`. */
export interface DocumentsTables {
  'documents.seal': SealRow
  'documents.document': DocumentRow
  'documents.reprint': ReprintRow
}

export interface SealRow {
  name: string
  kind: 'special' | 'official' | 'filing'
  owner: string
  face: string
  certificate: string
  first_used_at: string
}

export interface DocumentRow {
  id: string
  stream: string
  seq: number
  kind: string
  part: number
  title: string
  number: string
  verification_code: string
  organ: string
  applicant: string
  issued_on: string
  content: unknown
  content_hash: Buffer
  template_hash: Buffer
  file_hash: Buffer
  size: number
  pages: number
  missing: string[]
  head_hash: Buffer
  seal: string
  created_at: string
  printed: number
}

export interface ReprintRow {
  document: string
  n: number
  at: string
  person: string
  reason: string
  file_hash: Buffer
  size: number
}
