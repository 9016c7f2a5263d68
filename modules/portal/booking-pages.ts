import { randomUUID } from 'node:crypto'
import type { BookingDesk, NearSlot } from '@yichuang/modules/appointments/public'
import { bookingChannels, identityKinds } from '@yichuang/modules/appointments/rules'
import type { IdentityKind } from '@yichuang/modules/appointments/rules'
import { parsePlainDate, plainDate } from '@yichuang/modules/calendar/rules'
import type { QueueDesk } from '@yichuang/modules/queue/public'
import type { Decision } from '@yichuang/platform/pure'
import { intentOf } from './public-asks.ts'
import type { Asked, PublicPage, Shown } from './public-pages.ts'
import { bookingPage, lostBookingPage, movePage } from './served/BookingPage.tsx'
import { bookHallsPage, bookItemsPage, bookingForm } from './served/BookItemPages.tsx'
import { bookSlotPage } from './served/BookSlotPage.tsx'
import type { Tried } from './served/BookSlotPage.tsx'

const [web] = bookingChannels

/** What came of a try, as a page tells it. */
function triedOf({ refusal }: Extract<Decision<never>, { ok: false }>): Tried {
  const { code, nearest, until, most } = refusal
  const facts = { until: String(until ?? ''), most: Number(most ?? 0) }
  return { code, facts, nearest: Array.isArray(nearest) ? (nearest as readonly NearSlot[]) : [] }
}

/** A field that is wrong, or a slot that is not to be had. */
function statusOf({ code }: Tried): number {
  return /-(missing|malformed)$/.test(code) ? 422 : 409
}

/** The public pages of bookings: hall, item, slot and person, and coming back to the booking. (APT-01, APT-05) */
export function bookingPages(desk: BookingDesk, queue: Pick<QueueDesk, 'arrive'>): readonly PublicPage[] {
  return [...makingPages(desk), ...keptPages(desk, queue)]
}

function makingPages(desk: BookingDesk): readonly PublicPage[] {
  const slots = async (asked: Asked, tried?: Tried): Promise<Shown> => {
    const { visit, params, query, form, at } = asked
    const found = await desk.days(params['hall'] ?? '', params['item'] ?? '', at)
    if (!found.ok) return { status: 404, html: lostBookingPage(visit) }
    const day = form.get('day') ?? query['day'] ?? tried?.nearest[0]?.day
    const chosen = { day, start: form.get('start') ?? query['start'], form, key: randomUUID() }
    return {
      status: tried === undefined ? 200 : statusOf(tried),
      html: bookSlotPage(visit, found.value, tried === undefined ? chosen : { ...chosen, tried }),
    }
  }
  return [
    ['GET', '/book', async ({ visit }) => ({ html: bookHallsPage(visit, await desk.halls()) })],
    [
      'GET',
      '/book/:hall',
      async ({ visit, params, query }) => {
        const phrase = (query['q'] ?? '').slice(0, 100)
        const found = await desk.items(params['hall'] ?? '', phrase)
        if (!found.ok) return { status: 404, html: lostBookingPage(visit) }
        return { html: bookItemsPage(visit, found.value, phrase) }
      },
    ],
    ['GET', '/book/:hall/:item', (asked) => slots(asked)],
    [
      'POST',
      '/book/:hall/:item',
      async (asked) => {
        const { form, params } = asked
        const field = (name: string) => (form.get(name) ?? '').trim().slice(0, 60)
        const kind: IdentityKind = identityKinds.find((one) => one === field('identityKind')) ?? 'residentId'
        const made = await desk.book(
          {
            hall: params['hall'] ?? '',
            item: params['item'] ?? '',
            ...slotOf(asked),
            visitor: {
              name: field('name'),
              phone: field('phone'),
              identityKind: kind,
              identityNumber: field('identityNumber'),
            },
            channel: web,
          },
          intentOf(asked),
        )
        return made.ok ? { to: `/booking/${made.value.token}?new=1` } : slots(asked, triedOf(made))
      },
    ],
  ]
}

