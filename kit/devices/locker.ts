import { askDevice, fieldsOf } from './device-agent.ts'

/** A door of the locker this computer reaches. */
export interface LockerDoor {
  /** what is written on it: A07 */
  readonly door: string
  readonly isOpen: boolean
  /** null: the locker has no sensor for what lies behind it */
  readonly isOccupied: boolean | null
}

/** Longest time in which a door opens or is said to be stuck, in milliseconds. */
const OPENS_WITHIN_MS = 12_000

/**
 * The doors of the locker as they are now.
 * @throws DeviceProblem, or the reason of the signal when it aborted
 */
export function readLocker({ signal }: { readonly signal?: AbortSignal } = {}): Promise<readonly LockerDoor[]> {
  return askDevice({
    path: '/locker',
    parse: (answer) => parseDoors(fieldsOf(answer)['doors']),
    within: OPENS_WITHIN_MS,
    silent: 'locker-missing',
    ...(signal !== undefined && { signal }),
  })
}

/**
 * Opens a door; done when it is open.
 * @throws DeviceProblem
 */
export function openLockerDoor(door: string): Promise<string> {
  return askDevice({
    path: '/locker/opening',
    body: { door },
    parse: (answer) => (fieldsOf(answer)['opened'] === door ? door : undefined),
    within: OPENS_WITHIN_MS,
    silent: 'locker-missing',
  })
}

function parseDoors(answer: unknown): readonly LockerDoor[] | undefined {
  if (!Array.isArray(answer)) return undefined
  const doors = answer.map(parseDoor)
  return doors.every((door) => door !== undefined) ? doors : undefined
}

function parseDoor(answer: unknown): LockerDoor | undefined {
  const { door, isOpen, isOccupied } = fieldsOf(answer)
  if (typeof door !== 'string' || typeof isOpen !== 'boolean') return undefined
  return isOccupied === null || typeof isOccupied === 'boolean' ? { door, isOpen, isOccupied } : undefined
}
