import { mayAct } from '@yichuang/modules/access/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Actor, Decision } from '@yichuang/platform/pure'
import type { QueueParts } from '../parts.ts'
import type { QueueTables } from '../tables.ts'
import { tellHalls } from './topic.ts'

/** The window a person is signed in at, with the hall it stands in. */
export interface OwnWindow {
  readonly id: string
  readonly no: string
  readonly hall: { readonly id: string; readonly name: string; readonly region: string }
}

/** The window of somebody who calls. @returns refusal `queue.at-no-window` for who signed in without one */
export async function ownWindow({ places }: QueueParts, { window }: Actor): Promise<Decision<OwnWindow>> {
  const { windows, halls } = await places.current()
  const own = windows.get(window ?? '')
  const hall = halls.get(own?.hall ?? '')
  if (own === undefined || hall === undefined || own.is_closed) return refused({ code: 'queue.at-no-window' })
  return decided({ id: own.id, no: own.no, hall })
}

/** A window of a hall that a manager reaches. @returns refusal `queue.no-such-window` else */
export async function windowInReach({ places }: QueueParts, by: Actor, id: string): Promise<Decision<OwnWindow>> {
  const { windows, halls } = await places.current()
  const found = windows.get(id)
  const hall = halls.get(found?.hall ?? '')
  if (found === undefined || hall === undefined || !isArrangedBy(by, hall))
    return refused({ code: 'queue.no-such-window' })
  return decided({ id: found.id, no: found.no, hall })
}

/** Whether somebody arranges the queue of a hall: the installer everywhere, else by permission and reach. */
export function isArrangedBy(by: Actor, { id, region }: { readonly id: string; readonly region: string }): boolean {
  return by.kind === 'system' || mayAct(by, 'queue.arrange', { region, hall: id }).ok
}

const keepState = prepared<
  never,
  [window: string, hall: string, isOpen: boolean, reason: string | null, person: string, at: string]
>(
  'queue.keep-window-state',
  `insert into queue.calling_window (window_id, hall, is_open, reason, person, since) values ($1, $2, $3, $4, $5, $6)
   on conflict (window_id) do update set is_open = $3, reason = $4, person = $5, since = $6`,
)
const lockWindow = prepared<{ isOpen: boolean }, [window: string]>(
  'queue.lock-window',
  `select is_open as "isOpen" from queue.calling_window where window_id = $1 for update`,
)

/** Holds a window until commit, so that two presses of its button come one after the other. @returns whether it calls */
export async function holdWindow(tx: Tx<QueueTables>, window: string): Promise<boolean> {
  return (await tx.find(lockWindow, [window]))?.isOpen ?? false
}

export interface TurnWindow {
  /** a window of the manager's hall; the own one without it */
  readonly window?: string | undefined
  readonly isOpen: boolean
  readonly reason?: string | undefined
}

/** Opens a window for calling, or pauses it with a reason that the live board shows: the clerk the own one, the manager any. */
export function turnWindow(parts: QueueParts) {
  return command<QueueTables>()({
    name: 'queue.turn-window',
    async handle(tx, { window: named, isOpen, reason = '' }: TurnWindow, { at, by, record }) {
      const window = await (named === undefined ? ownWindow(parts, by) : windowInReach(parts, by, named))
      if (!window.ok) return window
      if (!isOpen && reason.trim() === '') return refused({ code: 'queue.reason-missing', pointer: '/reason' })
      const { id, hall } = window.value
      await tx.run(keepState, [id, hall.id, isOpen, isOpen ? null : reason.trim(), by.person, at])
      const type = isOpen ? 'queue.window-opened' : 'queue.window-paused'
      await record(`calling:${id}`, [{ type, v: 1, window: id, ...(isOpen ? {} : { reason: reason.trim() }) }])
      await tellHalls(tx, hall.id)
      return decided({ isOpen })
    },
  })
}
