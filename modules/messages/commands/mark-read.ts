import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided } from '@yichuang/platform/pure'
import { countUnread } from '../queries/notices.ts'
import type { MessagesTables } from '../tables.ts'
import { noticeTopic } from './notify-staff.ts'

const markRows = prepared<never, [person: string, ids: readonly string[] | null, at: string]>(
  'messages.mark-notices-read',
  `update messages.staff_notice set read_at = $3
   where person = $1 and read_at is null and ($2::uuid[] is null or id = any($2::uuid[]))`,
)

export interface MarkRead {
  /** all of the person's notices when left out */
  readonly ids?: readonly string[] | undefined
}

/** A person has read notices of their own; those of others stay untouched, whatever ids are named. */
export const markRead = command<MessagesTables>()({
  name: 'messages.read-notices',
  async handle(tx, { ids }: MarkRead, { at, by }) {
    const marked = await tx.run(markRows, [by.person, ids ?? null, at])
    if (marked > 0) await publish(tx, noticeTopic(by.person), by.person)
    return decided(await countUnread(tx, by.person))
  },
})
