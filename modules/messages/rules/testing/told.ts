import { dateOf, instant, plainDate } from '@yichuang/modules/calendar/rules'
import type { Dossier, DossierEvent, RecordedEvent } from '@yichuang/modules/cases/rules'
import type { Told } from '../told.ts'

const at = instant('2026-09-18T02:31:00Z')

/** A case accepted at the counter by 沈若溪, with 何远 at its task; changed as the test says. */
export function aDossier(changes: Partial<Dossier> = {}): Dossier {
  return {
    id: '0192f0aa-0000-7000-8000-000000000052',
    applicationNo: '339921-260918-00052',
    version: 4,
    lastAt: at,
    channel: 'window',
    place: { region: '339921', hall: 'hall-county', window: 'hall-county-13' },
    openedAt: at,
    openedBy: 'p-shen',
    openedByName: '沈若溪',
    item: { id: 'spjy', version: 1, name: '食品经营许可新办', kind: 'commitment', department: 'scjg', assisting: [] },
    answers: {},
    applicant: {
      kind: 'enterprise',
      name: '云岫县麦穗面馆',
      documentType: 'uscc',
      documentNumber: '92339921MA2ABCDE1T',
      phone: '13912346027',
    },
    delivery: { method: 'window' },
    requirements: [],
    materials: [],
    stage: 'accepted',
    notices: [],
    secondNoticeApprovals: 0,
    ledgers: {},
    overdue: {},
    case: {
      stage: 'accepted',
      dayZero: dateOf(at),
      acceptedAt: at,
      how: 'personal',
      accepter: 'p-shen',
      accepterName: '沈若溪',
      isOnTheSpot: false,
    },
    tasks: [
      {
        id: 't1',
        department: 'scjg',
        part: 'lead',
        state: 'claimed',
        steps: ['承办'],
        stepIndex: 0,
        openedAt: at,
        holder: 'p-he',
        holderName: '何远',
        opinions: [],
      },
    ],
    procedures: [],
    originals: [],
    urges: [],
    ...changes,
  }
}

/** An event as it is told, by 沈若溪 unless said. */
export function told(
  event: DossierEvent,
  dossier: Partial<Dossier> = {},
  changes: Partial<Told> = {},
  by = 'p-shen',
): Told {
  const { type, v, ...data } = event
  const recorded: RecordedEvent = {
    id: 'e1',
    stream: 'dossier:1',
    seq: 5,
    type,
    v,
    at,
    recordedAt: at,
    by: { person: by },
    channel: 'window',
    data: data as RecordedEvent['data'],
  }
  return {
    event: recorded,
    dossier: aDossier(dossier),
    day: dateOf(at),
    due: plainDate('2026-09-29'),
    correctionDue: plainDate('2026-10-13'),
    hall: '云岫县行政服务中心',
    ...changes,
  }
}
