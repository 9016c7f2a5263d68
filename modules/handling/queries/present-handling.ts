import { dateOf } from '@yichuang/modules/calendar/rules'
import { announcedUntil } from '@yichuang/modules/cases/rules'
import type { Dossier, ExpectedTime, Facts } from '@yichuang/modules/cases/rules'
import type { Item, Material } from '@yichuang/modules/catalogue/rules'
import { documentsOwed, proceduresNeeded } from '../rules/index.ts'

/** Somebody of a department. */
export interface Colleague {
  readonly person: string
  readonly name: string
  readonly roles: readonly string[]
}

interface Handling {
  readonly dossier: Dossier
  readonly facts: Facts
  readonly item: Item | undefined
  /** people of the asking person's department */
  readonly own: readonly Colleague[]
  /** people of the department that decides */
  readonly deciders: readonly Colleague[]
}

/** What the item lets the department do with a case, and with whom: beside the dossier, for the review screen. */
export function presentHandling({ dossier, facts, item, own, deciders }: Handling) {
  const { calendar, at } = facts
  const terms = facts.item
  const untilOf = ({ value, unit }: ExpectedTime) =>
    announcedUntil({ days: value, unit: unit === 'day' ? unit : undefined }, dateOf(at), calendar)
  return {
    procedures: terms.procedures.map(({ kind, name, expected, isRequired, basis, stopsStatutory }) => ({
      kind,
      name,
      ...(expected === undefined ? {} : { expected: { ...expected, until: untilOf(expected) } }),
      isRequired,
      ...(basis === undefined ? {} : { basis }),
      stopsStatutory,
    })),
    needed: [...proceduresNeeded(dossier, terms)],
    extensionDays: terms.extensionDays,
    reportUp: terms.reportUp,
    basis: (item?.legalBasis ?? []).map(({ law, article = '' }) => `${law}${article}`),
    results: documentsOwed(dossier, facts).map(({ name, number, validUntil }) => ({
      name,
      number,
      ...(validUntil === undefined ? {} : { validUntil }),
    })),
    points: Object.fromEntries((item?.materials ?? []).map((material) => [material.key, pointsOf(material)])),
    colleagues: named(own.filter(({ roles }) => roles.includes('reviewer'))),
    deciders: named(deciders.filter(({ roles }) => roles.includes('chief-representative'))),
  }
}

function pointsOf({ formReview, contentReview }: Material) {
  const of = (part: string, points: Material['formReview']) => points.map(({ id, text }) => ({ id, text, part }))
  return [...of('form', formReview), ...of('content', contentReview)]
}

function named(people: readonly Colleague[]) {
  return people.map(({ person, name }) => ({ person, name }))
}
