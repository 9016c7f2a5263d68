import { bookingDesk } from '@yichuang/modules/appointments/public'
import type { AppointmentsParts } from '@yichuang/modules/appointments/public'
import { addMinutes, dateOf } from '@yichuang/modules/calendar/rules'
import type { PlaceBook, WindowRow } from '@yichuang/modules/halls/public'
import { arrangeHall, callNext, takeTicket, turnWindow } from '@yichuang/modules/queue/public'
import type { QueueParts } from '@yichuang/modules/queue/public'
import { runCommand } from '@yichuang/platform/commands'
import type { Command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'
import type { Actor, Decision, Instant } from '@yichuang/platform/pure'
import { installer } from './installer.ts'

const known = prepared<{ groups: number; tickets: number }, [day: string]>(
  'demo.known-queue',
  `select (select count(*)::int from queue.business_group) as groups,
     (select count(*)::int from queue.ticket where day = $1) as tickets`,
)

/** Lines by board; the last ones are those of windows without one. */
const lines = [
  { letter: 'A', name: '投资项目', board: 'tzxm', serviceSeconds: 900 },
  { letter: 'B', name: '商事登记', board: 'ssdj', serviceSeconds: 600 },
  { letter: 'C', name: '社会事务', board: 'shsw', serviceSeconds: 480 },
  { letter: 'D', name: '公安服务', board: 'gafw', serviceSeconds: 480 },
  { letter: 'E', name: '不动产登记', board: 'bdcjy', serviceSeconds: 900 },
  { letter: 'F', name: '医保社保', board: 'ybsb', serviceSeconds: 420 },
  { letter: 'G', name: '公积金', board: 'gjjfw', serviceSeconds: 420 },
  { letter: 'H', name: '其他事务', board: 'qtzh', serviceSeconds: 480 },
  { letter: 'Y', name: '综合出件', kind: '综合出件窗口', serviceSeconds: 180 },
  { letter: 'Z', name: '投诉代办', kind: '投诉代办窗口', serviceSeconds: 900 },
] as const

/** Who waits in the demo hall: line, minutes since the number was taken, priority. */
const waiting = [
  ['b', 31],
  ['d', 29],
  ['b', 26],
  ['e', 24],
  ['b', 21],
  ['c', 19],
  ['f', 17],
  ['b', 14, 'elder'],
  ['d', 12],
  ['e', 11, 'pregnant'],
  ['f', 9],
  ['h', 6],
  ['b', 4],
  ['c', 2],
] as const

/** Windows of the demo hall that call already. */
const calling = ['hall-county-02', 'hall-county-05', 'hall-county-07'] as const

/** Lines of the demo halls by the boards of their windows, and people who wait today. */
export class DemoQueue {
  readonly #parts: QueueParts & { readonly db: Database; readonly places: PlaceBook }
  #steps = 0

  constructor(parts: { readonly db: Database; readonly places: PlaceBook; readonly bookings: AppointmentsParts }) {
    this.#parts = {
      ...parts,
      bookings: bookingDesk(parts.bookings),
      publicUrl: () => '',
      itemOf: () => Promise.resolve(undefined),
      boards: async () => new Map(),
      staffNo: (person) => Promise.resolve(person),
      served: () => Promise.resolve(),
      isApplication: () => Promise.resolve(false),
      completions: () => Promise.resolve(new Map()),
    }
  }

  /** Arranges the halls once, and has people wait when nobody has come today. @returns how many wait */
  async load(now: Instant): Promise<number> {
    const { groups, tickets } = await this.#parts.db.one(known, [dateOf(now)])
    if (groups === 0) await this.#arrange(now)
    if (tickets > 0) return 0
    for (const [line, ago, priority] of waiting) {
      const wish = {
        hall: 'hall-county',
        group: `hall-county-${line}`,
        ...(priority === undefined ? {} : { priority }),
      }
      await this.#run(takeTicket(this.#parts), wish, { actor: installer, at: earlier(now, ago) })
    }
    for (const window of calling) {
      const actor = { ...installer, window }
      await this.#run(turnWindow(this.#parts), { isOpen: true }, { actor, at: earlier(now, 3) })
      const at = earlier(now, 1)
      accepted('queue.call-next', await callNext(this.#parts)({ actor, at, key: this.#key(at) }))
    }
    return waiting.length
  }

  async #arrange(at: Instant): Promise<void> {
    const { halls, windows } = await this.#parts.places.current()
    for (const hall of halls.keys()) {
      const own = [...windows.values()].filter((window) => window.hall === hall && !window.is_closed)
      const groups = lines
        .map(({ letter, name, serviceSeconds, ...of }) => ({
          letter,
          name,
          serviceSeconds,
          boards: 'board' in of ? [of.board] : [],
          windows: own
            .filter((window) => servesLine(window, of))
            .map(({ id, boards }) => ({ id, rank: rankOf(boards) })),
        }))
        .filter((group) => group.windows.length > 0)
      await this.#run(arrangeHall, { hall, groups }, { actor: installer, at })
    }
  }

  async #run<Tables, Input, Answer>(
    command: Command<Tables, Input, Answer>,
    input: Input,
    { actor, at }: { readonly actor: Actor; readonly at: Instant },
  ): Promise<void> {
    accepted(command.name, await runCommand(this.#parts.db, command, input, { actor, at, key: this.#key(at) }))
  }

  #key(at: Instant): string {
    this.#steps += 1
    return `demo-queue-${dateOf(at)}-${this.#steps}`
  }
}

function accepted(name: string, decision: Decision<unknown>): void {
  if (!decision.ok) throw new Error(`${name}: ${JSON.stringify(decision.refusal)}`)
}

function servesLine(window: WindowRow, of: { readonly board?: string; readonly kind?: string }): boolean {
  if (of.board !== undefined) return window.boards.includes(of.board)
  return of.kind !== undefined && window.kind.includes(of.kind)
}

/** A window of one board calls its own people first; one of many helps where somebody waits longest. */
function rankOf(boards: readonly string[]): number {
  return boards.length > 1 ? 1 : 0
}

/** So many minutes ago, but today. */
function earlier(now: Instant, minutes: number): Instant {
  const then = addMinutes(now, -minutes)
  return dateOf(then) === dateOf(now) ? then : now
}
