import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { StaffNoticeRow } from '../tables.ts'

const page = prepared<
  StaffNoticeRow,
  [person: string, unread: boolean, afterAt: string | null, afterId: string | null, limit: number]
>(
  'messages.list-notices',
  `select id, once, person, dossier, application_no, item_name, kind, facts, at, read_at from messages.staff_notice
   where person = $1 and (not $2 or read_at is null)
     and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
   order by at desc, id desc
   limit $5`,
)
const unreadOf = prepared<{ unread: number }, [person: string]>(
  'messages.unread-notices',
  `select count(*)::int as unread from messages.staff_notice where person = $1 and read_at is null`,
)

export interface NoticeFilter {
  readonly person: string
  readonly isUnread: boolean
  readonly after: string | undefined
  readonly limit: number
}

/** Notices of one person, newest first. */
export async function listNotices(
  db: Queries,
  { person, isUnread, after, limit }: NoticeFilter,
): Promise<{ rows: readonly StaffNoticeRow[]; next?: string }> {
  const [afterAt, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [person, isUnread, afterAt ?? null, afterId ?? null, limit + 1])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return rows.length > limit && last !== undefined ? { rows: shown, next: `${last.at}~${last.id}` } : { rows: shown }
}

/** How many notices of a person are unread. */
export function countUnread(db: Queries, person: string): Promise<{ unread: number }> {
  return db.one(unreadOf, [person])
}
