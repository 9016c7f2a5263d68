import type { Item } from '@yichuang/modules/catalogue/rules'
import { applyFormEdit } from '@yichuang/modules/forms/rules'
import type { EditKind, EditOf, EditWishes } from './edits.ts'
import {
  addCondition,
  addMaterial,
  askEverybody,
  attachMaterial,
  changeCondition,
  changeMaterial,
  detachMaterial,
  dropMaterial,
  removeCondition,
  setOutcome,
} from './edit-materials.ts'
import {
  addOption,
  addQuestion,
  changeOption,
  changeQuestion,
  copyOption,
  copyQuestion,
  moveOption,
  moveQuestion,
  removeOption,
  removeQuestion,
  reuseQuestion,
} from './edit-questions.ts'
import { orderQuestions } from './order.ts'
import { settled, withForm } from './settle.ts'

type Doers = { readonly [Kind in EditKind]: (item: Item, wish: EditWishes[Kind]) => Item }

const doers: Doers = {
  'set-master': (item, { member, value }) => ({ ...item, [member]: value }),
  'add-question': addQuestion,
  'change-question': changeQuestion,
  'remove-question': removeQuestion,
  'move-question': moveQuestion,
  'order-questions': orderQuestions,
  'copy-question': copyQuestion,
  'add-option': addOption,
  'change-option': changeOption,
  'set-outcome': setOutcome,
  'remove-option': removeOption,
  'move-option': moveOption,
  'copy-option': copyOption,
  'add-condition': addCondition,
  'change-condition': changeCondition,
  'remove-condition': removeCondition,
  'add-material': addMaterial,
  'change-material': changeMaterial,
  'drop-material': dropMaterial,
  'attach-material': attachMaterial,
  'detach-material': detachMaterial,
  'ask-everybody': askEverybody,
  'reuse-question': reuseQuestion,
  'edit-form': (item, edit) => withForm(item, applyFormEdit(item.form, edit)),
}

/**
 * One step of combing: the draft with it done and everything in order again. What points at nothing changes nothing;
 * members the rules do not know are kept. (CAT-03, CAT-07)
 */
export function applyEdit<Kind extends EditKind>(item: Item, { kind, wish }: EditOf<Kind>): Item {
  const done = doers[kind](item, wish)
  return done === item ? item : settled(done)
}
