import type { BookingDesk } from '@yichuang/modules/appointments/public'
import { signsOf } from '@yichuang/modules/appointments/rules'
import { dateOf } from '@yichuang/modules/calendar/rules'
import type { CatalogueSearch, ItemBook } from '@yichuang/modules/catalogue/public'
import { promisedLimit } from '@yichuang/modules/catalogue/rules'
import type { PlaceBook } from '@yichuang/modules/halls/public'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import { qrSvg } from '@yichuang/platform/printing'
import { fieldOf } from './kiosk-asks.ts'
import type { AtHall } from './kiosk-asks.ts'
import { kioskBookingPages } from './kiosk-booking.ts'
import { kioskTicketPages } from './kiosk-ticket.ts'
import type { PortalAnswers } from './module.ts'
import { intentOf } from './public-asks.ts'
import type { PublicPage } from './public-pages.ts'
import { kioskGuidePage, kioskGuidesPage, kioskProgressPage } from './served/KioskLooks.tsx'
import { kioskArrivalPage, kioskHome, kioskLost } from './served/KioskPages.tsx'
import { kioskTakenPage } from './served/KioskTicket.tsx'

export interface KioskParts {
  readonly queue: QueueDesk
  readonly bookings: BookingDesk
  readonly places: PlaceBook
  readonly items: ItemBook
  readonly search: CatalogueSearch
  readonly answers: PortalAnswers
  /** address citizens reach, for the codes on the screen and on the ticket */
  readonly publicUrl: () => string
}

/** The pages of a self-service machine: big, touched, wiped when nobody touches them. (NET-07) */
export function kioskPages(parts: KioskParts): readonly PublicPage[] {
  const at =
    (show: AtHall): PublicPage[2] =>
    async (asked) => {
      const hall = (await parts.places.current()).halls.get(asked.params['hall'] ?? '')
      if (hall === undefined || !hall.is_active) return { status: 404, html: kioskLost(asked.visit) }
      const shown = await show(asked, { id: hall.id, name: hall.name, phone: hall.phone })
      return { ...shown, isScreen: true, usesDevices: true }
    }
  return [
    [
      'GET',
      '/kiosk/:hall',
      at(async ({ visit, at: moment }, hall) => {
        const found = await parts.queue.groups(hall.id, moment)
        return { html: kioskHome(visit, hall, found.ok ? found.value.groups : []) }
      }),
    ],
    ...kioskTicketPages(parts, at),
    ...arrivalPages(parts, at),
    ...kioskBookingPages(parts, at),
    ...lookPages(parts, at),
  ]
}

function arrivalPages({ queue, publicUrl }: KioskParts, at: (show: AtHall) => PublicPage[2]): readonly PublicPage[] {
  const arrive: AtHall = async (asked, hall) => {
    const { visit } = asked
    const number = fieldOf(asked, 'document')
    // At a machine nobody looks at who stands there: only the whole number of a document opens a booking.
    const identities = signsOf(number, dateOf(asked.at))?.identities
    if (identities === undefined)
      return { status: 422, html: kioskArrivalPage(visit, hall, { number, problem: 'kiosk.problem.document' }) }
    const found = await queue.comers(hall.id, number, asked.at)
    const rows = found.ok ? found.value.rows : []
    const chosen = rows.find(({ id, reason }) => reason === null && [id, ''].includes(fieldOf(asked, 'booking')))
    const ready = rows.filter(({ reason }) => reason === null)
    if (chosen === undefined || (ready.length > 1 && fieldOf(asked, 'booking') === ''))
      return { html: kioskArrivalPage(visit, hall, { number, rows }) }
    const taken = await queue.take({ hall: hall.id, booking: chosen.id }, intentOf(asked))
    if (!taken.ok)
      return { status: 409, html: kioskArrivalPage(visit, hall, { number, rows, problem: 'kiosk.problem.arrival' }) }
    const link = `${publicUrl()}/ticket/${taken.value.token}`
    const shown = { ...taken.value, groupName: chosen.itemName, link, qr: qrSvg(link) }
    return { html: kioskTakenPage(visit, hall, shown) }
  }
  return [
    [
      'GET',
      '/kiosk/:hall/arrival',
      at(async ({ visit }, hall) => ({ html: kioskArrivalPage(visit, hall, { number: '' }) })),
    ],
    ['POST', '/kiosk/:hall/arrival', at(arrive)],
  ]
}

/** The number of an application as it is written; a machine has no key for its dashes. */
function withDashes(typed: string): string {
  return typed.replace(/^(\d{6})(\d{6})(\d{5})$/, '$1-$2-$3')
}

const FOUND = 8

function lookPages(parts: KioskParts, at: (show: AtHall) => PublicPage[2]): readonly PublicPage[] {
  const { answers, search, items, publicUrl } = parts
  const progress: AtHall = async (asked, hall) => {
    const { visit, address, at: moment, requestId } = asked
    const check = {
      applicationNo: withDashes(fieldOf(asked, 'applicationNo')),
      documentEnding: fieldOf(asked, 'documentEnding'),
      phoneEnding: fieldOf(asked, 'phoneEnding'),
    }
    const opened = await answers.open(check, { address, at: moment, requestId })
    const seen = opened.ok ? await answers.progress(opened.value.pass, moment) : opened
    // The pass stands in the page that shows the case, for printing its papers, and goes with it: no cookie keeps it.
    const pass = opened.ok ? opened.value.pass : ''
    if (seen.ok) return { html: kioskProgressPage(visit, hall, { found: { view: seen.value, pass } }) }
    const problem = `progress.problem.${seen.refusal.code.replace('portal.', '')}`
    return { status: 403, html: kioskProgressPage(visit, hall, { problem }) }
  }
  const guides: AtHall = async ({ visit, query, address, at: moment }, hall) => {
    const phrase = (query['q'] ?? '').trim().slice(0, 40)
    if (phrase === '') return { html: kioskGuidesPage(visit, hall, { phrase, rows: [] }) }
    const asker = { id: `address ${address}`, place: 'public-page', at: moment } as const
    const { hits } = await search.find({ phrase, limit: FOUND, asker })
    const all = await items.all()
    const rows = hits.flatMap(({ id }) => all.get(id) ?? []).map(({ id, name }) => ({ id, name }))
    return { html: kioskGuidesPage(visit, hall, { phrase, rows }) }
  }
  const guide: AtHall = async ({ visit, params }, hall) => {
    const id = params['item'] ?? ''
    const item = (await items.all()).get(id)
    const version = await items.current(id)
    if (item === undefined || version === undefined) return { to: `/kiosk/${hall.id}/guides` }
    const limit = promisedLimit((await items.settings()).get(id) ?? {}, item.limits)
    const materials = version.item.materials.map(({ name }) => name)
    const shown = { name: item.name, materials, limit, qr: qrSvg(`${publicUrl()}/guides/${id}`) }
    return { html: kioskGuidePage(visit, hall, shown) }
  }
  return [
    ['GET', '/kiosk/:hall/progress', at(async ({ visit }, hall) => ({ html: kioskProgressPage(visit, hall, {}) }))],
    ['POST', '/kiosk/:hall/progress', at(progress)],
    ['GET', '/kiosk/:hall/guides', at(guides)],
    ['GET', '/kiosk/:hall/guides/:item', at(guide)],
  ]
}
