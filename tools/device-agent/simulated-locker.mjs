import { DeviceProblem } from './driver.mjs'

const CLOSES_AFTER_MS = 4000
const names = Array.from({ length: 12 }, (_, place) => `A${String(place + 1).padStart(2, '0')}`)

/**
 * A locker of twelve doors without a device: A01 to A12. `POST /simulator/locker` does what hands and rust do to a door.
 * @param {{ closesByItself: boolean }} options true: an open door is shut after some seconds, filled when it was empty and emptied when it was not
 */
export function openLockerSimulator({ closesByItself }) {
  const doors = new Map(names.map((door) => [door, { door, isOpen: false, isOccupied: false, isStuck: false }]))
  const openings = []
  const clocks = new Set()
  let isMissing = false
  const find = (name) => {
    const found = doors.get(name)
    if (found === undefined) throw new DeviceProblem('no-such-door')
    return found
  }
  const shutLater = (door) => {
    const clock = setTimeout(() => {
      clocks.delete(clock)
      Object.assign(door, { isOpen: false, isOccupied: !door.isOccupied })
    }, CLOSES_AFTER_MS)
    clock.unref()
    clocks.add(clock)
  }

  return {
    name: 'simulator',
    isConnected: () => Promise.resolve(!isMissing),
    doors: async () => [...doors.values()].map(({ door, isOpen, isOccupied }) => ({ door, isOpen, isOccupied })),
    async open(name) {
      const door = find(name)
      if (door.isStuck) throw new DeviceProblem('door-stuck')
      door.isOpen = true
      openings.push(name)
      if (closesByItself) shutLater(door)
    },
    close: async () => clocks.forEach(clearTimeout),
    routes: {
      'POST /simulator/locker': ({ body: { door: name, fault, ...change } }) => {
        if (fault !== undefined) isMissing = faultOf(fault)
        if (name !== undefined) Object.assign(find(name), changeOf(change))
        return { doors: [...doors.values()], openings }
      },
      'GET /simulator/locker': () => ({ doors: [...doors.values()], openings }),
    },
  }
}

function faultOf(fault) {
  if (fault === null || fault === 'locker-missing') return fault !== null
  throw new DeviceProblem('bad-request', 'fault is null or locker-missing')
}

function changeOf(change) {
  const known = ['isOpen', 'isOccupied', 'isStuck']
  if (Object.entries(change).every(([key, value]) => known.includes(key) && typeof value === 'boolean')) return change
  throw new DeviceProblem('bad-request', `a door has ${known.join(', ')}, each true or false`)
}
