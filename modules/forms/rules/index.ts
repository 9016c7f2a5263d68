/** Smart forms (智能表单): the form of an item, what of it is asked, its JSON Schema and the one check of it, merging. Pure. */
export { formOfElements } from './begin.ts'
export type { DataElement } from './begin.ts'
export { compareForms } from './compare.ts'
export type { FormChange } from './compare.ts'
export { formDefinitions, formFaults, isForm, mayWaitFor } from './describe.ts'
export type { FormFault, FormFaultCode } from './describe.ts'
export { applyFormEdit, withKnownAnswers } from './edit.ts'
export type { FormEdit } from './edit.ts'
export { applicantMembers, emptyForm, fieldKinds, fieldsOf, findField, testsOf } from './form.ts'
export type {
  ApplicantMember,
  CellValue,
  ColumnKind,
  FieldKind,
  FormAnswers,
  FormColumn,
  FormCondition,
  FormField,
  FormGroup,
  FormOption,
  FormRow,
  FormTest,
  FormValue,
  FormValues,
  ItemForm,
  PrefillSource,
} from './form.ts'
export { mergedAnswers, mergeForms, valuesOf } from './merge.ts'
export type { FormOfItem, MergeConflict, MergedForm } from './merge.ts'
export { chosenWords, newColumn, optionsOfLines } from './options.ts'
export { filledIn, prefill } from './prefill.ts'
export type { PrefillSources, TypedValues } from './prefill.ts'
export { schemaOf } from './schema.ts'
export { cellCode, maskedKinds, maskedValues, textAt } from './shown.ts'
export type { ShownForm } from './shown.ts'
export { isDay, numberFrom, validate, validateSoFar, wrongs } from './validate.ts'
export type { FilledForm, FormFinding, Wrong } from './validate.ts'
export { kept, mayBeAsked, visible, visibleGroups } from './visible.ts'
