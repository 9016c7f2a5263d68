/** Row types of schema `handout`. */
export interface HandoutTables {
  'handout.result': ResultRow
}

/** Where the documents of a case are now, written with every act on it. */
export interface ResultRow {
  dossier: string
  state: string
  region: string
  hall: string | null
  department: string
  application_no: string
  item_name: string
  applicant_name: string
  conclusion: string | null
  method: string
  documents: number
  produced_at: string | null
  received_at: string | null
  carrier: string | null
  waybill: string | null
  box: string | null
  box_until: string | null
  returns: number
  settled_at: string | null
  moved_at: string
}
