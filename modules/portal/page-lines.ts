import type { ServerResponse } from 'node:http'
import type { QueueDesk, Screens, TicketView } from '@yichuang/modules/queue/public'
import type { Live } from '@yichuang/platform/live'
import type { Instant } from '@yichuang/platform/pure'

/** A page that browsers keep open: a screen of a hall, or the page of a ticket. */
export interface OpenPage {
  /** the same for all browsers that show the same */
  readonly key: string
  readonly hall: string
  /** undefined when there is nothing to show any more */
  readonly picture: (look: Look) => Promise<Picture | undefined> | Picture | undefined
  /** secret of the ticket it is about */
  readonly ticket?: string
  /** how often the line says that it stands, in milliseconds */
  readonly beatMs: number
}

/** What a page shows in one moment. */
export interface Picture {
  /** two pictures with the same facts look the same */
  readonly facts: string
  /** the whole page as text, made only when it looks different */
  readonly page: () => Promise<string> | string
}

/** The halls as they stand in one moment, read once for all open pages. */
export interface Look {
  readonly at: Instant
  readonly screens: Screens
  readonly tickets: ReadonlyMap<string, TicketView>
}

/** The lines on which this process keeps open pages right. */
export interface PageLines {
  /** there are as many browsers as one process takes */
  isFull(): boolean
  /** Puts a browser on the line of a page, until it goes. */
  join(page: OpenPage, browser: ServerResponse): void
  stop(): void
}

interface Line extends OpenPage {
  readonly browsers: Set<ServerResponse>
  facts: string
  /** the event that was sent last; empty before the first */
  said: string
}

interface HallLines {
  readonly lines: Map<string, Line>
  readonly leave: () => void
  /** lines on which nothing was said yet */
  readonly newcomers: Set<Line>
  isLooking: boolean
  hasMoved: boolean
}

/** Browsers on the lines of one process; whoever comes later asks by itself. */
const MOST_BROWSERS = 20_000
/** Calls of one hall within this time are shown together. */
const TOGETHER_MS = 100
/** The clock and the forecasts go on while nobody is called. */
const AGAIN_MS = 10_000
const BEAT_MS = 1_000
/** Pages made before others get their turn. */
const MOST_AT_ONCE = 100
/** A browser that takes nothing any more is let go; it comes back by itself. */
const MOST_UNSENT = 1_000_000

/**
 * Keeps the open pages of halls right: when the queue of a hall moves, each page that is open is made once, however many
 * browsers show it, and said to them when it looks different. (QUE-01, QUE-02)
 * @param onFault told when a look failed; the pages are looked at again soon
 */
export function pageLines(live: Live, queue: QueueDesk, onFault: (error: unknown) => void): PageLines {
  const halls = new Map<string, HallLines>()
  let browsers = 0
  const beating = beat(halls)
  const look = (hall: string, open: HallLines) => void lookAround({ queue, hall, open }).catch(onFault)
  const moved = (hall: string, open: HallLines) => {
    open.hasMoved = true
    look(hall, open)
  }

  function openHall(hall: string): HallLines {
    const known = halls.get(hall)
    if (known !== undefined) return known
    const leave = () => {
      end()
      clearInterval(again)
      halls.delete(hall)
    }
    const open = { lines: new Map(), newcomers: new Set<Line>(), leave, isLooking: false, hasMoved: false }
    const end = live.subscribe(`queue/${hall}`, () => moved(hall, open))
    const again = setInterval(() => moved(hall, open), AGAIN_MS)
    halls.set(hall, open)
    return open
  }

  function join(page: OpenPage, browser: ServerResponse): void {
    const open = openHall(page.hall)
    const line = open.lines.get(page.key) ?? { ...page, browsers: new Set(), facts: '', said: '' }
    open.lines.set(page.key, line)
    line.browsers.add(browser)
    browsers += 1
    if (line.said === '') {
      open.newcomers.add(line)
      look(page.hall, open)
    } else browser.write(line.said)
    browser.on('close', () => {
      browsers -= 1
      line.browsers.delete(browser)
      if (line.browsers.size > 0) return
      open.lines.delete(page.key)
      open.newcomers.delete(line)
      if (open.lines.size === 0) open.leave()
    })
  }

  return {
    isFull: () => browsers >= MOST_BROWSERS,
    join,
    stop() {
      clearInterval(beating)
      for (const line of linesOf(halls)) for (const browser of line.browsers) browser.end()
      for (const { leave } of halls.values()) leave()
    },
  }
}

interface Around {
  readonly queue: QueueDesk
  readonly hall: string
  readonly open: HallLines
}

/**
 * Looks at every page when the hall has moved, and at those that were opened meanwhile; one look after the other.
 * @throws when a look failed; the next one is another
 */
async function lookAround({ queue, hall, open }: Around): Promise<void> {
  if (open.isLooking) return
  open.isLooking = true
  try {
    while (open.lines.size > 0 && (open.hasMoved || open.newcomers.size > 0)) {
      const lines = [...(open.hasMoved ? open.lines.values() : open.newcomers)]
      open.hasMoved = false
      open.newcomers.clear()
      await sayWhatChanged(queue, hall, lines)
      await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS))
    }
  } finally {
    open.isLooking = false
  }
}

function linesOf(halls: ReadonlyMap<string, HallLines>): Line[] {
  return [...halls.values()].flatMap(({ lines }) => [...lines.values()])
}

/** Says on every line, as often as its page wants it, that the line stands. */
function beat(halls: ReadonlyMap<string, HallLines>): NodeJS.Timeout {
  let beats = 0
  const beating = setInterval(() => {
    beats += 1
    const due = linesOf(halls).filter(({ beatMs }) => (beats * BEAT_MS) % beatMs === 0)
    for (const { browsers } of due) for (const browser of browsers) browser.write('event: beat\ndata:\n\n')
  }, BEAT_MS)
  // a start that fails behind this ends by itself
  return beating.unref()
}

/** Screens first: people in the hall look up when they are called. */
async function sayWhatChanged(queue: QueueDesk, hall: string, lines: readonly Line[]): Promise<void> {
  const at = new Date().toISOString() as Instant
  const look: Look = { at, screens: queue.look(at), tickets: new Map() }
  await Promise.all(lines.filter(({ ticket }) => ticket === undefined).map((line) => sayChange(line, look)))
  const held = lines.filter(({ ticket }) => ticket !== undefined)
  if (held.length === 0) return
  const tickets = await queue.held(
    hall,
    held.flatMap(({ ticket }) => ticket ?? []),
    at,
  )
  for (let first = 0; first < held.length; first += MOST_AT_ONCE) {
    const some = held.slice(first, first + MOST_AT_ONCE)
    await Promise.all(some.map((line) => sayChange(line, { ...look, tickets })))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function sayChange(line: Line, look: Look): Promise<void> {
  const picture = await line.picture(look)
  if (picture === undefined || picture.facts === line.facts) return
  line.facts = picture.facts
  line.said = partsSaid(await picture.page())
  for (const browser of line.browsers) {
    if (browser.writableLength > MOST_UNSENT) browser.destroy()
    else browser.write(line.said)
  }
}

/** What of a page moves, as one event: its bar, its main part and its foot. */
function partsSaid(page: string): string {
  const bar = /<header class="bar">(.*?)<\/header>/s.exec(page)?.[1]
  const main = /<main[^>]*>(.*)<\/main>/s.exec(page)?.[1]
  const foot = /<footer class="ft">(.*?)<\/footer>/s.exec(page)?.[1]
  return `event: page\ndata: ${JSON.stringify({ bar, main, foot })}\n\n`
}
