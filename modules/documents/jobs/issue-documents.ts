import { addJobs } from '@yichuang/platform/jobs'
import type { Subscriber } from '@yichuang/platform/events'
import type { Job } from '@yichuang/platform/module'
import { issueDue } from '../commands/issue-due.ts'
import type { DocumentsParts } from '../parts.ts'
import { documentEvents } from '../rules/index.ts'

const name = 'documents.issue-documents'

/** Notes after commit that a stream owes documents: one job for a stream, however many events. */
export const documentSubscriber: Subscriber = {
  name: 'documents',
  types: new Set(documentEvents),
  async deliver(tx, events) {
    const streams = [...new Set(events.map(({ stream }) => stream))]
    await addJobs(
      tx,
      streams.map((stream) => ({ name, payload: { stream }, key: `${name}:${stream}`, lane: stream })),
    )
  },
}

/** Makes the documents of a stream that nobody has looked at yet, so that each exists soon after its event. */
export function issueDocumentsJob(parts: DocumentsParts): Job {
  return {
    name,
    async run(payload) {
      await issueDue(parts, streamIn(payload))
    },
  }
}

function streamIn(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'stream' in payload && typeof payload.stream === 'string') {
    return payload.stream
  }
  throw new Error('a job of documents names a stream')
}
