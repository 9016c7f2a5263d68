import { idTokens } from '@yichuang/platform/tokens'
import type { IdTokens } from '@yichuang/platform/tokens'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Instant } from '@yichuang/platform/pure'
import type { ServiceKind } from '../rules/index.ts'
import type { EvaluationRow } from '../tables.ts'

/** The links to evaluations under the secret of the installation. */
export async function linksOf(secret: () => Promise<Buffer>): Promise<IdTokens> {
  return idTokens(await secret())
}

const byId = prepared<EvaluationRow, [id: string]>(
  'evaluation.by-id',
  `select * from evaluation.evaluation where id = $1`,
)

/** An evaluation by its id. */
export function findEvaluation(db: Database, id: string): Promise<EvaluationRow | undefined> {
  return db.find(byId, [id])
}

const openOf = prepared<{ id: string }, [service: string, subject: string, at: string]>(
  'evaluation.open-of-subject',
  `select id from evaluation.evaluation where service = $1 and subject = $2 and state <> 'given' and until > $3`,
)

/** The evaluation of a service that may still be given. */
export async function openEvaluation(
  db: Database,
  { service, subject, at }: { readonly service: ServiceKind; readonly subject: string; readonly at: Instant },
): Promise<string | undefined> {
  return (await db.find(openOf, [service, subject, at]))?.id
}

const askedAtPad = prepared<EvaluationRow, [window: string, at: string]>(
  'evaluation.asked-at-pad',
  `select * from evaluation.evaluation
   where window_id = $1 and pad_until > $2 and state = 'asked' order by asked_at desc, id limit 1`,
)

/** What the pad of a window asks now. */
export function askedAt(db: Database, window: string, at: Instant): Promise<EvaluationRow | undefined> {
  return db.find(askedAtPad, [window, at])
}
