import { command } from '@yichuang/platform/commands'
import type { Tx } from '@yichuang/platform/db'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideTurn, decideWindow } from '../rules/index.ts'
import type { HallState, WindowFacts, WindowState, WindowTurn } from '../rules/index.ts'
import type { HallsTables } from '../tables.ts'
import { lockHall } from './keep-hall.ts'
import type { PlaceUses } from './lookups.ts'

interface Kept {
  readonly id: string
  readonly version: number
}

/** A window with its hall, both locked: the hall first, as every command of windows does. */
async function lockWindow(
  tx: Tx<HallsTables>,
  id: string,
): Promise<{ readonly hall: HallState; readonly window: WindowState } | undefined> {
  const place = await tx.kysely.selectFrom('halls.hall_window').select('hall').where('id', '=', id).executeTakeFirst()
  const hall = place === undefined ? undefined : await lockHall(tx, place.hall)
  const row = await tx.kysely
    .selectFrom('halls.hall_window')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (hall === undefined || row === undefined) return undefined
  const { is_open: isOpen, is_closed: isClosed, version } = row
  return { hall, window: { id, hall: row.hall, isOpen, isClosed, version } }
}

function columnsOf(facts: WindowFacts) {
  return {
    no: facts.no,
    kind: facts.kind,
    boards: [...facts.boards],
    floor: facts.floor ?? null,
    takes_applications: facts.takesApplications,
    receives_only: facts.receivesOnly,
    hands_out: facts.handsOut,
  }
}

/** Whether the number is free in the hall and all boards are known. */
async function fits(
  tx: Tx<HallsTables>,
  uses: PlaceUses,
  { hall, id, facts }: { readonly hall: string; readonly id?: string; readonly facts: WindowFacts },
): Promise<Decision<true>> {
  const known = new Set((await tx.many(uses.boards, [])).map((board) => board.id))
  const unknown = facts.boards.find((board) => !known.has(board))
  if (unknown !== undefined) return refused({ code: 'halls.no-such-board', board: unknown, pointer: '/boards' })
  const holder = await tx.kysely
    .selectFrom('halls.hall_window')
    .select('id')
    .where('hall', '=', hall)
    .where('no', '=', facts.no)
    .executeTakeFirst()
  const isTaken = holder !== undefined && holder.id !== id
  return isTaken ? refused({ code: 'halls.number-taken', no: facts.no, pointer: '/no' }) : decided(true)
}

/** An identifier that says hall and number, as in the exchange files; a number used before gets a counter. */
async function freeId(tx: Tx<HallsTables>, wanted: string): Promise<string> {
  const taken = await tx.kysely.selectFrom('halls.hall_window').select('id').where('id', 'like', `${wanted}%`).execute()
  const ids = new Set(taken.map(({ id }) => id))
  let id = wanted
  for (let n = 2; ids.has(id); n += 1) id = `${wanted}-${n}`
  return id
}

/** Enters a window of a hall; it opens at once. */
export function addWindow(uses: PlaceUses) {
  return command<HallsTables>()({
    name: 'halls.add-window',
    may: 'halls.manage',
    async handle(tx, input: { readonly hall: string; readonly facts: WindowFacts }, { by, record }) {
      const { facts } = input
      const hall = await lockHall(tx, input.hall)
      if (hall === undefined) return refused({ code: 'halls.no-such-hall', id: input.hall })
      const may = decideWindow(hall, undefined, facts, { by, expectedVersion: 0 })
      if (!may.ok) return may
      const fit = await fits(tx, uses, { hall: hall.id, facts })
      if (!fit.ok) return fit
      const id = await freeId(tx, `${hall.id}-${facts.no}`)
      const state = { is_open: true, is_closed: false, reason: null, zone: null, version: 1 }
      await tx.kysely
        .insertInto('halls.hall_window')
        .values({ id, hall: hall.id, ...columnsOf(facts), ...state })
        .execute()
      await record(`hall:${hall.id}`, [{ type: 'halls.window-added', v: 1, id, ...facts }])
      return decided<Kept>({ id, version: 1 })
    },
  })
}

interface ChangeWindow {
  readonly id: string
  readonly facts: WindowFacts
  readonly expectedVersion: number
}

/** Changes the number of a window or what it does. */
export function changeWindow(uses: PlaceUses) {
  return command<HallsTables>()({
    name: 'halls.change-window',
    may: 'halls.manage',
    async handle(tx, { id, facts, expectedVersion }: ChangeWindow, { by, record }) {
      const found = await lockWindow(tx, id)
      if (found === undefined) return refused({ code: 'halls.no-such-window', id })
      const { hall, window } = found
      const may = decideWindow(hall, window, facts, { by, expectedVersion })
      if (!may.ok) return may
      const fit = await fits(tx, uses, { hall: hall.id, id, facts })
      if (!fit.ok) return fit
      const version = expectedVersion + 1
      await tx.kysely
        .updateTable('halls.hall_window')
        .set({ ...columnsOf(facts), version })
        .where('id', '=', id)
        .execute()
      await record(`hall:${hall.id}`, [{ type: 'halls.window-changed', v: 1, id, ...facts }])
      return decided<Kept>({ id, version })
    },
  })
}

interface TurnWindow {
  readonly id: string
  readonly turn: WindowTurn
  /** empty when it opens again */
  readonly reason: string
  readonly expectedVersion: number
}

const turned = { pause: 'halls.window-paused', resume: 'halls.window-resumed', close: 'halls.window-closed' } as const

/** Pauses a window, opens it again or closes it for good. */
export function turnWindow(uses: PlaceUses) {
  return command<HallsTables>()({
    name: 'halls.pause-window',
    async handle(tx, { id, turn, reason, expectedVersion }: TurnWindow, { at, by, record }) {
      const found = await lockWindow(tx, id)
      if (found === undefined) return refused({ code: 'halls.no-such-window', id })
      const { hall, window } = found
      const dependants = await tx.one(uses.window, [id, at])
      const may = decideTurn(hall, window, { by, turn, reason, expectedVersion }, dependants)
      if (!may.ok) return may
      const version = expectedVersion + 1
      const state = { is_open: turn === 'resume', is_closed: turn === 'close' }
      await tx.kysely
        .updateTable('halls.hall_window')
        .set({ ...state, reason: turn === 'resume' ? null : reason, version })
        .where('id', '=', id)
        .execute()
      await record(`hall:${hall.id}`, [{ type: turned[turn], v: 1, id, reason }])
      return decided<Kept>({ id, version })
    },
  })
}
