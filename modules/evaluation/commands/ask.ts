import { randomUUID } from 'node:crypto'
import { addMinutes } from '@yichuang/modules/calendar/rules'
import { queueMessages } from '@yichuang/modules/messages/public'
import { fillTemplate } from '@yichuang/modules/messages/rules'
import { command } from '@yichuang/platform/commands'
import type { CommandContext } from '@yichuang/platform/commands'
import { prepared, within } from '@yichuang/platform/db'
import type { AnyTx, Tx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { EvaluationParts } from '../parts.ts'
import { termsOf } from '../queries/terms.ts'
import type { EvaluationRow, EvaluationTables } from '../tables.ts'

/** A service that was given, as far as an evaluation needs it. Who was served is not among it, but for a number to write to. */
export type Service = Pick<
  EvaluationRow,
  | 'service'
  | 'subject'
  | 'region'
  | 'hall'
  | 'window_id'
  | 'staff'
  | 'item'
  | 'item_name'
  | 'department'
  | 'application_no'
  | 'ticket_no'
  | 'phone'
>

type AskParts = Pick<EvaluationParts, 'publicUrl'>
type Asking = Pick<CommandContext, 'at' | 'record'>

const livePad = prepared<{ id: string }, [window: string | null, at: string]>(
  'evaluation.live-pad',
  `select id from evaluation.pad
   where window_id = $1 and ended_at is null and seen_at > $2::timestamptz - interval '2 minutes'`,
)
const knownAlready = prepared<{ id: string }, [service: string, subject: string]>(
  'evaluation.known-already',
  `select id from evaluation.evaluation where service = $1 and subject = $2`,
)

/**
 * Asks for the evaluation of a service, once, within a transaction that has begun: on the pad of the window when there
 * is one, else by a message at once. (SUP-01)
 * @returns its id; undefined when it was asked before
 */
export async function askEvaluation(
  any: AnyTx,
  parts: AskParts,
  service: Service,
  { at, record }: Asking,
): Promise<string | undefined> {
  const tx = within<EvaluationTables>(any)
  if ((await tx.find(knownAlready, [service.service, service.subject])) !== undefined) return undefined
  const { linkDays, padSeconds } = await termsOf(tx, service.region)
  const pad = await tx.find(livePad, [service.window_id, at])
  const row: EvaluationRow = {
    ...service,
    id: randomUUID(),
    state: 'asked',
    asked_at: at,
    until: addMinutes(at, linkDays * 24 * 60),
    pad_until: pad === undefined ? null : addMinutes(at, padSeconds / 60),
    told_at: null,
    grade: null,
    reasons: [],
    comment: '',
    channel: null,
    pad: null,
    given_at: null,
  }
  await tx.kysely.insertInto('evaluation.evaluation').values(row).execute()
  const { id, subject, hall, window_id: window, item, department } = row
  await record(`evaluation:${id}`, [
    { type: 'evaluation.evaluation-asked', v: 1, service: row.service, subject, hall, window, item, department },
  ])
  if (pad === undefined) await tellPhone(tx, parts, row, at)
  await tellPages(tx, row)
  return id
}

const markTold = prepared<never, [id: string, at: string]>(
  'evaluation.mark-told',
  `update evaluation.evaluation set told_at = $2 where id = $1`,
)

/** Sends the link to who was served, once, if they left a number; the secret of the link is filled in while sending. */
export async function tellPhone(
  tx: Tx<EvaluationTables>,
  { publicUrl }: AskParts,
  row: Pick<EvaluationRow, 'id' | 'phone' | 'item_name' | 'ticket_no' | 'application_no' | 'region' | 'hall'>,
  at: Instant,
): Promise<void> {
  const { id, phone, region, hall } = row
  await tx.run(markTold, [id, at])
  if (phone === null) return
  const text = fillTemplate('evaluationAsked', 'zh', { item: row.item_name, link: `${publicUrl()}/evaluate/` })
  const draft = {
    kind: 'sms',
    template: 'evaluationAsked',
    language: 'zh',
    recipient: phone,
    text,
    fill: { evaluation: id },
  } as const
  await queueMessages(tx, {
    dossier: {
      id: null,
      applicationNo: row.application_no ?? row.ticket_no ?? '',
      place: { region, hall: hall ?? undefined },
    },
    drafts: [{ once: `evaluation:${id}`, draft }],
    at,
  })
}

/** Tells the open pages of staff, and the pad. */
export async function tellPages(tx: AnyTx, { id, window_id: window }: Pick<EvaluationRow, 'id' | 'window_id'>) {
  await publish(tx, 'evaluation', id)
  if (window !== null) await publish(tx, `pad/${window}`, id)
}

/** Asks for the evaluation of a service by itself: after an acceptance or the end of a case. */
export function askFor(parts: AskParts) {
  return command<EvaluationTables>()({
    name: 'evaluation.ask-evaluation',
    async handle(tx, service: Service, { at, record }): Promise<Decision<{ readonly id: string | null }>> {
      return decided({ id: (await askEvaluation(tx, parts, service, { at, record })) ?? null })
    },
  })
}
