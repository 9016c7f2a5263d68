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
import type { ToldDossier } from '../queries/told-acts.ts'
import { awaitedOf, messagesOf, quietEvents, staffNoticesOf } from '../rules/index.ts'
import { tellPayload } from './payloads.ts'
import type { Telling } from './payloads.ts'

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
    const tellings = [...seqs].map(([stream, ofStream]) => ({ stream, seqs: ofStream }))
    await addJobs(tx, jobsFor(tellings, TOGETHER))
  },
}

/** As many dossiers are told in one transaction. */
const TOGETHER = 50

function jobsFor(tellings: readonly Telling[], together: number) {
  return Array.from({ length: Math.ceil(tellings.length / together) }, (_, n) => ({
    name,
    payload: { tellings: tellings.slice(n * together, (n + 1) * together) },
    priority: BEFORE_PAPER,
  }))
}

const LATE_MS = 3 * 24 * 60 * 60_000

/** When a notice says it was, and whether that is days before it was recorded. */
function momentOf({ at, recordedAt }: { readonly at: Instant; readonly recordedAt: Instant }) {
  return { at: recordedAt, isPast: Date.parse(recordedAt) - Date.parse(at) > LATE_MS }
}

/**
 * Tells applicants and staff what happened, and notes what is awaited now. Each event is told once, however often the
 * job runs. Dossiers that came together are told together; if that fails each is told by a job of its own, so that one
 * that cannot be told keeps no other waiting.
 */
export function tellJob(parts: MessagesParts): Job {
  return {
    name,
    async run(payload) {
      const tellings = tellPayload(payload)
      if (tellings.length === 1) return tell(parts, tellings)
      return tell(parts, tellings).catch(() => addJobs(parts.db, jobsFor(tellings, 1)))
    },
  }
}

async function tell(parts: MessagesParts, tellings: readonly Telling[]): Promise<void> {
  const [calendar, names] = await Promise.all([parts.calendar(), parts.names()])
  const wanted = new Map(tellings.map(({ stream, seqs }) => [stream, new Set(seqs)]))
  const known = await readTold(parts.db, wanted, { calendar, names })
  await withTransaction(parts.db, async (tx) => {
    await notifyStaff(tx, ...known.map(notifyingOf))
    await queueMessages(tx, ...known.map((one) => ({ ...draftsOf(one), at: parts.now() })))
    await keepAwaited(tx, known.map(awaitingOf))
  })
}

function notifyingOf({ dossier, told }: ToldDossier) {
  const notices = told.flatMap((one) =>
    staffNoticesOf(one).map((notice) => ({ once: `event:${one.event.id}`, notice, ...momentOf(one.event) })),
  )
  return { dossier, notices }
}

function draftsOf({ dossier, told }: ToldDossier) {
  return {
    dossier,
    drafts: told.flatMap((one) => messagesOf(one).map((draft) => ({ once: `event:${one.event.id}`, draft }))),
  }
}

function awaitingOf({ dossier, correctionDue, since }: ToldDossier) {
  return { dossier, awaited: awaitedOf(dossier, { correctionDue, since }) }
}
