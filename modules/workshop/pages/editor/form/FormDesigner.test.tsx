import { fakeServer, renderPage } from '@yichuang/kit/testing'
import { readItemContext } from '@yichuang/modules/catalogue/contract'
import type { Item } from '@yichuang/modules/catalogue/rules'
import { fieldsOf, findField } from '@yichuang/modules/forms/rules'
import { texts as formTexts } from '@yichuang/modules/forms/pages'
import { fireEvent, screen, within } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { expect, test } from 'vitest'
import { applyEdit } from '../../../rules/index.ts'
import { anItem } from '../../../rules/testing/edits.ts'
import { texts } from '../../index.ts'
import type { Selection } from '../selection.ts'
import { FormDesigner } from './FormDesigner.tsx'

let now: Item = anItem()
const tell = (item: Item) => {
  now = item
}

function Drawn({ first }: { readonly first: Item }) {
  const [item, setItem] = useState(first)
  const [selection, setSelection] = useState<Selection>()
  useEffect(() => tell(item), [item])
  return (
    <FormDesigner
      item={item}
      selection={selection}
      findings={new Map()}
      onSelect={setSelection}
      onEdit={(wish) => setItem((before) => applyEdit(before, { kind: 'edit-form', wish }))}
    />
  )
}

const show = (first: Item = anItem()) => {
  fakeServer().answer(readItemContext, readItemContext.example.answer ?? missing())
  return renderPage(<Drawn first={first} />, { texts: [texts, formTexts] })
}

function missing(): never {
  throw new Error('the contract has no example')
}
const codes = () => (now.form === undefined ? [] : fieldsOf(now.form).map(({ id }) => id))

test('[NET-05] a form is begun, fields come below what is selected, and move with the keyboard', async () => {
  await show()
  fireEvent.click(screen.getByRole('button', { name: '开始画表' }))
  fireEvent.click(screen.getByRole('button', { name: '加一栏：文本' }))
  fireEvent.click(screen.getByRole('button', { name: '加一栏：是否' }))
  expect(codes()).toEqual(['field1', 'field2'])
  const structure = screen.getByRole('heading', { name: '表的结构' }).closest('section') ?? document.body
  fireEvent.keyDown(within(structure).getByRole('button', { name: /^是否/ }), { key: 'ArrowUp', altKey: true })
  expect(codes()).toEqual(['field2', 'field1'])
})

test('[NET-05] a condition on an answer hides the field in the preview until it is answered so', async () => {
  const form = {
    groups: [
      {
        id: 'g1',
        title: '场所',
        columns: 2 as const,
        fields: [{ id: 'owner', label: '产权人', kind: 'text' as const }],
      },
    ],
  }
  await show(anItem({ form }))
  fireEvent.click(screen.getByRole('button', { name: /^产权人/ }))
  fireEvent.click(screen.getByRole('button', { name: /加条件/ }))
  const when = screen.getByRole('region', { name: '什么时候填' })
  fireEvent.change(within(when).getByLabelText('看哪一项'), { target: { value: 'q:place' } })
  fireEvent.click(within(when).getByLabelText('租用'))
  fireEvent.click(within(when).getByLabelText('自有'))
  expect(now.form && findField(now.form, 'owner')?.when).toEqual({ question: 'place', in: ['rent'] })
  expect(document.querySelector('.fd-frame [data-field="owner"]')).toBeNull()
  const situation = document.querySelector<HTMLElement>('.fd-situation') ?? document.body
  fireEvent.click(within(situation).getByLabelText('租用'))
  expect(document.querySelector('.fd-frame [data-field="owner"]')).not.toBeNull()
})

test('[NET-05] choices are written one on each line; the code follows when the field is left', async () => {
  await show()
  fireEvent.click(screen.getByRole('button', { name: '开始画表' }))
  fireEvent.click(screen.getByRole('button', { name: '加一栏：单选' }))
  fireEvent.change(screen.getByLabelText('选项'), { target: { value: '自有\n租赁\n' } })
  const code = screen.getByLabelText('编码')
  fireEvent.change(code, { target: { value: 'place.ownership' } })
  fireEvent.blur(code)
  expect(now.form && findField(now.form, 'place.ownership')).toMatchObject({
    kind: 'single',
    options: [
      { id: 'o1', label: '自有' },
      { id: 'o2', label: '租赁' },
    ],
  })
})

test('[NET-05] a form is begun with the data elements the item asks for, filled in from the applicant', async () => {
  await show(anItem({ formFields: ['applicant.name'] }))
  fireEvent.click(await screen.findByRole('button', { name: '按 1 个数据项起草' }))
  expect(now.form && findField(now.form, 'applicant.name')).toMatchObject({
    label: '申请人姓名',
    kind: 'text',
    prefill: 'applicant.name',
  })
})
