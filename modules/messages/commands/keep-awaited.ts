import type { Dossier } from '@yichuang/modules/cases/rules'
import { prepared, within } from '@yichuang/platform/db'
import type { AnyTx } from '@yichuang/platform/db'
import type { Awaited } from '../rules/index.ts'

// A day that moved begins its reminders anew; what is no longer awaited goes.
const keep = prepared<never, [dossier: string, version: number, rows: string]>(
  'messages.keep-awaited',
  `with wanted as (
     select * from json_to_recordset($3::json) as r(kind text, day date, application_no text, item_name text,
       applicant_name text, region text, hall text)
   ),
   gone as (
     delete from messages.awaited where dossier = $1 and version <= $2 and kind not in (select kind from wanted)
   )
   insert into messages.awaited (dossier, kind, day, application_no, item_name, applicant_name, region, hall, version)
   select $1, kind, day, application_no, item_name, applicant_name, region, hall, $2 from wanted
   on conflict (dossier, kind) do update set day = excluded.day, applicant_name = excluded.applicant_name,
     version = excluded.version,
     told_step = case when awaited.day = excluded.day then awaited.told_step end,
     told_at = case when awaited.day = excluded.day then awaited.told_at end
   where awaited.version <= excluded.version`,
)

/** Keeps what is awaited of an applicant in step with the dossier, whatever order its jobs run in. */
export async function keepAwaited(tx: AnyTx, dossier: Dossier, awaited: readonly Awaited[]): Promise<void> {
  const rows = awaited.map(({ kind, day }) => ({
    kind,
    day,
    application_no: dossier.applicationNo,
    item_name: dossier.item.name,
    applicant_name: dossier.applicant.name,
    region: dossier.place.region,
    hall: dossier.place.hall ?? null,
  }))
  await within<unknown>(tx).run(keep, [dossier.id, dossier.version, JSON.stringify(rows)])
}