/** The slot that a form names: `day start` of one choice. What is no day lies where nothing is open. */
function slotOf({ form }: Asked) {
  const [day, start = ''] = (form.get('slot') ?? '').split(' ')
  return { day: parsePlainDate(day) ?? plainDate('1970-01-01'), start }
}

function keptPages(desk: BookingDesk, queue: Pick<QueueDesk, 'arrive'>): readonly PublicPage[] {
  const show = async ({ visit, params, query, at }: Asked, tried?: Tried): Promise<Shown> => {
    const token = params['token'] ?? ''
    const found = await desk.read(token, at)
    if (!found.ok) return { status: 404, html: lostBookingPage(visit) }
    const told = { token, isNew: query['new'] === '1', ...(tried === undefined ? {} : { tried }) }
    return { status: tried === undefined ? 200 : 409, html: bookingPage(visit, found.value, told) }
  }
  const move = async (asked: Asked, tried?: Tried): Promise<Shown> => {
    const { visit, params, query, form, at } = asked
    const token = params['token'] ?? ''
    const found = await desk.read(token, at)
    if (!found.ok) return { status: 404, html: lostBookingPage(visit) }
    const offer = await desk.days(found.value.hall.id, found.value.item.id, at)
    if (!offer.ok) return { status: 404, html: lostBookingPage(visit) }
    const day = form.get('day') ?? query['day'] ?? tried?.nearest[0]?.day ?? found.value.day
    const chosen = { token, booking: found.value, day, key: randomUUID() }
    return {
      status: tried === undefined ? 200 : 409,
      html: movePage(visit, offer.value, tried === undefined ? chosen : { ...chosen, tried }),
    }
  }
  return [
    ['GET', '/booking', async ({ visit, query }) => ({ html: bookingForm(visit, { no: query['no'] ?? '' }) })],
    [
      'POST',
      '/booking',
      async ({ visit, form, address, at, requestId }) => {
        const check = { no: (form.get('no') ?? '').slice(0, 40), code: (form.get('code') ?? '').slice(0, 40) }
        const opened = await desk.open({ check, address, at, requestId })
        if (opened.ok) return { to: `/booking/${opened.value.token}` }
        const { code } = opened.refusal
        const status = code === 'appointments.too-many-tries' ? 429 : 403
        return { status, html: bookingForm(visit, { no: check.no, problem: code }) }
      },
    ],
    ['GET', '/booking/:token', (asked) => show(asked)],
    ['GET', '/booking/:token/slot', (asked) => move(asked)],
    [
      'POST',
      '/booking/:token/slot',
      async (asked) => {
        const token = asked.params['token'] ?? ''
        const done = await desk.change(token, slotOf(asked), intentOf(asked))
        return done.ok ? { to: `/booking/${encodeURIComponent(token)}` } : move(asked, triedOf(done))
      },
    ],
    ...actPages({ desk, queue }, show),
  ]
}

type ShowTried = (asked: Asked, tried: Tried) => Promise<Shown>

/** Arriving with a booking and cancelling it. (APT-05, APT-06) */
function actPages(
  { desk, queue }: { readonly desk: BookingDesk; readonly queue: Pick<QueueDesk, 'arrive'> },
  show: ShowTried,
): readonly PublicPage[] {
  return [
    [
      'POST',
      '/booking/:token/arrival',
      async (asked) => {
        const taken = await queue.arrive(asked.params['token'] ?? '', intentOf(asked))
        return taken.ok ? { to: `/ticket/${taken.value.token}` } : show(asked, triedOf(taken))
      },
    ],
    [
      'POST',
      '/booking/:token/cancellation',
      async (asked) => {
        const token = asked.params['token'] ?? ''
        const done = await desk.cancel(token, intentOf(asked))
        return done.ok ? { to: `/booking/${encodeURIComponent(token)}` } : show(asked, triedOf(done))
      },
    ],
  ]
}
