import { withTransaction } from '@yichuang/platform/db'
import type { Subscriber } from '@yichuang/platform/events'
import { addJobs } from '@yichuang/platform/jobs'
import type { Job } from '@yichuang/platform/module'
import { keepAwaited } from '../commands/keep-awaited.ts'
import { notifyStaff } from '../commands/notify-staff.ts'
import { queueMessages } from '../commands/queue-messages.ts'
import type { Instant } from '@yichuang/platform/pure'
import type { MessagesParts } from '../parts.ts'
import { readTold } from '../queries/told-acts.ts'
import { awaitedOf, messagesOf, quietEvents, staffNoticesOf } from '../rules/index.ts'
import { tellPayload } from './payloads.ts'

const name = 'messages.tell-people'

/** People are told before papers are made: that takes longer, and nobody waits for it. */
const BEFORE_PAPER = -10

/** Notes after commit that something happened to a dossier: one job for a dossier and batch. */
export const messagesSubscriber: Subscriber = {
  name: 'messages',
  types: 'all',
  async deliver(tx, events) {
    const seqs = new Map<string, number[]>()
    for (const { stream, seq, type } of events) {
      if (stream.startsWith('dossier:') && !quietEvents.has(type)) seqs.set(stream, [...(seqs.get(stream) ?? []), seq])
    }
    await addJobs(
      tx,
      [...seqs].map(([stream, ofStream]) => ({ name, payload: { stream, seqs: ofStream }, priority: BEFORE_PAPER })),
    )
  },
}

const LATE_MS = 3 * 24 * 60 * 60_000

/** When a notice says it was, and whether that is days before it was recorded. */
function momentOf({ at, recordedAt }: { readonly at: Instant; readonly recordedAt: Instant }) {
  return { at: recordedAt, isPast: Date.parse(recordedAt) - Date.parse(at) > LATE_MS }
}

/**
 * Tells applicant and staff what happened, and notes what is awaited now; all in one transaction. Each event is told
 * once, however often the job runs.
 */
export function tellJob(parts: MessagesParts): Job {
  return {
    name,
    async run(payload) {
      const { stream, seqs } = tellPayload(payload)
      const [calendar, names] = await Promise.all([parts.calendar(), parts.names()])
      const known = await readTold(parts.db, stream, new Set(seqs), { calendar, names })
      if (known === undefined) return
      const { dossier, told, correctionDue, since } = known
      const drafts = told.flatMap((one) => messagesOf(one).map((draft) => ({ once: `event:${one.event.id}`, draft })))
      const notices = told.flatMap((one) =>
        staffNoticesOf(one).map((notice) => ({ once: `event:${one.event.id}`, notice, ...momentOf(one.event) })),
      )
      await withTransaction(parts.db, async (tx) => {
        await notifyStaff(tx, { dossier, notices })
        await queueMessages(tx, { dossier, drafts, at: parts.now() })
        await keepAwaited(tx, dossier, awaitedOf(dossier, { correctionDue, since }))
      })
    },
  }
}
