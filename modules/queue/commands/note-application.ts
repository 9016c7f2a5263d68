import { dateOf } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import type { TicketState } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'
import { ownWindow } from './turn-window.ts'

const atWindow = prepared<{ no: string; state: TicketState }, [id: string, day: string, window: string]>(
  'queue.ticket-at-window',
  `select no, state from queue.ticket where id = $1 and day = $2 and window_id = $3 for update`,
)
const keep = prepared<never, [id: string, applicationNo: string, at: string]>(
  'queue.note-application',
  `update queue.ticket set application_no = $2, served_at = coalesce(served_at, $3::timestamptz),
     state = case when state = 'called' then 'serving' else state end where id = $1`,
)

export interface NoteApplication {
  readonly id: string
  readonly applicationNo: string
}

/**
 * The application that was taken for the person at the window: the visit is measured up to the completion of the case.
 * Who was called and has handed papers over is being served. (QUE-07)
 */
export function noteApplication(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.note-application',
    async handle(tx, { id, applicationNo }: NoteApplication, { at, by, record }): Promise<Decision<NotedApplication>> {
      const own = await ownWindow(parts, by)
      if (!own.ok) return own
      const { id: window } = own.value
      const found = await tx.find(atWindow, [id, dateOf(at), window])
      if (found === undefined) return refused({ code: 'queue.no-such-ticket' })
      if (!['called', 'serving', 'held'].includes(found.state))
        return refused({ code: 'queue.not-in-this-state', state: found.state })
      if (!(await parts.isApplication(tx, applicationNo))) return refused({ code: 'queue.no-such-application' })
      await tx.run(keep, [id, applicationNo, at])
      const event = { v: 1, window, no: found.no } as const
      await record(`ticket:${id}`, [
        ...(found.state === 'called' ? [{ type: 'queue.service-started', ...event }] : []),
        { type: 'queue.application-noted', ...event, applicationNo },
      ])
      return decided({ id, no: found.no, state: found.state === 'called' ? 'serving' : found.state })
    },
  })
}

export interface NotedApplication {
  readonly id: string
  readonly no: string
  readonly state: TicketState
}
