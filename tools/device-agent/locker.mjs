import { DeviceProblem } from './driver.mjs'
import { oneByOne } from './in-turn.mjs'

/** @typedef {import('./driver.mjs').Locker} Locker */
/** @typedef {import('./driver.mjs').LockerDoor} LockerDoor */

const longestName = 20

/** The kind of device `locker`: its doors are seen and opened, one after the other. */
export const lockerKind = {
  kind: 'locker',
  opener: 'openLocker',
  /** @param {Locker} locker */
  routes(locker) {
    const take = oneByOne(locker, 'locker-missing')
    return {
      'GET /locker': () => take(async () => ({ doors: (await locker.doors()).map(checked) })),
      /** @param {{ body: { door?: unknown } }} request */
      'POST /locker/opening': async ({ body: { door } }) => {
        if (!isName(door)) throw new DeviceProblem('bad-request', 'door is what is written on the door')
        await take(() => locker.open(door))
        return { opened: door }
      },
    }
  },
}

/** @param {LockerDoor} given */
function checked({ door, isOpen, isOccupied }) {
  const isWhole = isName(door) && typeof isOpen === 'boolean' && [true, false, null].includes(isOccupied)
  if (!isWhole) throw new DeviceProblem('driver-failed', 'the driver gave a door with a field that cannot be true')
  return { door, isOpen, isOccupied }
}

function isName(door) {
  return typeof door === 'string' && door.trim() !== '' && door.length <= longestName
}
