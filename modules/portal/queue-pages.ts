import type { PlaceBook } from '@yichuang/modules/halls/public'
import { formatTime } from '@yichuang/kit/public'
import type { HallDisplay, QueueDesk, Screens, WindowDisplay } from '@yichuang/modules/queue/public'
import type { Decision, Instant } from '@yichuang/platform/pure'
import type { PortalParts } from './module.ts'
import type { OpenPage } from './page-lines.ts'
import { intentOf } from './public-asks.ts'
import type { Asked, PublicPage, Shown } from './public-pages.ts'
import { areaPage, displayPage, windowPage } from './served/DisplayPage.tsx'
import { queueHallPage, queueHallsPage } from './served/QueueHallPage.tsx'
import type { Tried } from './served/QueueHallPage.tsx'
import { lostTicketPage, ticketPage } from './served/TicketPage.tsx'
import type { Visit } from './served/visit.ts'
import { soughtIn } from './sought-item.ts'
import type { SearchedHall } from './sought-item.ts'

export interface QueuePageParts extends SearchedHall {
  readonly places: PlaceBook
  readonly evaluationOf: PortalParts['evaluationOf']
}

/** The public pages of the queue: taking a number by the code that hangs in the hall, following it, the main screen. */
export function queuePages(parts: QueuePageParts): readonly PublicPage[] {
  const { queue, places, evaluationOf } = parts
  const showTicket = async ({ visit, params, at }: Asked): Promise<Shown> => {
    const found = await queue.ticket(params['token'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
    const token = params['token'] ?? ''
    const evaluation = found.value.state === 'done' ? await evaluationOf({ ticket: token }, at) : undefined
    return { html: ticketPage(visit, { token, ticket: found.value, evaluation }), isScreen: true }
  }
  return [
    [
      'GET',
      '/queue',
      async ({ visit }) => {
        const halls = [...(await places.current()).halls.values()].filter((hall) => hall.is_active)
        return { html: queueHallsPage(visit, halls) }
      },
    ],
    ...takingPages(parts),
    ['GET', '/ticket/:token', showTicket],
    [
      'POST',
      '/ticket/:token',
      async (asked) => {
        await queue.giveBack(asked.params['token'] ?? '', intentOf(asked))
        return { to: `/ticket/${encodeURIComponent(asked.params['token'] ?? '')}` }
      },
    ],
    ...screens.map(({ url, show }): PublicPage => ['GET', url, show(queue)]),
  ]
}

/** Taking a number on the phone: for an item that is found in everyday words, or in a line. (QUE-01, QUE-03) */
function takingPages(parts: QueuePageParts): readonly PublicPage[] {
  const { queue } = parts
  const show = async (asked: Asked, tried?: Tried): Promise<Shown> => {
    const { visit, params, at } = asked
    const found = await queue.groups(params['hall'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
    const sought = await soughtIn(parts, asked, tried?.item)
    return { status: tried === undefined ? 200 : 422, html: queueHallPage(visit, found.value, { sought, tried }) }
  }
  return [
    ['GET', '/queue/:hall', (asked) => show(asked)],
    [
      'POST',
      '/queue/:hall',
      async (asked) => {
        const field = (name: string) => (asked.form.get(name) ?? '').trim().slice(0, 60)
        const [group, item, phone] = [field('group'), field('item'), field('phone')]
        if (phone === '') return show(asked, { group, item, phone, code: 'queue.phone-malformed', no: '' })
        const wish = { hall: asked.params['hall'] ?? '', phone, ...(item === '' ? { group } : { item }) }
        const taken = await queue.take(wish, intentOf(asked))
        if (taken.ok) return { to: `/ticket/${taken.value.token}` }
        const { code, no } = taken.refusal
        return show(asked, { group, item, phone, code, no: String(no ?? '') })
      },
    ],
  ]
}

/** A page of the queue that browsers keep open: its address, and what it shows in one moment. */
export interface FollowedPage {
  readonly url: string
  /** the page with these parameters, as somebody looks at it; undefined when there is no such page */
  open(params: Asked['params'], visit: Visit, at: Instant): Promise<OpenPage | undefined>
}

interface ScreenPage<Seen extends HallDisplay | WindowDisplay> {
  readonly url: string
  readonly find: (screens: Screens, params: Asked['params'], at: Instant) => Promise<Decision<Seen>>
  readonly page: (visit: Visit, seen: Seen) => string
}

const screens = [
  screen({
    url: '/display/window/:window',
    find: (hall, { window = '' }, at) => hall.windowDisplay(window, at),
    page: windowPage,
  }),
  screen({
    url: '/display/area/:groups',
    find: (hall, { groups = '' }, at) => hall.areaDisplay(groups.split(','), at),
    page: areaPage,
  }),
  screen({ url: '/display/zone/:zone', find: (hall, { zone = '' }, at) => hall.zoneDisplay(zone, at), page: areaPage }),
  screen({ url: '/display/:hall', find: (hall, { hall: id = '' }, at) => hall.display(id, at), page: displayPage }),
]

/** A screen of the hall, as a page of its own and as one that is kept right while it is open. */
function screen<Seen extends HallDisplay | WindowDisplay>({ url, find, page }: ScreenPage<Seen>) {
  return {
    show:
      (queue: QueueDesk): PublicPage[2] =>
      async ({ params, visit, at }) => {
        const found = await find(queue, params, at)
        if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
        return { html: page(visit, found.value), isScreen: true }
      },
    followed: (queue: QueueDesk): FollowedPage => ({
      url,
      async open(params, visit, at) {
        const found = await find(queue, params, at)
        if (!found.ok) return undefined
        return {
          key: keyOf(visit),
          hall: found.value.hall.id,
          beatMs: SCREEN_BEAT_MS,
          async picture(look) {
            const seen = await find(look.screens, params, look.at)
            if (!seen.ok) return undefined
            const { at: _at, ...facts } = seen.value
            return {
              facts: JSON.stringify({ ...facts, clock: formatTime(look.at) }),
              page: () => page({ ...visit, at: look.at }, seen.value),
            }
          },
        }
      },
    }),
    url,
  }
}

/** A screen that has heard nothing for two of these says that its line is lost. */
const SCREEN_BEAT_MS = 1_000
const PHONE_BEAT_MS = 5_000

/** Who looks at the same address in the same language and size sees the same. */
function keyOf({ path, search, language, isElder }: Visit): string {
  return JSON.stringify([path, search, language, isElder])
}

/** The pages of the queue that are kept right while they are open: the screens, and the page of a ticket. */
export function followedPages(parts: QueuePageParts): readonly FollowedPage[] {
  return [...screens.map(({ followed }) => followed(parts.queue)), followedTicket(parts)]
}

function followedTicket({ queue, evaluationOf }: QueuePageParts): FollowedPage {
  return {
    url: '/ticket/:token',
    async open({ token = '' }, visit) {
      const hall = await queue.hallOfTicket(token)
      if (hall === undefined) return undefined
      return {
        key: keyOf(visit),
        hall,
        ticket: token,
        beatMs: PHONE_BEAT_MS,
        picture({ at, tickets }) {
          const ticket = tickets.get(token)
          if (ticket === undefined) return undefined
          const page = async () => {
            const evaluation = ticket.state === 'done' ? await evaluationOf({ ticket: token }, at) : undefined
            return ticketPage({ ...visit, at }, { token, ticket, evaluation })
          }
          return { facts: JSON.stringify(ticket), page }
        },
      }
    },
  }
}
