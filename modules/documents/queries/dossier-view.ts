import type { Dossier, RecordedEvent } from '@yichuang/modules/cases/rules'
import type { Places } from '@yichuang/modules/halls/public'
import type { DocumentsParts } from '../parts.ts'
import { itemViewOf } from '../rules/index.ts'
import type { DossierView, ItemView, Organ, RemedyBodies } from '../rules/index.ts'

const unknownItem: ItemView = { type: '', basis: [], situation: '', procedures: [] }

/** Gathers what documents about a dossier may say beside the dossier: names, law, calendar. All from memory. */
export async function gatherView(
  parts: Pick<DocumentsParts, 'places' | 'items' | 'calendars'>,
  dossier: Dossier,
): Promise<Omit<DossierView, 'ordinal'>> {
  const { item, place } = dossier
  const [places, calendar, version] = await Promise.all([
    parts.places.current(),
    parts.calendars.current(),
    parts.items.version(item.id, item.version),
  ])
  const hall = place.hall === undefined ? undefined : places.halls.get(place.hall)
  const window = place.window === undefined ? undefined : places.windows.get(place.window)
  return {
    dossier,
    organ: organOf(item.department, places),
    item: version === undefined ? { ...unknownItem, situation: item.name } : itemViewOf(version, dossier.answers),
    hall: { name: hall?.name ?? '政务服务中心', phone: hall?.phone ?? '12345' },
    window: window === undefined ? undefined : `${window.no}号窗口`,
    remedies: remediesOf(item.department, places),
    calendar,
  }
}

/** 1 for the first event of its type in the stream, 2 for the second … */
export function ordinalOf(event: RecordedEvent, events: readonly RecordedEvent[]): number {
  return events.filter(({ type, seq }) => type === event.type && seq <= event.seq).length
}

function organOf(department: string, { departments }: Places): Organ {
  const row = departments.get(department)
  if (row === undefined) throw new Error(`no department ${department}`)
  return { name: row.name, mark: row.document_mark }
}

/**
 * Reconsideration goes to the government of the body's own area (行政复议法 第24条), a suit to the basic court there; for
 * bodies of a city or province the competent court depends on the case, so it is named by its competence.
 */
export function remediesOf(department: string, { departments, areas }: Places): RemedyBodies {
  const region = departments.get(department)?.region.slice(0, 6) ?? ''
  const area = areas.get(region)?.name
  if (area === undefined) return { reconsideration: '本级人民政府', court: '有管辖权的人民法院' }
  const isCounty = !region.endsWith('00')
  return { reconsideration: `${area}人民政府`, court: isCounty ? `${area}人民法院` : '有管辖权的人民法院' }
}
