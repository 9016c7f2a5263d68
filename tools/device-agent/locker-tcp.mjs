/**
 * A driver for lockers with lock boards that speak the common frame `8A board lock 11 check` (开锁) and `80 board lock 33 check` (查询), RS-485
 * behind a serial server (TCP). The frame is that of published manuals of several makers; which answer means "open" depends on how the
 * feedback of the locks is wired, so that has to be told. Tried against a programmed board only: try yours with `--check` first.
 *
 *     YICHUANG_LOCKER=192.168.1.60:4196 YICHUANG_LOCKER_DOORS=A01-A24,B01-B24 \
 *       node device-agent.mjs --origin … --driver locker=./device-agent/locker-tcp.mjs
 *
 * - `YICHUANG_LOCKER_DOORS` what is written on the doors: one span per board, the first board's lock 1 is the first door
 * - `YICHUANG_LOCKER_OPEN` byte that says "open" in an answer: `00` (feedback closed while locked, usual) or `11`
 *
 * The boards have no sensor for what lies behind a door.
 */
import { connect } from 'node:net'

const ANSWER_MS = 700
/** How long a door is looked at until it counts as stuck. */
const OPENS_WITHIN_MS = 3000
const LOOK_MS = 200

/** @type {import('./driver.mjs').FurtherDriver['openLocker']} */
export async function openLocker({ DeviceProblem }) {
  const { YICHUANG_LOCKER: address = '127.0.0.1:4196', YICHUANG_LOCKER_DOORS: spans = 'A01-A24' } = process.env
  const openByte = Number.parseInt(process.env.YICHUANG_LOCKER_OPEN ?? '00', 16)
  const places = new Map(
    spans.split(',').flatMap((span, board) => doorsOf(span).map((door, at) => [door, [board + 1, at + 1]])),
  )
  const [host, port] = address.split(':')
  const ask = (command, [board, lock], act) =>
    exchange({ host, port: Number(port) }, frameOf(command, board, lock, act))
  const isOpen = async (place) => {
    const answer = await ask(0x80, place, 0x33)
    if (answer === undefined) throw new DeviceProblem('locker-missing')
    return answer === openByte
  }
  return {
    name: `lock boards ${address}, ${places.size} doors`,
    isConnected: async () => (await ask(0x80, [1, 1], 0x33)) !== undefined,
    async doors() {
      const doors = []
      for (const [door, place] of places) doors.push({ door, isOpen: await isOpen(place), isOccupied: null })
      return doors
    },
    async open(door) {
      const place = places.get(door)
      if (place === undefined) throw new DeviceProblem('no-such-door')
      if ((await ask(0x8a, place, 0x11)) === openByte) return
      const until = Date.now() + OPENS_WITHIN_MS
      while (Date.now() < until) {
        if (await isOpen(place)) return
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      }
      throw new DeviceProblem('door-stuck')
    },
    close: async () => {},
  }
}

/** `A01-A03` → A01, A02, A03 */
function doorsOf(span) {
  const [, letter, first, last] = /^([^\d]*)(\d+)-[^\d]*(\d+)$/.exec(span.trim()) ?? []
  if (first === undefined) throw new Error(`YICHUANG_LOCKER_DOORS: write spans like A01-A24, not ${span}`)
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${letter}${String(Number(first) + at).padStart(first.length, '0')}`,
  )
}

function frameOf(...bytes) {
  return Buffer.from([...bytes, bytes.reduce((sum, byte) => sum ^ byte)])
}

/** Sends a frame, and reads the state in the frame that answers it; undefined: nobody answers. A line of its own each time: window and locker share the boards. */
function exchange(to, frame) {
  return new Promise((resolve) => {
    const line = connect(to)
    let heard = Buffer.alloc(0)
    const end = (state) => {
      clearTimeout(clock)
      line.destroy()
      resolve(state)
    }
    const clock = setTimeout(() => end(undefined), ANSWER_MS)
    line.once('error', () => end(undefined))
    line.once('connect', () => line.write(frame))
    line.on('data', (part) => {
      heard = Buffer.concat([heard, part])
      const at = heard.indexOf(frame.subarray(0, 3))
      const answer = at < 0 ? Buffer.alloc(0) : heard.subarray(at, at + 5)
      if (answer.length === 5 && frameOf(...answer.subarray(0, 4)).equals(answer)) end(answer[3])
    })
  })
}
