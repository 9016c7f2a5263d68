import { prepared, queriesOf } from '@yichuang/platform/db'
import type { AnyTx, Database } from '@yichuang/platform/db'

const findId = prepared<{ id: string }, [applicationNo: string]>(
  'cases.find-dossier-id',
  `select id from cases.dossier where application_no = $1`,
)

/** The id of the dossier with this application number. */
export async function dossierIdOf(on: AnyTx | Database, applicationNo: string): Promise<string | undefined> {
  return (await queriesOf(on).find(findId, [applicationNo]))?.id
}
