import { fold } from '@yichuang/modules/cases/rules'
import type { Dossier, DossierEvent, RecordedEvent } from '@yichuang/modules/cases/rules'

/** Events that one act recorded together, and the dossier as it left it. */
export interface Act {
  readonly events: readonly RecordedEvent[]
  readonly dossier: Dossier
}

/**
 * The acts of a stream in order. Documents speak of the dossier as the whole act left it: a notice of acceptance shows
 * the limits and deferrals recorded behind it, and nothing that came later.
 */
export function actsOf(events: readonly RecordedEvent[], dossierId: string): readonly Act[] {
  const acts: Act[] = []
  let dossier: Dossier | undefined
  let open: RecordedEvent[] = []
  for (const [index, event] of events.entries()) {
    dossier = fold(dossier, eventOf(event), stampOf(event), dossierId)
    open.push(event)
    const next = events[index + 1]
    if (next !== undefined && isSameAct(event, next)) continue
    acts.push({ events: open, dossier })
    open = []
  }
  return acts
}

function isSameAct(one: RecordedEvent, other: RecordedEvent): boolean {
  return one.recordedAt === other.recordedAt && one.at === other.at && one.by.person === other.by.person
}

function eventOf({ type, v, data }: RecordedEvent): DossierEvent {
  return { type, v, ...data } as DossierEvent
}

function stampOf({ at, by, channel }: RecordedEvent) {
  return { at, person: by.person, name: by.name ?? '', channel: channel as Dossier['channel'] }
}
