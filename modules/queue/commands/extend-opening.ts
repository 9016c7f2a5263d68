import { addMinutes, dateOf, startOfDay } from '@yichuang/modules/calendar/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Instant } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import { openToday } from '../queries/opening.ts'
import { decideExtension } from '../rules/index.ts'
import type { QueueTables } from '../tables.ts'
import { tellHalls } from './topic.ts'
import { isArrangedBy } from './turn-window.ts'

const countWaiting = prepared<{ waiting: number }, [hall: string, day: string]>(
  'queue.count-not-served',
  `select count(*)::int as waiting from queue.ticket
   where hall = $1 and day = $2 and state in ('waiting', 'called', 'serving', 'held')`,
)
const keep = prepared<never, [hall: string, day: string, until: string, waiting: number, byName: string, at: string]>(
  'queue.keep-extension',
  `insert into queue.extension (hall, day, until, waiting, by_name, at) values ($1, $2, $3, $4, $5, $6)
   on conflict (hall, day) do update set until = $3, waiting = $4, by_name = $5, at = $6`,
)
const drop = prepared<never, [hall: string, day: string]>(
  'queue.drop-extension',
  `delete from queue.extension where hall = $1 and day = $2`,
)

export interface ExtendOpening {
  readonly hall: string
  /** 'HH:MM' of today; null: the hall closes at its hours after all */
  readonly until: string | null
}

/** 延长服务: the hall stays open beyond its hours while people wait; screens and tickets say so. (QUE-06) */
export function extendOpening(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.extend-opening',
    async handle(tx, { hall: id, until: wish }: ExtendOpening, { at, by, record }) {
      const hall = (await parts.places.current()).halls.get(id)
      if (hall === undefined || !isArrangedBy(by, hall)) return refused({ code: 'queue.no-such-hall' })
      const day = dateOf(at)
      const until = wish === null ? null : momentOn(at, wish)
      const { waiting } = await tx.one(countWaiting, [id, day])
      const may = decideExtension(until, { ...(await openToday({ ...parts, db: tx }, id, at)), waiting, at })
      if (!may.ok) return may
      if (until === null) await tx.run(drop, [id, day])
      else await tx.run(keep, [id, day, until, waiting, by.name, at])
      const type = until === null ? 'queue.extension-taken-back' : 'queue.opening-extended'
      await record(`queue:${id}`, [{ type, v: 1, hall: id, day, waiting, ...(until === null ? {} : { until }) }])
      await tellHalls(tx, id)
      return decided({ extendedUntil: until })
    },
  })
}

/** A time 'HH:MM' on the day of a moment. */
function momentOn(at: Instant, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return addMinutes(startOfDay(dateOf(at)), hours * 60 + minutes)
}
