import type { CellValue } from './cells.ts'

export type Values = Readonly<Record<string, CellValue>>
export type Json = Record<string, unknown>

/** A line of fees. */
export function feeOf(values: Values): Json {
  return given({
    id: values['id'],
    name: values['name'],
    amount: values['amount'],
    currency: 'CNY',
    ...picked(values, ['unit', 'basis', 'note', 'situational']),
  })
}

/** A special procedure. */
export function procedureOf(values: Values): Json {
  return given({
    id: values['id'],
    kind: values['kind'],
    days: values['days'] ?? null,
    ...picked(values, ['when', 'clock', 'note', 'basis']),
  })
}

/** A material with its review points. */
export function materialOf(values: Values, points: Json): Json {
  const { deferral, share, licence } = values
  return given({
    ...picked(values, ['key', 'ref', 'name', 'party', 'base', 'source', 'issuer', 'copies', 'media', 'necessity']),
    deferral: deferralOf(deferral ?? 'none'),
    share: given({
      available: share !== 'none',
      mode: share === 'replace' || share === 'verify' ? share : undefined,
      licence,
    }),
    ...points,
    ...picked(values, ['issuerDepartment', 'blankForm', 'per', 'resultOf', 'note']),
  })
}

/** Whether a material may follow, and until when. */
export function deferralOf(value: CellValue): Json {
  return value === 'none' ? { allowed: false } : { allowed: true, days: value }
}

/** What an answer or a rule brings, as its row says it. */
export function effectsOf(values: Values): Json {
  const limits = picked(values, ['statutory', 'committed'])
  return given({
    ...picked(values, ['addMaterials', 'removeMaterials', 'addProcedures', 'addFees']),
    setLimits: Object.keys(limits).length === 0 ? undefined : limits,
  })
}

/** Effects in the order of the format. */
export function inOrder({
  addMaterials,
  removeMaterials,
  setMaterials,
  addProcedures,
  addFees,
  setLimits,
  outcome,
}: Json): Json {
  return given({ addMaterials, removeMaterials, setMaterials, addProcedures, addFees, setLimits, outcome })
}

/** Where an answer ends the questions. */
export function outcomeOf(values: Values): Json | undefined {
  const { outcome, message, target } = values
  return outcome === undefined ? undefined : given({ kind: outcome, message, item: target })
}

/** Some members of a row, those that are given. */
export function picked(values: Values, keys: readonly string[]): Json {
  return given(Object.fromEntries(keys.map((key) => [key, values[key]])))
}

/** An object without the members that are not given. */
export function given(members: Json): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

/** A text, empty when it is none. */
export function textOf(value: CellValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
