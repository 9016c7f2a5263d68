import { randomUUID } from 'node:crypto'
import { prepared, within } from '@yichuang/platform/db'
import type { AnyTx } from '@yichuang/platform/db'
import { addJobs } from '@yichuang/platform/jobs'
import { publish } from '@yichuang/platform/live'
import type { Instant } from '@yichuang/platform/pure'
import type { Draft } from '../rules/index.ts'

/** Name of the job that sends one message. */
export const sendJobName = 'messages.send-message'

/** Sending goes before the making of papers, behind the telling of people. */
const BEFORE_PAPER = -5

/** What hears of changes to the outbox. */
export const outboxTopic = 'messages'

const insertMessages = prepared<{ id: string; dossier: string | null }, [rows: string]>(
  'messages.insert-messages',
  `insert into messages.message (id, once, dossier, application_no, region, hall, kind, recipient, template, language, text,
     fill, state, created_at)
   select id, once, dossier, application_no, region, hall, kind, recipient, template, language, text, fill, 'queued', created_at
   from json_to_recordset($1::json) as r(id uuid, once text, dossier uuid, application_no text, region text, hall text,
     kind text, recipient text, template text, language text, text text, fill jsonb, created_at timestamptz)
   on conflict (once) do nothing
   returning id, dossier`,
)

/** What messages are about: a dossier, or something without one. */
export interface MessageSubject {
  readonly id: string | null
  /** '' without a dossier */
  readonly applicationNo: string
  readonly place: { readonly region: string; readonly hall?: string | undefined }
}

/** Messages of one dossier, each with what it says only once. */
export interface Queuing {
  readonly dossier: MessageSubject
  readonly drafts: readonly { readonly once: string; readonly draft: Draft }[]
  readonly at: Instant
}

/** As many are sent by one job, side by side. */
const TOGETHER = 20

/**
 * Puts messages into the outbox and has them sent by jobs after commit. What was put there before, by the same event or
 * reminder, is not put there again.
 * @returns how many were new
 */
export async function queueMessages(tx: AnyTx, ...queuing: readonly Queuing[]): Promise<number> {
  const rows = queuing.flatMap(rowsOf)
  if (rows.length === 0) return 0
  const added = await within<unknown>(tx).many(insertMessages, [JSON.stringify(rows)])
  if (added.length === 0) return 0
  await addJobs(tx, sendings(added.map(({ id }) => id)))
  await publish(tx, outboxTopic, ...new Set(added.map(({ dossier }) => dossier ?? '')))
  return added.length
}

function rowsOf({ dossier, drafts, at }: Queuing) {
  return drafts.map(({ once, draft: { kind, recipient, template, language, text, fill } }) => ({
    id: randomUUID(),
    once: `${once}:${kind}`,
    dossier: dossier.id,
    application_no: dossier.applicationNo,
    region: dossier.place.region,
    hall: dossier.place.hall ?? null,
    kind,
    recipient,
    template,
    language,
    text,
    fill: fill ?? null,
    created_at: at,
  }))
}

function sendings(ids: readonly string[]) {
  const [first] = ids
  if (ids.length === 1 && first !== undefined) return [sendingOf(first)]
  return Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, n) => ({
    name: sendJobName,
    payload: { ids: ids.slice(n * TOGETHER, (n + 1) * TOGETHER) },
    priority: BEFORE_PAPER,
  }))
}

/** The job that sends a message, at once or later. */
export function sendingOf(id: string, runAt?: Instant) {
  const job = { name: sendJobName, payload: { id }, key: `${sendJobName}:${id}`, priority: BEFORE_PAPER }
  return runAt === undefined ? job : { ...job, runAt }
}
