import { addMinutes } from '@yichuang/modules/calendar/rules'
import { prepared, withTransaction } from '@yichuang/platform/db'
import { addJobs } from '@yichuang/platform/jobs'
import { publish } from '@yichuang/platform/live'
import type { Job } from '@yichuang/platform/module'
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

const findWaiting = prepared<Waiting, [id: string]>(
  'messages.find-waiting',
  `select id, dossier, kind, recipient, text, fill, attempts from messages.message where id = $1 and state = 'queued'`,
)
const settle = prepared<
  never,
  [id: string, attempts: number, state: string, providerId: string | null, failure: string | null, at: string]
>(
  'messages.settle-attempt',
  `update messages.message set state = $3, attempts = $2, provider_id = coalesce($4, provider_id), failure = $5,
     tried_at = $6, sent_at = case when $3 = 'sent' then $6::timestamptz else sent_at end
   where id = $1 and state = 'queued' and attempts = $2 - 1`,
)

/**
 * Sends one message. What the provider refuses has failed; what it does not take at the moment is tried again, after
 * longer and longer pauses, and has failed after the last. The act behind the message never waits for any of it.
 */
export function sendJob(parts: MessagesParts): Job {
  return {
    name: sendJobName,
    async run(payload) {
      const message = await parts.db.find(findWaiting, [sendPayload(payload).id])
      if (message === undefined) return
      await settleAttempt(parts, message, await attempt(parts, message))
    },
  }
}

type Outcome = DriverAnswer | { readonly fault: string }

async function attempt({ driver, lockerCode }: MessagesParts, message: Waiting): Promise<Outcome> {
  const { id, kind, recipient, dossier, fill } = message
  try {
    const code = fill === null ? '' : await lockerCode(dossier ?? '', fill.box, fill.day)
    return await driver.send({ id, kind, recipient, text: message.text.replace('{{code}}', code) })
  } catch (error) {
    return { fault: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}

async function settleAttempt(
  { db, now }: MessagesParts,
  { id, dossier, attempts: before }: Waiting,
  outcome: Outcome,
): Promise<void> {
  const attempts = before + 1
  const at = now()
  const pause = 'fault' in outcome && attempts < mostAttempts ? pauseAfter(attempts) : undefined
  const state = pause !== undefined ? 'queued' : 'accepted' in outcome && outcome.accepted ? 'sent' : 'failed'
  await withTransaction(db, async (tx) => {
    await tx.run(settle, [id, attempts, state, providerIdOf(outcome), failureOf(outcome), at])
    if (pause !== undefined) await addJobs(tx, [sendingOf(id, addMinutes(at, pause))])
    await publish(tx, outboxTopic, dossier ?? '')
  })
}

function providerIdOf(outcome: Outcome): string | null {
  return 'accepted' in outcome && outcome.accepted ? outcome.providerId : null
}

function failureOf(outcome: Outcome): string | null {
  if ('fault' in outcome) return outcome.fault
  return outcome.accepted ? null : outcome.reason
}
