import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Decision } from '@yichuang/platform/pure'
import type { PortalParts } from './module.ts'
import { intentOf } from './public-asks.ts'
import type { Asked, PublicPage, Shown } from './public-pages.ts'
import { areaPage, displayPage, windowPage } from './served/DisplayPage.tsx'
import { queueHallPage, queueHallsPage } from './served/QueueHallPage.tsx'
import { lostTicketPage, ticketPage } from './served/TicketPage.tsx'
import type { Visit } from './served/visit.ts'

export interface QueuePageParts {
  readonly queue: QueueDesk
  readonly places: PlaceBook
  readonly evaluationOf: PortalParts['evaluationOf']
}

/** The public pages of the queue: taking a number by the code that hangs in the hall, following it, the main screen. */
export function queuePages({ queue, places, evaluationOf }: QueuePageParts): readonly PublicPage[] {
  const hallPage = async ({ visit, params, at }: Asked, problem?: Parameters<typeof queueHallPage>[2]) => {
    const found = await queue.groups(params['hall'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
    return { status: problem === undefined ? 200 : 422, html: queueHallPage(visit, found.value, problem) }
  }
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
    ['GET', '/queue/:hall', (asked) => hallPage(asked)],
    [
      'POST',
      '/queue/:hall',
      async (asked) => {
        const field = (name: string) => (asked.form.get(name) ?? '').trim().slice(0, 60)
        const wish = { hall: asked.params['hall'] ?? '', group: field('group'), phone: field('phone') }
        if (wish.phone === '') return hallPage(asked, { ...wish, code: 'queue.phone-malformed', no: '' })
        const taken = await queue.take(wish, intentOf(asked))
        if (taken.ok) return { to: `/ticket/${taken.value.token}` }
        const { code, no } = taken.refusal
        return hallPage(asked, { ...wish, code, no: String(no ?? '') })
      },
    ],
    ['GET', '/ticket/:token', showTicket],
    [
      'POST',
      '/ticket/:token',
      async (asked) => {
        await queue.giveBack(asked.params['token'] ?? '', intentOf(asked))
        return { to: `/ticket/${encodeURIComponent(asked.params['token'] ?? '')}` }
      },
    ],
    ...screenPages(queue),
  ]
}

/** A screen of the hall: its picture, or the page for what is not there. */
function screen<Seen>(
  url: string,
  find: (asked: Asked) => Promise<Decision<Seen>>,
  page: (visit: Visit, seen: Seen) => string,
): PublicPage {
  const show = async (asked: Asked) => {
    const found = await find(asked)
    if (!found.ok) return { status: 404, html: lostTicketPage(asked.visit) }
    return { html: page(asked.visit, found.value), isScreen: true }
  }
  return ['GET', url, show]
}

function screenPages(queue: QueueDesk): readonly PublicPage[] {
  return [
    screen('/display/window/:window', ({ params, at }) => queue.windowDisplay(params['window'] ?? '', at), windowPage),
    screen(
      '/display/area/:groups',
      ({ params, at }) => queue.areaDisplay((params['groups'] ?? '').split(','), at),
      areaPage,
    ),
    screen('/display/zone/:zone', ({ params, at }) => queue.zoneDisplay(params['zone'] ?? '', at), areaPage),
    screen('/display/:hall', ({ params, at }) => queue.display(params['hall'] ?? '', at), displayPage),
  ]
}
