import { call } from '@yichuang/kit'
import type { QuickHit } from '@yichuang/kit'
import { searchCases } from '@yichuang/modules/cases/contract'

/** Cases for the quick search: by number, the end of a number, or the applicant's name; two signs at least. */
export async function searchCasesQuickly(text: string, signal: AbortSignal): Promise<readonly QuickHit[]> {
  if (text.length < 2) return []
  const { rows } = await call(searchCases, { query: { q: text, limit: 8 } }, { signal })
  return rows.map(({ id, applicationNo, itemName, applicantName, departmentName }) => ({
    key: id,
    title: `${applicationNo} ${applicantName}`,
    detail: itemName,
    note: departmentName,
    to: `/work/applications/${id}`,
  }))
}
