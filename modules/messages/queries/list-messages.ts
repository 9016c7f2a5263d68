import { prepared } from '@yichuang/platform/db'
import type { Queries } from '@yichuang/platform/db'
import type { MessageRow } from '../tables.ts'
import type { MessageReach } from './reach.ts'

export type ListedMessage = Omit<MessageRow, 'once' | 'region' | 'hall' | 'language' | 'fill' | 'provider_id'>

const page = prepared<
  ListedMessage,
  [
    region: string,
    hall: string | null,
    state: string | null,
    kind: string | null,
    end: string | null,
    afterAt: string | null,
    afterId: string | null,
    limit: number,
  ]
>(
  'messages.list-messages',
  `select id, dossier, application_no, kind, recipient, template, text, state, attempts, failure, created_at, tried_at, sent_at
   from messages.message
   where region like $1 || '%' and ($2::text is null or hall = $2) and ($3::text is null or state = $3)
     and ($4::text is null or kind = $4)
     and ($5::text is null or reverse(recipient) like reverse($5) || '%' or application_no like '%' || $5)
     and ($6::timestamptz is null or (created_at, id) < ($6::timestamptz, $7::uuid))
   order by created_at desc, id desc
   limit $8`,
)
const counted = prepared<{ queued: number; failed: number }, [region: string, hall: string | null]>(
  'messages.count-messages',
  `select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'failed')::int as failed
   from messages.message where region like $1 || '%' and ($2::text is null or hall = $2) and state in ('queued', 'failed')`,
)

export interface MessageFilter {
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Messages within a reach, newest first. `q` is an application number or its end, or the end of a telephone number. */
export async function listMessages(
  db: Queries,
  { region, hall }: MessageReach,
  { state, kind, q = '', after, limit }: MessageFilter,
): Promise<{ rows: readonly ListedMessage[]; next?: string }> {
  const end = q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)
  const [afterAt, afterId] = after?.split('~') ?? []
  const rows = await db.many(page, [
    region,
    hall,
    state ?? null,
    kind ?? null,
    end === '' ? null : end,
    afterAt ?? null,
    afterId ?? null,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return rows.length > limit && last !== undefined
    ? { rows: shown, next: `${last.created_at}~${last.id}` }
    : { rows: shown }
}

/** How many messages within a reach wait, and how many failed. */
export function countMessages(
  db: Queries,
  { region, hall }: MessageReach,
): Promise<{ queued: number; failed: number }> {
  return db.one(counted, [region, hall])
}
