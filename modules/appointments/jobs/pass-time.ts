import { randomUUID } from 'node:crypto'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import type { Job, Services } from '@yichuang/platform/module'
import { prepared } from '@yichuang/platform/db'
import type { Actor } from '@yichuang/platform/pure'
import { finishBookings, firstRound, missBookings, remindBookings } from '../commands/pass-time.ts'
import type { Round, RoundDone } from '../commands/pass-time.ts'
import type { AppointmentsParts } from '../parts.ts'
import type { AppointmentsTables } from '../tables.ts'

const clock: Actor = {
  kind: 'system',
  person: 'system:appointments',
  name: '预约',
  roles: [],
  permissions: new Set(),
  region: '',
}

type TimeCommand = Command<AppointmentsTables, Round, RoundDone>

const sweepTries = prepared<never, [at: string]>(
  'appointments.sweep-wrong-tries',
  `delete from appointments.wrong_try where at < $1::timestamptz - interval '1 day'`,
)

/** What the clock does to bookings: reminds, notes who did not come, ends visits of days before. (APT-03, APT-04) */
export function bookingJobs({ db, now }: Pick<Services, 'db' | 'now'>, parts: AppointmentsParts): Job[] {
  const roundOf = async (command: TimeCommand, after: string): Promise<string | undefined> => {
    const done = await runCommand(db, command, { after }, { actor: clock, at: now(), key: randomUUID() })
    return done.ok ? done.value.next : undefined
  }
  const every = async (command: TimeCommand) => {
    let after: string | undefined = firstRound.after
    while (after !== undefined) after = await roundOf(command, after)
  }
  const remind = remindBookings(parts)
  return [
    {
      name: 'appointments.remind-bookings',
      schedule: { everyMinutes: 10 },
      run: () => every(remind),
    },
    {
      name: 'appointments.pass-time',
      schedule: { everyMinutes: 10 },
      async run() {
        await every(missBookings)
        await every(finishBookings)
        await db.run(sweepTries, [now()])
      },
    },
  ]
}
