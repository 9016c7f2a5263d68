import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { addJobs } from '@yichuang/platform/jobs'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import { isWithin } from '../queries/reach.ts'
import type { MessageReach } from '../queries/reach.ts'
import type { MessagesTables } from '../tables.ts'
import { outboxTopic, sendingOf } from './queue-messages.ts'

const lockMessage = prepared<
  {
    state: string
    region: string
    hall: string | null
    dossier: string | null
    application_no: string
    template: string
  },
  [id: string]
>(
  'messages.lock-message',
  `select state, region, hall, dossier, application_no, template from messages.message where id = $1 for update`,
)
const queueAnew = prepared<never, [id: string]>(
  'messages.queue-anew',
  `update messages.message set state = 'queued', attempts = 0, failure = null where id = $1`,
)

export interface SendAgain {
  readonly id: string
  /** how far the person may reach */
  readonly reach: MessageReach
}

/** 重发: a message that failed, or that the applicant says did not arrive, goes out once more. */
export const sendAgain = command<MessagesTables>()({
  name: 'messages.send-again',
  async handle(tx, { id, reach }: SendAgain, { record }) {
    const message = await tx.find(lockMessage, [id])
    if (message === undefined || !isWithin(reach, message)) return refused({ code: 'messages.no-such-message', id })
    if (message.state === 'queued') return refused({ code: 'messages.not-yet-sent' })
    await tx.run(queueAnew, [id])
    await addJobs(tx, [sendingOf(id)])
    const { application_no: applicationNo, template, dossier } = message
    await record(`message:${id}`, [{ type: 'messages.sent-again', v: 1, applicationNo, template }])
    await publish(tx, outboxTopic, dossier ?? '')
    return decided({ id, state: 'queued' })
  },
})
