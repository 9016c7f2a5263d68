import { createHash } from 'node:crypto'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import { canonicalJson } from '@yichuang/platform/events'
import type { Instant } from '@yichuang/platform/pure'
import type { PadOfWindow, ShownContent } from '../contract.ts'
import type { ConfirmationState } from '../rules/index.ts'

interface Found {
  readonly id: string
  readonly state: ConfirmationState
  readonly asked_at: Instant
  readonly answered_at: Instant | null
  readonly shown: ShownContent
}

const shownAtPad = prepared<Found, [window: string, at: string]>(
  'evaluation.shown-at-pad',
  `select id, state, asked_at, answered_at, shown from evaluation.confirmation
   where window_id = $1 and state = 'asked' and until >= $2`,
)

/** What the pad of a window shows for confirmation. */
export async function shownOnPad(db: Database, window: string, at: Instant) {
  const found = await db.find(shownAtPad, [window, at])
  return found === undefined ? null : { id: found.id, shown: found.shown }
}

const latestOfWindow = prepared<Found, [window: string, at: string]>(
  'evaluation.latest-of-window',
  `select id, state, asked_at, answered_at, shown from evaluation.confirmation c
   where window_id = $1 and asked_at > $2::timestamptz - interval '30 minutes' and (state <> 'asked' or until >= $2)
     and not exists (select 1 from evaluation.confirmation_use u where u.confirmation = c.id)
   order by asked_at desc limit 1`,
)
const padThere = prepared<{ id: string }, [window: string, at: string]>(
  'evaluation.pad-there',
  `select id from evaluation.pad
   where window_id = $1 and ended_at is null and seen_at > $2::timestamptz - interval '2 minutes'`,
)

/** The pad of a window as its clerk sees it. */
export async function padOfWindow(db: Database, window: string, at: Instant): Promise<PadOfWindow> {
  const [pad, found] = await Promise.all([db.find(padThere, [window, at]), db.find(latestOfWindow, [window, at])])
  const confirmation =
    found === undefined
      ? null
      : { id: found.id, state: found.state, askedAt: found.asked_at, answeredAt: found.answered_at, shown: found.shown }
  return { isThere: pad !== undefined, windowId: window, confirmation }
}

const confirmedRow = prepared<
  { shown: ShownContent; shown_hash: string; signature: string; answered_at: Instant },
  [id: string, window: string]
>(
  'evaluation.confirmed-row',
  `select shown, shown_hash, signature, answered_at from evaluation.confirmation
   where id = $1 and window_id = $2 and state = 'confirmed'`,
)

/** What an application keeps of a confirmation: who confirmed what is proved by the hashes. */
export interface ConfirmedContent {
  readonly confirmation: string
  readonly window: string
  readonly confirmedAt: Instant
  readonly contentHash: string
  readonly signatureHash: string
}

/**
 * The confirmation of a content at a window; undefined when there is none, or when it is of another content.
 * @param about.shown what was typed, as it was shown
 */
export async function confirmedContent(
  db: Database,
  id: string,
  { window, shown: wanted }: { readonly window: string; readonly shown: ShownContent },
): Promise<ConfirmedContent | undefined> {
  const row = await db.find(confirmedRow, [id, window])
  if (row === undefined) return undefined
  const { shown, shown_hash: contentHash, signature, answered_at: confirmedAt } = row
  if (canonicalJson(shown) !== canonicalJson(wanted)) return undefined
  const signatureHash = createHash('sha256').update(signature).digest('hex')
  return { confirmation: id, window, confirmedAt, contentHash, signatureHash }
}

const strokesUnder = prepared<{ signature: string | null }, [id: string]>(
  'evaluation.strokes-under',
  `select signature from evaluation.confirmation where id = $1 and state = 'confirmed'`,
)

/** The strokes of the signature under a confirmation, a path of lines; undefined when there is none. */
export async function strokesOf(db: Database, confirmation: string): Promise<string | undefined> {
  return (await db.find(strokesUnder, [confirmation]))?.signature ?? undefined
}
