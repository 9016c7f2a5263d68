import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { OriginalRow, SheetLineRow } from '../tables.ts'

/** The side a person signs for: the windows of a hall, or a department. */
export interface Side {
  readonly kind: 'window' | 'department'
  readonly id: string
}

export interface FoundOriginal extends OriginalRow {
  readonly version: number
}

const columns = `o.dossier, o.original, o.name, o.region, o.hall, o.department, o.departments, o.application_no, o.item_name,
  o.applicant_name, o.holder, o.holder_id, o.sheet_no, o.moved_at, d.version`

const heldHere = prepared<
  FoundOriginal,
  [holder: string, id: string, afterAt: string | null, afterId: string | null, afterOne: string | null, n: number]
>(
  'cases.originals-held',
  `select ${columns} from cases.original o join cases.dossier d on d.id = o.dossier
   where o.holder = $1 and o.holder_id = $2 and o.sheet_no is null
     and ($3::timestamptz is null or (o.moved_at, o.dossier, o.original) > ($3, $4::uuid, $5::text))
   order by o.moved_at, o.dossier, o.original limit $6`,
)

/** What a side holds and no sheet carries, what lies there longest first. */
export async function originalsHeld(
  db: Database,
  side: Side,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ rows: readonly FoundOriginal[]; next?: string }> {
  const [at, id, one] = after?.split('~') ?? []
  const rows = await db.many(heldHere, [side.kind, side.id, at ?? null, id ?? null, one ?? null, limit + 1])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || last === undefined) return { rows: page }
  return { rows: page, next: `${last.moved_at}~${last.dossier}~${last.original}` }
}

const searched = prepared<FoundOriginal, [region: string, department: string | null, q: string, n: number]>(
  'cases.search-originals',
  `select ${columns} from cases.original o join cases.dossier d on d.id = o.dossier
   where o.region like $1 || '%' and ($2::text is null or $2 = any (o.departments))
     and (right(o.application_no, length($3)) = $3 or starts_with(o.applicant_name, $3) or strpos(o.name, $3) > 0)
   order by o.moved_at desc, o.dossier, o.original limit $4`,
)

/** Who holds which original: by the number of the case or its end, the applicant, or the material. */
export function searchOriginals(
  db: Database,
  { region, department, q, limit }: { region: string; department: string | undefined; q: string; limit: number },
): Promise<readonly FoundOriginal[]> {
  return db.many(searched, [region, department ?? null, q.trim(), limit])
}

const ofDossiers = prepared<FoundOriginal, [dossiers: readonly string[]]>(
  'cases.originals-of-dossiers',
  `select ${columns} from cases.original o join cases.dossier d on d.id = o.dossier where o.dossier = any ($1::uuid[])`,
)

/** All originals of some dossiers. */
export function originalsOf(db: Database, dossiers: readonly string[]): Promise<readonly FoundOriginal[]> {
  return db.many(ofDossiers, [dossiers])
}

export interface SheetHead extends Pick<
  SheetLineRow,
  'sheet_no' | 'direction' | 'from_id' | 'to_id' | 'giver' | 'giver_name' | 'signed_at' | 'settled_at'
> {
  readonly cases: number
  readonly originals: number
  readonly rejected: number
}

const heads = prepared<
  SheetHead,
  [kind: string, id: string, box: string, afterAt: string | null, afterNo: string | null, n: number]
>(
  'cases.sheets-of-side',
  `with mine as (
     select *, case when direction = 'toDept' then 'window' else 'department' end as from_kind,
       case when direction = 'toDept' then 'department' else 'window' end as to_kind
     from cases.sheet_line where to_id = $2 or from_id = $2),
   sheets as (
     select sheet_no, direction, from_kind, to_kind, from_id, to_id, giver, giver_name, min(signed_at) as signed_at,
       case when bool_and(state <> 'open') then max(settled_at) end as settled_at, count(*)::int as cases,
       sum(originals)::int as originals, count(*) filter (where state = 'rejected')::int as rejected
     from mine group by sheet_no, direction, from_kind, to_kind, from_id, to_id, giver, giver_name)
   select * from sheets
   where case $3 when 'incoming' then settled_at is null and to_kind = $1 and to_id = $2
       when 'outgoing' then settled_at is null and from_kind = $1 and from_id = $2
       else settled_at is not null and ((to_kind = $1 and to_id = $2) or (from_kind = $1 and from_id = $2)) end
     and ($4::timestamptz is null or (signed_at, sheet_no) < ($4, $5))
   order by signed_at desc, sheet_no desc limit $6`,
)

/** A page of the sheets of a side, newest first. */
export async function listSheets(
  db: Database,
  side: Side,
  { box, after, limit }: { readonly box: string; readonly after: string | undefined; readonly limit: number },
): Promise<{ rows: readonly SheetHead[]; next?: string }> {
  const [at, no] = after?.split('~') ?? []
  const rows = await db.many(heads, [side.kind, side.id, box, at ?? null, no ?? null, limit + 1])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || last === undefined) return { rows: page }
  return { rows: page, next: `${last.signed_at}~${last.sheet_no}` }
}

export interface SheetLine extends SheetLineRow {
  readonly version: number
  readonly region: string
}

const linesOf = prepared<SheetLine, [no: string]>(
  'cases.sheet-lines',
  `select l.*, d.version, d.region from cases.sheet_line l join cases.dossier d on d.id = l.dossier
   where l.sheet_no = $1 order by l.application_no`,
)

/** The lines of a sheet, in the order of their case numbers; empty when there is no such sheet. */
export function readSheetLines(db: Database, no: string): Promise<readonly SheetLine[]> {
  return db.many(linesOf, [no])
}

const takeNumber = prepared<{ no: string }, [day: string, prefix: string, person: string, key: string, at: string]>(
  'cases.take-sheet-number',
  `with known as (select no from cases.sheet where person = $3 and key = $4),
   serial as (
     insert into cases.number_block (region, day, next) select 'sheet', $1::date, 2 where not exists (select from known)
     on conflict (region, day) do update set next = number_block.next + 1 returning next - 1 as n),
   made as (
     insert into cases.sheet (no, person, key, signed_at) select $2 || lpad(n::text, 3, '0'), $3, $4, $5 from serial
     returning no)
   select no from made union all select no from known`,
)

/** The number of a sheet, `YJ-260924-003`: the same again when the act is repeated with its key. */
export async function sheetNumber(
  db: Database,
  { day, person, key, at }: { day: string; person: string; key: string; at: string },
): Promise<string> {
  const prefix = `YJ-${day.slice(2).replaceAll('-', '')}-`
  return (await db.one(takeNumber, [day, prefix, person, key, at])).no
}
