import { prepared } from '@yichuang/platform/db'
import type { UploadRow } from '../tables.ts'

/** An upload whole, for whom it belongs to. */
export const findUpload = prepared<UploadRow, [id: string, person: string]>(
  'spreadsheets.find-upload',
  `select id, file_name, size, uploaded_at, uploaded_by, state, step, done, total, fault, row_count, items, findings,
     finding_count, imported_at, drafts
   from spreadsheets.upload where id = $1 and uploaded_by = $2`,
)

export const lastUploads = prepared<
  Pick<UploadRow, 'id' | 'file_name' | 'uploaded_at' | 'state' | 'row_count' | 'finding_count'>,
  [person: string]
>(
  'spreadsheets.last-uploads',
  `select id, file_name, uploaded_at, state, row_count, finding_count
   from spreadsheets.upload where uploaded_by = $1 order by uploaded_at desc limit 10`,
)

export const beginUpload = prepared<never, [id: string, name: string, size: number, at: string, person: string]>(
  'spreadsheets.begin-upload',
  `insert into spreadsheets.upload (id, file_name, size, uploaded_at, uploaded_by, state, step, done, total, row_count,
     items, findings, finding_count)
   values ($1, $2, $3, $4, $5, 'checking', 'reading', 0, 1, 0, '[]', '[]', 0)`,
)

export const noteProgress = prepared<never, [id: string, step: string, done: number, total: number]>(
  'spreadsheets.note-progress',
  `update spreadsheets.upload set step = $2, done = $3, total = $4 where id = $1 and state = 'checking'`,
)

export const endCheck = prepared<
  never,
  [id: string, rows: number, items: string, findings: string, count: number, state: string, fault: string | null]
>(
  'spreadsheets.end-check',
  `update spreadsheets.upload
   set row_count = $2, items = $3::json, findings = $4::json, finding_count = $5, state = $6, fault = $7
   where id = $1 and state = 'checking'`,
)

export const noteImported = prepared<never, [id: string, at: string, drafts: string]>(
  'spreadsheets.note-imported',
  `update spreadsheets.upload set state = 'imported', imported_at = $2, drafts = $3::json where id = $1`,
)

/** A check that died with its process is told as one, and what is older than a month goes. */
export const sweepUploads = prepared<never, [now: string]>(
  'spreadsheets.sweep-uploads',
  `with gone as (
     delete from spreadsheets.upload where uploaded_at < $1::timestamptz - interval '30 days'
   )
   update spreadsheets.upload set state = 'faulty', fault = 'spreadsheets.too-large'
   where state = 'checking' and uploaded_at < $1::timestamptz - interval '10 minutes'`,
)
