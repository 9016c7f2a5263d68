import { call, tokenOf } from '../interface/api.ts'
import { takeFoodLicence } from '../interface/take.ts'

const papers = ['form', 'layout']

/** A case of 市场监督管理局 whose two paper originals lie at the county's hall. @param n another applicant each */
export async function caseWithPapers(n: number): Promise<{ id: string; applicationNo: string }> {
  return takeFoodLicence(await tokenOf('shenruoxi', 'hall-county-13'), n, { kept: papers })
}

interface Original {
  readonly id: string
  readonly original: string
  readonly version: number
}

/** The number of a sheet that the county's hall has signed for such a case. */
export async function aSheet(n: number): Promise<string> {
  const token = await tokenOf('shenruoxi', 'hall-county-13')
  const { id, applicationNo } = await caseWithPapers(n)
  const { body } = await call('GET', `/custody/originals?q=${applicationNo}`, { token })
  const { rows } = body as { rows: readonly Original[] }
  const one = { id, originals: rows.map(({ original }) => original), expectedVersion: rows[0]?.version }
  const sent = { to: { kind: 'department', department: 'scjg' }, cases: [one] }
  const { status, body: signed } = await call('POST', '/custody/sheets', { token, body: sent })
  if (status !== 200) throw new Error(`no sheet: ${status} ${JSON.stringify(signed)}`)
  return (signed as { no: string }).no
}
