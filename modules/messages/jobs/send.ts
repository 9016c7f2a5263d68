import { addMinutes } from '@yichuang/modules/calendar/rules'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { addJobs } from '@yichuang/platform/jobs'
import { publish } from '@yichuang/platform/live'
import type { Job } from '@yichuang/platform/module'
import type { Instant } from '@yichuang/platform/pure'
import { outboxTopic, sendingOf, sendJobName } from '../commands/queue-messages.ts'
import type { DriverAnswer } from '../drivers/driver.ts'
import type { MessagesParts } from '../parts.ts'
import { mostAttempts, pauseAfter } from '../rules/index.ts'
import type { MessageKind } from '../rules/index.ts'
import type { MessageRow } from '../tables.ts'
import { sendPayload } from './payloads.ts'

type Waiting = Pick<MessageRow, 'id' | 'dossier' | 'recipient' | 'text' | 'fill' | 'attempts'> & {
  readonly kind: MessageKind
}

const findWaiting = prepared<Waiting, [ids: readonly string[]]>(
  'messages.find-waiting',
  `select id, dossier, kind, recipient, text, fill, attempts from messages.message
   where id = any ($1::uuid[]) and state = 'queued'`,
)
const settle = prepared<never, [rows: string]>(
  'messages.settle-attempts',
  `update messages.message m set state = r.state, attempts = r.attempts,
     provider_id = coalesce(r.provider_id, m.provider_id), failure = r.failure, tried_at = r.tried_at,
     sent_at = case when r.state = 'sent' then r.tried_at else m.sent_at end
   from json_to_recordset($1::json) as r(id uuid, attempts int, state text, provider_id text, failure text,
     tried_at timestamptz)
   where m.id = r.id and m.state = 'queued' and m.attempts = r.attempts - 1`,
)

/**
 * Sends messages. What the provider refuses has failed; what it does not take at the moment is tried again, after longer
 * and longer pauses, and has failed after the last. The act behind a message never waits for any of it.
 */
export function sendJob(parts: MessagesParts): Job {
  return {
    name: sendJobName,
    async run(payload) {
      const waiting = await parts.db.many(findWaiting, [sendPayload(payload)])
      if (waiting.length === 0) return
      const outcomes = await Promise.all(waiting.map((message) => attempt(parts, message)))
      await settleAttempts(
        parts,
        waiting.map((message, n) => ({ message, outcome: outcomes[n] ?? { fault: 'unknown' } })),
      )
    },
  }
}

type Outcome = DriverAnswer | { readonly fault: string }

async function secretOf({ lockerCode, evaluationToken }: MessagesParts, { dossier, fill }: Waiting): Promise<string> {
  if (fill === null) return ''
  return 'evaluation' in fill ? evaluationToken(fill.evaluation) : lockerCode(dossier ?? '', fill.box, fill.day)
}

async function attempt(parts: MessagesParts, message: Waiting): Promise<Outcome> {
  const { id, kind, recipient } = message
  try {
    const code = await secretOf(parts, message)
    return await parts.driver.send({ id, kind, recipient, text: message.text.replace('{{code}}', code) })
  } catch (error) {
    return { fault: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}

interface Attempted {
  readonly message: Waiting
  readonly outcome: Outcome
}

async function settleAttempts({ db, now }: MessagesParts, attempted: readonly Attempted[]): Promise<void> {
  const at = now()
  const rows = attempted.map((one) => settledRow(one, at))
  const again = rows.flatMap(({ id, state, attempts }) => {
    const pause = state === 'queued' ? pauseAfter(attempts) : undefined
    return pause === undefined ? [] : [sendingOf(id, addMinutes(at, pause))]
  })
  await withTransaction(db, async (tx) => {
    await tx.run(settle, [JSON.stringify(rows)])
    await addJobs(tx, again)
    await publish(tx, outboxTopic, ...new Set(attempted.map(({ message }) => message.dossier ?? '')))
  })
}

function settledRow({ message: { id, attempts: before }, outcome }: Attempted, at: Instant) {
  const attempts = before + 1
  return {
    id,
    attempts,
    state: stateAfter(outcome, attempts),
    provider_id: providerIdOf(outcome),
    failure: failureOf(outcome),
    tried_at: at,
  }
}

function stateAfter(outcome: Outcome, attempts: number): 'queued' | 'sent' | 'failed' {
  if ('fault' in outcome) return attempts < mostAttempts ? 'queued' : 'failed'
  return outcome.accepted ? 'sent' : 'failed'
}

function providerIdOf(outcome: Outcome): string | null {
  return 'accepted' in outcome && outcome.accepted ? outcome.providerId : null
}

function failureOf(outcome: Outcome): string | null {
  if ('fault' in outcome) return outcome.fault
  return outcome.accepted ? null : outcome.reason
}
