import { applicantMembers } from './form.ts'
import type { FieldKind, FormField, ItemForm, PrefillSource } from './form.ts'

/** A data element of the catalogue: what a form field means, whatever the item. */
export interface DataElement {
  readonly key: string
  readonly label: string
  readonly type: string
}

const kindOfType: Readonly<Record<string, FieldKind>> = {
  text: 'paragraph',
  list: 'paragraph',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'date',
  boolean: 'yesNo',
  enum: 'single',
  idNumber: 'identity',
  uscc: 'creditCode',
  phone: 'phone',
  address: 'address',
}

/** Elements that say what the applicant's own members say. */
const sources: Readonly<Record<string, PrefillSource>> = {
  'applicant.idNumber': 'applicant.documentNumber',
  'org.name': 'applicant.name',
  'org.uscc': 'applicant.documentNumber',
  'org.legalRep': 'applicant.legalRepresentative',
  'org.contactName': 'applicant.contactName',
  'org.contactPhone': 'applicant.phone',
  'project.code': 'applicant.projectCode',
}

/**
 * A form to begin with: a field for each data element the item asks for, in the kind of its type and filled in from the
 * applicant where the applicant says the same. Choices are still to be written. (NET-05)
 */
export function formOfElements(elements: readonly DataElement[], title: string): ItemForm {
  return elements.length === 0
    ? { groups: [] }
    : { groups: [{ id: 'g1', title, columns: 2, fields: elements.map(fieldOf) }] }
}

function fieldOf({ key, label, type }: DataElement): FormField {
  const kind = kindOfType[type] ?? 'text'
  const own = applicantMembers.find((member) => `applicant.${member}` === key)
  const prefill = sources[key] ?? (own === undefined ? 'earlier' : (`applicant.${own}` as const))
  return {
    id: key,
    label,
    kind,
    required: true,
    prefill,
    ...(kind === 'single' ? { options: [] } : {}),
    ...(type === 'integer' ? { whole: true } : {}),
  }
}
