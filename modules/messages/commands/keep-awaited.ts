import type { Dossier } from '@yichuang/modules/cases/rules'
import { prepared, within } from '@yichuang/platform/db'
import type { AnyTx } from '@yichuang/platform/db'
import type { Awaited } from '../rules/index.ts'

// A day that moved begins its reminders anew; what is no longer awaited goes.
const keep = prepared<never, [dossiers: string, rows: string]>(
  'messages.keep-awaited',
  `with seen as (
     select * from json_to_recordset($1::json) as s(dossier uuid, version int)
   ),
   wanted as (
     select * from json_to_recordset($2::json) as r(dossier uuid, version int, kind text, day date, application_no text,
       item_name text, applicant_name text, region text, hall text)
   ),
   gone as (
     delete from messages.awaited a using seen s
     where a.dossier = s.dossier and a.version <= s.version
       and not exists (select from wanted w where w.dossier = a.dossier and w.kind = a.kind)
   )
   insert into messages.awaited (dossier, kind, day, application_no, item_name, applicant_name, region, hall, version)
   select dossier, kind, day, application_no, item_name, applicant_name, region, hall, version from wanted
   order by dossier, kind
   on conflict (dossier, kind) do update set day = excluded.day, applicant_name = excluded.applicant_name,
     version = excluded.version,
     told_step = case when awaited.day = excluded.day then awaited.told_step end,
     told_at = case when awaited.day = excluded.day then awaited.told_at end
   where awaited.version <= excluded.version`,
)

/** What is awaited of the applicant of a dossier; nothing: what was awaited goes. */
export interface Awaiting {
  readonly dossier: Dossier
  readonly awaited: readonly Awaited[]
}

/** Keeps what is awaited of applicants in step with their dossiers, whatever order their jobs run in. */
export async function keepAwaited(tx: AnyTx, awaiting: readonly Awaiting[]): Promise<void> {
  const dossiers = awaiting.map(({ dossier: { id, version } }) => ({ dossier: id, version }))
  const rows = awaiting.flatMap(({ dossier, awaited }) =>
    awaited.map(({ kind, day }) => ({
      dossier: dossier.id,
      version: dossier.version,
      kind,
      day,
      application_no: dossier.applicationNo,
      item_name: dossier.item.name,
      applicant_name: dossier.applicant.name,
      region: dossier.place.region,
      hall: dossier.place.hall ?? null,
    })),
  )
  await within<unknown>(tx).run(keep, [JSON.stringify(dossiers), JSON.stringify(rows)])
}
