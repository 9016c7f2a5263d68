/** The five grades of 好差评, the best first; the numbers are those of the national exchange. (国办发〔2019〕51号) */
export const grades = [5, 4, 3, 2, 1] as const
export type Grade = (typeof grades)[number]

const praise = [5, 4, 3] as const satisfies readonly Grade[]
const blame = [3, 2, 1] as const satisfies readonly Grade[]

/** Reasons one may tick, and with which grades they are offered; a middling grade has both kinds. */
const reasonGrades = {
  'short-wait': praise,
  clear: praise,
  friendly: praise,
  'few-materials': praise,
  'on-time': praise,
  'long-wait': blame,
  unclear: blame,
  unfriendly: blame,
  'many-materials': blame,
  'several-visits': blame,
  overdue: blame,
} as const satisfies Readonly<Record<string, readonly Grade[]>>
export type Reason = keyof typeof reasonGrades

export const reasons = Object.keys(reasonGrades) as readonly Reason[]

/** The reasons offered with a grade. */
export function reasonsOf(grade: Grade): readonly Reason[] {
  return reasons.filter((reason) => (reasonGrades[reason] as readonly Grade[]).includes(grade))
}

/** 差评: not satisfied, or not at all. Somebody calls back. */
export function isBad(grade: Grade): boolean {
  return grade <= 2
}
