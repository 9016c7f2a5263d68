import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Subscriber } from '@yichuang/platform/events'
import { addJobs } from '@yichuang/platform/jobs'
import type { Job, Services } from '@yichuang/platform/module'
import type { Acts } from '../commands/act.ts'

const name = 'cases.reproject-limits'
const PAGE = 200
const AT_ONCE = 4

const notYetJudged = prepared<{ id: string }, [version: string, after: string, limit: number]>(
  'cases.not-yet-judged',
  `select id from cases.dossier
   where ended_at is null and calendar_version <> $1 and id > $2 order by id limit $3`,
)
const countNotYetJudged = prepared<{ count: number }, [version: string]>(
  'cases.count-not-yet-judged',
  `select count(*)::int as count from cases.dossier where ended_at is null and calendar_version <> $1`,
)

/** Open dossiers that this edition of the calendar has not reached yet. */
export async function countUnjudged(db: Database, version: string): Promise<number> {
  return (await db.one(countNotYetJudged, [version])).count
}

/** Tells, after the commit, that running limits are to be judged by a new edition: one job, however many editions. */
export const calendarSubscriber: Subscriber = {
  name: 'cases.calendar',
  types: new Set(['calendar.published']),
  deliver: (tx) => addJobs(tx, [{ name, payload: {}, key: name, lane: name }]),
}

export interface ReprojectionParts {
  readonly acts: Acts
  /** version of the calendar in force */
  readonly calendarVersion: () => Promise<string>
}

/**
 * Lets every open dossier meet the calendar in force, through the runner of acts: what moves is an event with its
 * cause. Which dossiers are left is told by their rows, so the job can be killed and begun again, and a dossier that
 * cannot be judged now is left for the next round without holding up the others. (TIM-04, TIM-05)
 */
export function reprojectLimitsJob({ db, log, now }: Services, { acts, calendarVersion }: ReprojectionParts): Job {
  return {
    name,
    schedule: { everyMinutes: 10 },
    async run() {
      const version = await calendarVersion()
      let after = '00000000-0000-0000-0000-000000000000'
      for (;;) {
        const page = await db.many(notYetJudged, [version, after, PAGE])
        for (let from = 0; from < page.length; from += AT_ONCE) {
          await Promise.all(page.slice(from, from + AT_ONCE).map(({ id }) => judge(id)))
        }
        const last = page.at(-1)
        if (last === undefined) return
        after = last.id
      }
    },
  }

  async function judge(id: string): Promise<void> {
    try {
      await acts.tick(id, now())
    } catch (error) {
      log.error('reproject', { dossier: id, error: String(error) })
    }
  }
}
