import { bookingDesk } from '@yichuang/modules/appointments/public'
import type { AppointmentsParts, HallBookingParts } from '@yichuang/modules/appointments/public'
import { completionsOf, dossierIdOf } from '@yichuang/modules/cases/public'
import type { ItemBook } from '@yichuang/modules/catalogue/public'
import { askEvaluation } from '@yichuang/modules/evaluation/public'
import { queueDesk } from '@yichuang/modules/queue/public'
import type { QueueParts } from '@yichuang/modules/queue/public'
import { decided } from '@yichuang/platform/pure'

interface Around extends Pick<QueueParts, 'db' | 'places' | 'publicUrl'> {
  readonly bookings: AppointmentsParts
  readonly items: ItemBook
  readonly people: { readonly accountOf: QueueParts['staffNo'] }
}

/** What the queue looks up in other modules, and whom it tells. */
export function queueParts({ bookings, items, people, ...around }: Around): QueueParts {
  return {
    ...around,
    bookings: bookingDesk(bookings),
    boards: bookings.boards,
    staffNo: people.accountOf,
    served: askAfterService(items, around.publicUrl),
    itemOf: async (id) => (await items.current(id))?.item,
    isApplication: async (tx, applicationNo) => (await dossierIdOf(tx, applicationNo)) !== undefined,
    completions: (numbers) => completionsOf(around.db, numbers),
  }
}

/** Asks for the evaluation of a visit in the transaction that ends it. */
function askAfterService(items: ItemBook, publicUrl: () => string): QueueParts['served'] {
  return async (tx, { id, no, hall, window, staff, groupName, item, applicationNo, phone }, context) => {
    const known = item === null ? undefined : (await items.all()).get(item)
    const service = {
      service: 'visit',
      subject: id,
      region: hall.region,
      hall: hall.id,
      window_id: window,
      staff,
      item,
      item_name: known?.name ?? groupName,
      department: known?.department ?? null,
      application_no: applicationNo,
      ticket_no: no,
      phone,
    } as const
    await askEvaluation(tx, { publicUrl }, service, context)
  }
}

/** Gives a number with a booking, for the pages of bookings; none where the hall has no line for the item. (APT-06) */
export function numberGiver(queue: QueueParts): NonNullable<HallBookingParts['giveNumber']> {
  const desk = queueDesk(queue)
  return async ({ hall, booking, item }, intent) =>
    (await desk.lineOf(hall, item, intent.at)) === undefined ? decided(undefined) : desk.take({ hall, booking }, intent)
}
