import { runCommand } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Job, Services } from '@yichuang/platform/module'
import type { Actor } from '@yichuang/platform/pure'
import { publishPlanned } from '../commands/publish-draft.ts'
import type { WorkshopParts } from '../parts.ts'

const planned = prepared<{ id: string; publish_at: string }, [at: string]>(
  'workshop.planned-publications',
  `select id, publish_at from workshop.draft where state = 'ready' and publish_at <= $1 order by publish_at`,
)

const platform: Actor = {
  kind: 'system',
  person: 'system:publication',
  name: '定时发布',
  roles: [],
  permissions: new Set(),
  region: '',
}

/** Publishes what was planned for a time that has come; looked for each minute, so that a server that was down misses none. (CAT-10) */
export function publishPlannedJob(
  { db, log, now }: Pick<Services, 'db' | 'log' | 'now'>,
  parts: Pick<WorkshopParts, 'clerksOf' | 'items'>,
): Job {
  const publishIt = publishPlanned(parts)
  return {
    name: 'workshop.publish-planned',
    schedule: { everyMinutes: 1 },
    async run() {
      const at = now()
      for (const { id, publish_at: when } of await db.many(planned, [at])) {
        const done = await runCommand(db, publishIt, { id }, { actor: platform, at, key: `${id} ${when}` })
        if (done.ok) parts.items.forget()
        else log.warn('a planned publication was refused', { draft: id, code: done.refusal.code })
      }
    },
  }
}
