import type { Projection } from '@yichuang/modules/cases/public'
import type { Dossier, ResultState } from '@yichuang/modules/cases/rules'
import type { ResultRow } from '../tables.ts'

const columns = {
  dossier: 'uuid',
  state: 'text',
  region: 'text',
  hall: 'text',
  department: 'text',
  application_no: 'text',
  item_name: 'text',
  applicant_name: 'text',
  conclusion: 'text',
  method: 'text',
  documents: 'int',
  produced_at: 'timestamptz',
  received_at: 'timestamptz',
  carrier: 'text',
  waybill: 'text',
  box: 'text',
  box_until: 'date',
  returns: 'int',
  settled_at: 'timestamptz',
  moved_at: 'timestamptz',
} as const satisfies Record<keyof ResultRow, string>

const names = Object.keys(columns)
const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
const changed = names
  .filter((name) => name !== 'dossier' && name !== 'moved_at')
  .map((name) => `${name} = excluded.${name}`)

/**
 * Keeps where every result is in step with its dossier, in the same statement as every act; a box that is taken keeps
 * the act from being written. (OUT-01, OUT-04)
 */
export const resultProjection: Projection = {
  name: 'handout.result',
  sql: (parameter) => `result_rows as (
    insert into handout.result (${names.join(', ')})
    select ${names.map((name) => `r.${name}`).join(', ')} from root, json_to_recordset(${parameter}::json) as r(${typed.join(', ')})
    on conflict (dossier) do update set ${changed.join(', ')},
      shares_box = result.shares_box and result.box = excluded.box and excluded.state = 'locker',
      moved_at = case when result.state = excluded.state then result.moved_at else excluded.moved_at end
  )`,
  guards: { result_one_a_box: ({ result }) => ({ code: 'handout.box-taken', box: result?.locker?.box ?? '' }) },
  rows(before, after, { at }) {
    const known = resultOf(after)
    if (known === undefined) return undefined
    const former = before === undefined ? undefined : resultOf(before)
    if (JSON.stringify(former) === JSON.stringify(known)) return undefined
    return [{ ...known, moved_at: at }]
  },
}

function resultOf(dossier: Dossier): Omit<ResultRow, 'moved_at'> | undefined {
  const { result, item, place, delivery, applicant } = dossier
  if (result === undefined) return undefined
  return {
    dossier: dossier.id,
    state: result.state,
    region: place.region,
    hall: place.hall ?? null,
    department: item.department,
    application_no: dossier.applicationNo,
    item_name: item.name,
    applicant_name: applicant.name,
    conclusion: dossier.case?.conclusion?.kind ?? null,
    method: delivery.method,
    documents: result.documents.length,
    produced_at: result.producedAt ?? null,
    received_at: result.receivedAt ?? null,
    returns: result.returns,
    settled_at: result.settledAt ?? null,
    ...wayOf(result),
  }
}

function wayOf({ carrier, waybill, locker }: ResultState) {
  return {
    carrier: carrier ?? null,
    waybill: waybill ?? null,
    box: locker?.box ?? null,
    box_until: locker?.until ?? null,
  }
}
