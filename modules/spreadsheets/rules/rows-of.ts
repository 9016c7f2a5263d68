import type { Effects, Item, Material, Question, Rule } from '@yichuang/modules/catalogue/rules'
import type { CellValue } from './cells.ts'
import type { SheetKey } from './sheets.ts'

/** A row by the keys of its columns; what is empty is not there. */
export type Row = Readonly<Record<string, CellValue | undefined>>
export type Rows = Readonly<Record<SheetKey, readonly Row[]>>

/** What the exchange format holds of an item beyond what rules read. */
export interface WholeItem extends Item {
  readonly formFields: readonly string[]
  readonly confidence: string
  readonly guessed?: readonly string[]
  readonly note?: string
  readonly sources: readonly { readonly title: string; readonly url?: string; readonly use?: string }[]
}

type Whole<Part> = Part & { readonly note?: string; readonly issuerDepartment?: string }

/** The rows that say an item, sheet by sheet, in the order of the item. (CAT-07) */
export function rowsOf(item: WholeItem): Rows {
  const own = { item: item.id }
  const tree = treeRows(item)
  return {
    items: [itemRow(item)],
    basis: item.legalBasis.map(({ law, article, note }) => ({ ...own, law, article, note })),
    conditions: item.conditions.map((text) => ({ ...own, text })),
    fees: item.fee.lines.map((line: Whole<Item['fee']['lines'][number]>) => {
      const { id, name, amount, unit, basis, note, situational } = line
      return { ...own, id, name, amount: amount ?? undefined, unit, basis, note, situational }
    }),
    procedures: item.specialProcedures.map(({ id, kind, days, when, clock, basis, note }) => ({
      ...own,
      id,
      kind,
      days: days ?? undefined,
      when,
      clock,
      basis,
      note,
    })),
    results: item.results.map(({ name, licence, validity }) => ({ ...own, name, licence, validity })),
    materials: item.materials.map((material) => ({ ...own, ...materialRow(material) })),
    points: item.materials.flatMap((material) => pointRows(material).map((row) => ({ ...own, ...row }))),
    questions: tree.questions.map((row) => ({ ...own, ...row })),
    options: tree.options.map((row) => ({ ...own, ...row })),
    rules: (item.rules ?? []).map((rule) => ({ ...own, ...ruleRow(rule) })),
    changes: [...tree.changes, ...(item.rules ?? []).flatMap((rule) => changeRows(rule.id, rule))].map((row) => ({
      ...own,
      ...row,
    })),
    sources: item.sources.map(({ title, url, use }) => ({ ...own, title, url, use })),
  }
}

function itemRow(item: WholeItem): Row {
  const { id, name, mainItem, codes, board, department, type, handling, visits, region, limits, fee, note } = item
  return {
    id,
    name,
    mainName: mainItem.name,
    mainCode: mainItem.basicCode ?? undefined,
    basic: codes.basic ?? undefined,
    business: codes.business ?? undefined,
    aliases: some(item.aliases),
    board,
    department,
    type,
    levels: item.levels,
    objects: item.objects,
    handling,
    channels: item.channels,
    visits,
    region,
    statutory: limits.statutory,
    committed: limits.committed,
    charged: fee.charged,
    formFields: some(item.formFields),
    confidence: item.confidence,
    guessed: item.guessed,
    note,
  }
}

function materialRow(material: Whole<Material>): Row {
  const { key, ref, name, party, base, source, issuer, issuerDepartment, copies, media, necessity } = material
  const { deferral, share, blankForm, per, resultOf, note } = material
  return {
    key,
    ref,
    name,
    party,
    base,
    source,
    issuer,
    issuerDepartment,
    copies,
    media,
    necessity,
    deferral: deferral.days,
    share: share.available ? (share.mode ?? 'available') : 'none',
    licence: share.licence,
    blankForm,
    per,
    resultOf,
    note,
  }
}

function pointRows({ key, formReview, contentReview }: Material): Row[] {
  const rows = (aspect: string, points: Material['formReview']) =>
    points.map(({ id, text, check }) => ({ material: key, id, aspect, text, check: check?.type, field: check?.field }))
  return [...rows('formReview', formReview), ...rows('contentReview', contentReview)]
}

function treeRows({ situation }: Item) {
  const questions: Row[] = []
  const options: Row[] = []
  const changes: Row[] = []
  const walk = (list: readonly Question[], parent: string | undefined) => {
    for (const { id, text, type, required, options: answers } of list) {
      questions.push({ id, parent, text, type, required })
      for (const { id: option, label, hint, exclusive, effects } of answers) {
        const outcome = effects?.outcome
        options.push({
          question: id,
          id: option,
          label,
          hint,
          exclusive,
          ...effectRow(effects),
          outcome: outcome?.kind,
          message: outcome?.message,
          target: outcome?.item,
        })
        changes.push(...changeRows(`${id}.${option}`, effects ?? {}))
      }
      for (const { id: option, next } of answers) walk(next ?? [], `${id}.${option}`)
    }
  }
  walk(situation.questions, undefined)
  return { questions, options, changes }
}

function effectRow(effects: Effects | undefined): Row {
  return {
    addMaterials: effects?.addMaterials,
    removeMaterials: effects?.removeMaterials,
    addProcedures: effects?.addProcedures,
    addFees: effects?.addFees,
    statutory: effects?.setLimits?.statutory,
    committed: effects?.setLimits?.committed,
  }
}

function ruleRow(rule: Whole<Rule>): Row {
  const { id, when, note } = rule
  const { all, any, none, atLeast } = when
  return { id, all, any, none, count: atLeast?.count, of: atLeast?.of, ...effectRow(rule), note }
}

function changeRows(source: string, { setMaterials }: Effects): Row[] {
  return (setMaterials ?? []).map(({ key, set }) => ({
    source,
    material: key,
    copies: set.copies,
    necessity: set.necessity,
    deferral: set.deferral === undefined ? undefined : (set.deferral.days ?? 'none'),
    per: set.per,
  }))
}

function some(list: readonly string[]): readonly string[] | undefined {
  return list.length === 0 ? undefined : list
}
