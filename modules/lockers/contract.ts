import { exampleAnswer, exampleId } from '@yichuang/modules/cases/contract'
import { endpoint, Type } from '@yichuang/platform/contract'
import type { Static } from '@yichuang/platform/contract'

/** 自助取件柜: the lockers of a hall and the doors that did not open. Collecting is done at the locker's own screen. */

const tag = 'lockers'
const text = Type.String()
const orNull = Type.Union([text, Type.Null()])
const uuid = Type.String({ format: 'uuid' })
const manage = { permission: 'lockers.manage-lockers' } as const

const LockerLine = Type.Object({
  id: uuid,
  hall: text,
  hallName: text,
  name: text,
  state: Type.Union(
    (['waiting', 'away', 'barred', 'there'] as const).map((state) => Type.Literal(state)),
    { description: 'to be paired, not seen lately, takes no code after too many wrong ones, takes codes' },
  ),
  closedUntil: orNull,
  seenAt: orNull,
})
export type LockerLine = Static<typeof LockerLine>

const StuckDoor = Type.Object({
  dossier: uuid,
  lockerName: text,
  box: text,
  applicationNo: text,
  itemName: text,
  fault: Type.Union([text, Type.Null()], { description: 'what the device said; null: nothing was heard of the door' }),
  askedAt: text,
})
export type StuckDoor = Static<typeof StuckDoor>

export const listLockers = endpoint({
  name: 'listLockers',
  method: 'GET',
  path: '/lockers',
  tag,
  summary: 'The lockers in reach, and the doors that did not open for a result recorded as collected',
  may: { permission: 'lockers.read' },
  answer: Type.Object({ rows: Type.Array(LockerLine), stuck: Type.Array(StuckDoor) }),
  problems: ['access.out-of-scope'],
  example: {
    answer: {
      rows: [
        {
          id: exampleId,
          hall: 'hall-county',
          hallName: '云岫县行政服务中心',
          name: 'A',
          state: 'there',
          closedUntil: null,
          seenAt: '2026-09-24T01:45:20.000Z',
        },
      ],
      stuck: [
        {
          dossier: exampleId,
          lockerName: 'A',
          box: 'A07',
          applicationNo: exampleAnswer.applicationNo,
          itemName: '食品经营许可新办',
          fault: 'door-stuck',
          askedAt: '2026-09-24T01:44:10.000Z',
        },
      ],
    },
  },
})

export const addLocker = endpoint({
  name: 'addLocker',
  method: 'POST',
  path: '/lockers',
  tag,
  summary: 'Add a locker to a hall, with the code that pairs its screen, told once',
  may: manage,
  body: Type.Object(
    { hall: Type.String({ minLength: 2, maxLength: 40 }), name: Type.String({ minLength: 1, maxLength: 20 }) },
    { additionalProperties: false },
  ),
  answer: Type.Object({ id: uuid, code: text, until: text }),
  problems: ['lockers.no-such-hall', 'lockers.name-taken'],
  example: {
    body: { hall: 'hall-county', name: 'B' },
    answer: { id: exampleId, code: '402716', until: '2026-09-24T02:15:00.000Z' },
  },
})

export const endLocker = endpoint({
  name: 'endLocker',
  method: 'POST',
  path: '/lockers/:id/ending',
  tag,
  summary: 'End a locker: its screen is known no more',
  may: manage,
  params: Type.Object({ id: uuid }),
  answer: Type.Object({ id: uuid }),
  problems: ['lockers.no-such-locker'],
  example: { params: { id: exampleId }, answer: { id: exampleId } },
})

export const settleOpening = endpoint({
  name: 'settleOpening',
  method: 'POST',
  path: '/locker-openings/:dossier/settling',
  tag,
  summary: 'Note how the window saw to a door that did not open',
  may: { permission: 'lockers.settle-opening' },
  params: Type.Object({ dossier: uuid }),
  body: Type.Object({ note: Type.String({ maxLength: 200 }) }, { additionalProperties: false }),
  answer: Type.Object({ state: text }),
  problems: ['lockers.no-such-opening', 'lockers.opening-over', 'lockers.note-missing'],
  example: {
    params: { dossier: exampleId },
    body: { note: '用钥匙打开，当面交给申请人' },
    answer: { state: 'settled' },
  },
})
