import { mayAct } from '@yichuang/modules/access/rules'
import { command } from '@yichuang/platform/commands'
import { prepared } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import { decideSettling, decideTelling } from '../rules/index.ts'
import type { OpeningState, Told } from '../rules/index.ts'
import type { LockersTables, OpeningRow } from '../tables.ts'

/** A result whose delivery is recorded, and whose door is to open now. */
export interface Asked {
  readonly locker: { readonly id: string; readonly hall: string; readonly region: string }
  readonly dossier: string
  readonly box: string
  readonly applicationNo: string
  readonly itemName: string
}

const lockOpening = prepared<OpeningRow, [dossier: string]>(
  'lockers.lock-opening',
  `select * from lockers.opening where dossier = $1 for update`,
)

/** Notes that a door is to open for a result, before it is; a door that opened for it once opens no more. */
export const askOpening = command<LockersTables>()({
  name: 'lockers.ask-opening',
  async handle(tx, asked: Asked, { at, record }): Promise<Decision<{ readonly box: string }>> {
    const { locker, dossier, box, applicationNo, itemName } = asked
    const row = await tx.find(lockOpening, [dossier])
    if (row?.state === 'opened' || row?.state === 'settled') return refused({ code: 'lockers.code-used' })
    if (row === undefined) {
      await tx.kysely
        .insertInto('lockers.opening')
        .values({
          dossier,
          locker: locker.id,
          hall: locker.hall,
          region: locker.region,
          box,
          application_no: applicationNo,
          item_name: itemName,
          state: 'asked',
          fault: null,
          asked_at: at,
          told_at: null,
          settled_by_name: null,
          note: null,
        })
        .execute()
    }
    await record(`locker:${locker.id}`, [{ type: 'lockers.opening-asked', v: 1, dossier, box }])
    return decided({ box })
  },
})

/** What the screen of a locker heard of the door it asked to open. */
export const tellOpening = command<LockersTables>()({
  name: 'lockers.tell-opening',
  async handle(
    tx,
    { locker, dossier, ...told }: Told & { readonly locker: string; readonly dossier: string },
    { at, record },
  ): Promise<Decision<{ readonly state: OpeningState; readonly box: string }>> {
    const row = await tx.find(lockOpening, [dossier])
    if (row === undefined || row.locker !== locker) return refused({ code: 'lockers.no-such-opening' })
    const after = decideTelling(row.state, told)
    if (!after.ok) return after
    const { state, fault } = after.value
    await tx.kysely
      .updateTable('lockers.opening')
      .set({ state, fault, told_at: at })
      .where('dossier', '=', dossier)
      .execute()
    const about = { dossier, box: row.box }
    await record(`locker:${locker}`, [
      state === 'opened'
        ? { type: 'lockers.door-opened', v: 1, ...about }
        : { type: 'lockers.door-stuck', v: 1, ...about, fault: fault ?? '' },
    ])
    await publish(tx, 'lockers', locker)
    return decided({ state, box: row.box })
  },
})

/** 处理: the window saw to a door that did not open: opened it by hand, gave the result to whoever came for it. */
export const settleOpening = command<LockersTables>()({
  name: 'lockers.settle-opening',
  may: 'lockers.settle-opening',
  async handle(
    tx,
    { dossier, note }: { readonly dossier: string; readonly note: string },
    { by, record },
  ): Promise<Decision<{ readonly state: OpeningState }>> {
    const row = await tx.find(lockOpening, [dossier])
    if (row === undefined || !mayAct(by, 'lockers.settle-opening', { region: row.region, hall: row.hall }).ok)
      return refused({ code: 'lockers.no-such-opening' })
    const settled = decideSettling(row.state, note)
    if (!settled.ok) return settled
    await tx.kysely
      .updateTable('lockers.opening')
      .set({ state: 'settled', settled_by_name: by.name, note: settled.value.note })
      .where('dossier', '=', dossier)
      .execute()
    const about = { dossier, box: row.box, note: settled.value.note }
    await record(`locker:${row.locker}`, [{ type: 'lockers.opening-settled', v: 1, ...about }])
    await publish(tx, 'lockers', row.locker)
    return decided({ state: 'settled' })
  },
})
