import { randomUUID } from 'node:crypto'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Actor } from '@yichuang/platform/pure'
import type { Asked, PublicPage, Shown } from './public-pages.ts'
import { displayPage } from './served/DisplayPage.tsx'
import { queueHallPage, queueHallsPage } from './served/QueueHallPage.tsx'
import { lostTicketPage, ticketPage } from './served/TicketPage.tsx'

export interface QueuePageParts {
  readonly queue: QueueDesk
  readonly places: PlaceBook
}

const nobody: Actor = { kind: 'nobody', person: 'nobody', name: '', roles: [], permissions: new Set(), region: '' }

const intentOf = ({ at, requestId }: Asked) => ({ actor: nobody, at, requestId, key: randomUUID() })

/** The public pages of the queue: taking a number by the code that hangs in the hall, following it, the main screen. */
export function queuePages({ queue, places }: QueuePageParts): readonly PublicPage[] {
  const hallPage = async ({ visit, params, at }: Asked, problem?: Parameters<typeof queueHallPage>[2]) => {
    const found = await queue.groups(params['hall'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
    return { status: problem === undefined ? 200 : 422, html: queueHallPage(visit, found.value, problem) }
  }
  const showTicket = async ({ visit, params, at }: Asked): Promise<Shown> => {
    const found = await queue.ticket(params['token'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
    return { html: ticketPage(visit, { token: params['token'] ?? '', ticket: found.value }), isScreen: true }
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
    [
      'GET',
      '/display/:hall',
      async ({ visit, params, at }) => {
        const found = await queue.display(params['hall'] ?? '', at)
        if (!found.ok) return { status: 404, html: lostTicketPage(visit) }
        return { html: displayPage(visit, found.value), isScreen: true }
      },
    ],
  ]
}
