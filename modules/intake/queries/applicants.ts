import { applicantKey } from '@yichuang/modules/cases/public'
import type { Applicant } from '@yichuang/modules/cases/rules'
import type { FormValues } from '@yichuang/modules/forms/rules'
import { prepared } from '@yichuang/platform/db'
import type { Database } from '@yichuang/platform/db'

const dossiersOfApplicant = prepared<
  {
    application_no: string
    item: string
    item_name: string
    applicant: Applicant
    form: FormValues | null
    is_open: boolean
  },
  [key: string]
>(
  'intake.dossiers-of-applicant',
  `select application_no, item, item_name, state -> 'applicant' as applicant, state -> 'form' as form,
     ended_at is null as is_open
   from cases.dossier where applicant_key = $1 order by opened_at desc limit 50`,
)

/** What earlier dossiers know of an applicant, the newest first. (INT-02: data known already is filled in) */
export async function knownApplicant(db: Database, documentType: string, documentNumber: string) {
  const rows = await db.many(dossiersOfApplicant, [applicantKey(documentType, documentNumber)])
  const open = rows.filter((row) => row.is_open)
  return {
    known: rows[0]?.applicant,
    // The newest word under a code counts: it is written over the older ones.
    earlier: Object.assign({}, ...rows.toReversed().map(({ form }) => form ?? {})) as FormValues,
    openApplications: open.map((row) => ({
      applicationNo: row.application_no,
      itemName: row.item_name,
      item: row.item,
    })),
  }
}
