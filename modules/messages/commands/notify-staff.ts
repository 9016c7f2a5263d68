import { randomUUID } from 'node:crypto'
import { prepared, within } from '@yichuang/platform/db'
import type { AnyTx } from '@yichuang/platform/db'
import { publish } from '@yichuang/platform/live'
import type { Instant } from '@yichuang/platform/pure'
import type { StaffNotice } from '../rules/index.ts'

const insertNotices = prepared<{ person: string; dossier: string | null }, [rows: string]>(
  'messages.insert-notices',
  `insert into messages.staff_notice (id, once, person, dossier, application_no, item_name, kind, facts, at, read_at)
   select id, once, person, dossier, application_no, item_name, kind, facts, at, read_at
   from json_to_recordset($1::json) as r(id uuid, once text, person text, dossier uuid, application_no text, item_name text,
     kind text, facts jsonb, at timestamptz, read_at timestamptz)
   on conflict (once) do nothing
   returning person, dossier`,
)

/** Notices about one dossier, or something without one, each with what it says only once. */
export interface Notifying {
  readonly dossier: {
    readonly id: string | null
    /** '' without a dossier */
    readonly applicationNo: string
    readonly item: { readonly name: string }
  }
  /** `isPast`: recorded long after it happened, so it is kept without asking for attention */
  readonly notices: readonly {
    readonly once: string
    readonly notice: StaffNotice
    readonly at: Instant
    readonly isPast?: boolean
  }[]
}

/** The topic on which a person hears of notices of their own. */
export function noticeTopic(person: string): string {
  return `notices/${person}`
}

/** Writes notices to staff and tells their open pages; a notice that is there already is not written again. (CON-05) */
export async function notifyStaff(tx: AnyTx, ...notifying: readonly Notifying[]): Promise<void> {
  const rows = notifying.flatMap(rowsOf)
  if (rows.length === 0) return
  const added = await within<unknown>(tx).many(insertNotices, [JSON.stringify(rows)])
  for (const person of new Set(added.map((row) => row.person))) {
    const own = added.filter((row) => row.person === person)
    await publish(tx, noticeTopic(person), ...new Set(own.map((row) => row.dossier ?? '')))
  }
}

function rowsOf({ dossier, notices }: Notifying) {
  return notices.map(({ once, notice: { person, kind, facts }, at, isPast }) => ({
    id: randomUUID(),
    once: `${once}:${person}`,
    person,
    dossier: dossier.id,
    application_no: dossier.applicationNo,
    item_name: dossier.item.name,
    kind,
    facts,
    at,
    read_at: isPast === true ? at : null,
  }))
}
