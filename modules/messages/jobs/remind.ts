import { dateOf } from '@yichuang/modules/calendar/rules'
import { responsibleFor, reminderOf, isHourToRemind, isUnclaimed, stepDue } from '../rules/index.ts'
import { prepared, withTransaction } from '@yichuang/platform/db'
import type { Job } from '@yichuang/platform/module'
import type { PlainDate } from '@yichuang/platform/pure'
import { notifyStaff } from '../commands/notify-staff.ts'
import { queueMessages } from '../commands/queue-messages.ts'
import type { MessagesParts } from '../parts.ts'
import { reminderSettingOf } from '../queries/reminder-settings.ts'
import { readTold } from '../queries/told-acts.ts'
import type { AwaitedKind, ReminderSetting } from '../rules/index.ts'
import type { AwaitedRow } from '../tables.ts'

type Waiting = Pick<AwaitedRow, 'dossier' | 'region' | 'told_step'> & {
  readonly kind: AwaitedKind
  readonly day: PlainDate
}

const PAGE = 500

const allAwaited = prepared<Waiting, [afterDossier: string, afterKind: string, limit: number]>(
  'messages.all-awaited',
  `select dossier, kind, day, region, told_step from messages.awaited
   where (dossier, kind) > ($1::uuid, $2) order by dossier, kind limit $3`,
)
const takeStep = prepared<
  { dossier: string },
  [dossier: string, kind: string, day: string, step: number, before: number | null, at: string]
>(
  'messages.take-step',
  `update messages.awaited set told_step = $4, told_at = $6
   where dossier = $1 and kind = $2 and day = $3 and told_step is not distinct from $5
   returning dossier`,
)

/** Reminds applicants of what is awaited of them, each step once; looked for each half hour of the day, so that a server that was
 * down misses none. (OUT-05, INT-04, INT-05) */
export function remindJob(parts: MessagesParts): Job {
  return {
    name: 'messages.remind-applicants',
    schedule: { everyMinutes: 30 },
    async run() {
      if (!isHourToRemind(parts.now())) return
      const today = dateOf(parts.now())
      const settings = new Map<string, ReminderSetting>()
      const settingOf = async (region: string) => {
        const known = settings.get(region) ?? (await reminderSettingOf(parts.db, region))
        settings.set(region, known)
        return known
      }
      let after = { dossier: '00000000-0000-0000-0000-000000000000', kind: '' }
      for (;;) {
        const rows: readonly Waiting[] = await parts.db.many(allAwaited, [after.dossier, after.kind, PAGE])
        for (const row of rows) await remind(parts, row, { today, setting: await settingOf(row.region) })
        const last = rows.at(-1)
        if (last === undefined || rows.length < PAGE) return
        after = last
      }
    },
  }
}

interface Morning {
  readonly today: PlainDate
  readonly setting: ReminderSetting
}

async function remind(parts: MessagesParts, row: Waiting, { today, setting }: Morning): Promise<void> {
  const step = stepDue(row, { today, told: row.told_step ?? undefined, setting })
  if (step === undefined) return
  const [calendar, names] = await Promise.all([parts.calendar(), parts.names()])
  const noEvents = new Map([[`dossier:${row.dossier}`, new Set<number>()]])
  const [known] = await readTold(parts.db, noEvents, { calendar, names })
  if (known === undefined) return
  const { dossier } = known
  const once = `reminder:${row.kind}:${row.dossier}:${row.day}:${step}`
  const at = parts.now()
  await withTransaction(parts.db, async (tx) => {
    const taken = await tx.find(takeStep, [row.dossier, row.kind, row.day, step, row.told_step, at])
    if (taken === undefined) return
    const drafts = reminderOf(dossier, row, today).map((draft) => ({ once, draft }))
    await queueMessages(tx, { dossier, drafts, at })
    if (row.kind === 'result' && isUnclaimed(row.day, today, setting)) {
      const notices = responsibleFor(dossier).map((person) => ({
        once,
        notice: { person, kind: 'unclaimed' as const, facts: { count: step } },
        at,
      }))
      await notifyStaff(tx, { dossier, notices })
    }
  })
}
