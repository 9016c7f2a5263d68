import { randomUUID } from 'node:crypto'
import { qrSvg } from '@yichuang/platform/printing'
import { fieldOf } from './kiosk-asks.ts'
import type { AtHall } from './kiosk-asks.ts'
import { intentOf } from './public-asks.ts'
import type { Asked, PublicPage } from './public-pages.ts'
import { kioskLinesPage, kioskPhonePage, kioskTakenPage } from './served/KioskTicket.tsx'
import { soughtIn } from './sought-item.ts'
import type { SearchedHall } from './sought-item.ts'

interface TicketParts extends SearchedHall {
  /** address citizens reach, for the code on the ticket */
  readonly publicUrl: () => string
}

/** 取号 at a machine: for an item that is found in everyday words, or in a line; by mobile number or card. (QUE-01) */
export function kioskTicketPages(parts: TicketParts, at: (show: AtHall) => PublicPage[2]): readonly PublicPage[] {
  const { queue, publicUrl } = parts
  const choose: AtHall = async (asked, hall) => {
    const { visit } = asked
    const [groups, sought] = await Promise.all([linesOf(parts, hall.id, asked), soughtIn(parts, asked)])
    const { chosen: item } = sought
    const group = groups.find(({ id }) => id === (item?.line ?? asked.query['group']))
    if (group === undefined) return { html: kioskLinesPage(visit, hall, groups, sought) }
    return { html: kioskPhonePage(visit, hall, { group, item, key: randomUUID() }) }
  }
  const take: AtHall = async (asked, hall) => {
    const groups = await linesOf(parts, hall.id, asked)
    const group = groups.find(({ id }) => id === fieldOf(asked, 'group'))
    if (group === undefined) return { to: `/kiosk/${hall.id}/ticket` }
    const item = (await parts.items.all()).get(fieldOf(asked, 'item'))
    const taken = await queue.take({ hall: hall.id, ...wishOf(asked, group.id, item?.id) }, intentOf(asked))
    if (!taken.ok) {
      const { code, no } = taken.refusal
      const problem = { code, no: String(no ?? '') }
      const again = { group, item, key: randomUUID(), phone: fieldOf(asked, 'phone'), problem }
      return { status: 422, html: kioskPhonePage(asked.visit, hall, again) }
    }
    const link = `${publicUrl()}/ticket/${taken.value.token}`
    return { html: kioskTakenPage(asked.visit, hall, { ...taken.value, groupName: group.name, link, qr: qrSvg(link) }) }
  }
  return [
    ['GET', '/kiosk/:hall/ticket', at(choose)],
    ['POST', '/kiosk/:hall/ticket', at(take)],
  ]
}

async function linesOf({ queue }: TicketParts, hall: string, { at }: Asked) {
  const found = await queue.groups(hall, at)
  return found.ok ? found.value.groups : []
}

/** What was chosen and who says so: fields that were left empty are not said. */
function wishOf(asked: Asked, group: string, item: string | undefined) {
  const said = { phone: 'phone', documentNumber: 'document', name: 'name' } as const
  const filled = Object.entries(said).flatMap(([member, field]) => {
    const value = fieldOf(asked, field)
    return value === '' ? [] : [[member, value] as const]
  })
  return { ...(item === undefined ? { group } : { item }), ...Object.fromEntries(filled) }
}
