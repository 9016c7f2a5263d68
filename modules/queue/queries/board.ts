import { instantOf } from '@yichuang/modules/calendar/rules'
import type { Instant } from '@yichuang/platform/pure'
import type { QueueBoard } from '../contract.ts'
import type { QueueParts } from '../parts.ts'
import { whereToWait } from './places-to-wait.ts'
import { pictureAhead } from './opening.ts'
import { comersAhead, forecastMinutes, lateToday, lengthOf, waitingAhead } from './hall-picture.ts'

const nothing = {
  groups: [],
  ranks: [],
  is_open: false,
  reason: null,
  person: null,
  since: null,
  no: null,
  state: null,
}

/** 现场: the lines and windows of a hall as they stand, and how many will wait in the next two hours. (QUE-06) */
export async function queueBoard(
  parts: QueueParts,
  { id, name }: { readonly id: string; readonly name: string },
  at: Instant,
): Promise<QueueBoard> {
  const { db, places } = parts
  const [picture, comers, known] = await Promise.all([
    pictureAhead(parts, id, at),
    comersAhead(db, id, at),
    places.current(),
  ])
  const { windows } = known
  const letters = new Map(picture.groups.map((group) => [group.id, group.letter]))
  const serving = new Set(picture.windows.map((window) => window.window_id))
  const idle = [...windows.values()]
    .filter((window) => window.hall === id && !window.is_closed && !serving.has(window.id))
    .map((window) => ({ ...nothing, window_id: window.id }))
  const late = lateToday(picture, at)
  return {
    hall: { id, name },
    at,
    opening: {
      closesAt: picture.opening?.closesAt ?? null,
      extendedUntil: picture.opening?.extendedUntil ?? null,
      late: late === undefined ? null : { people: late.people, until: instantOf(Date.parse(at) + late.lastEnd * 1000) },
    },
    groups: picture.groups.map((group) => ({
      id: group.id,
      letter: group.letter,
      name: group.name,
      waiting: group.waiting,
      oldest: group.oldest,
      served: group.served,
      boards: [...group.boards],
      minutes: forecastMinutes(picture, group.id, group.waiting) ?? null,
      ...whereToWait(known, picture, { hall: id, group: group.id }),
      serviceMinutes: Math.round(lengthOf(group) / 60),
      openWindows: picture.windows.filter((window) => window.is_open && window.groups.includes(group.id)).length,
      ahead: waitingAhead(picture, group, comers),
    })),
    windows: [...picture.windows, ...idle].map((window) => ({
      id: window.window_id,
      no: windows.get(window.window_id)?.no ?? '',
      kind: windows.get(window.window_id)?.kind ?? '',
      letters: window.groups.map((group) => letters.get(group) ?? ''),
      groups: [...window.groups],
      isOpen: window.is_open,
      reason: window.reason,
      since: window.since,
      ticket: window.no,
      state: window.state,
    })),
  }
}
