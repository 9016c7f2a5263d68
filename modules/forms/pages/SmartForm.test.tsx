import { renderPage } from '@yichuang/kit/testing'
import { plainDate } from '@yichuang/modules/calendar/rules'
import { fireEvent, screen, within } from '@testing-library/react'
import { useEffect, useState } from 'react'
import { expect, test } from 'vitest'
import { textAt, validate } from '../rules/index.ts'
import type { FormValue, FormValues, ItemForm } from '../rules/index.ts'
import { shopForm, shopValues } from '../rules/testing/forms.ts'
import { FilledForm } from './FilledForm.tsx'
import { focusFirstGap } from './first-gap.ts'
import { texts } from './index.ts'
import { SmartForm } from './SmartForm.tsx'

const today = plainDate('2026-02-12')
let now: FormValues = {}
const tell = (values: FormValues) => {
  now = values
}
const nothing: FormValues = {}

function Shown({ first = nothing, isAsked = false }: { readonly first?: FormValues; readonly isAsked?: boolean }) {
  const [values, setValues] = useState<FormValues>(first)
  useEffect(() => tell(values), [values])
  const change = (field: string, value: FormValue | null) =>
    setValues((before) => {
      const { [field]: _former, ...others } = before
      return value === null ? others : { ...others, [field]: value }
    })
  return (
    <SmartForm
      form={shopForm}
      values={values}
      answers={{ place: ['rent'] }}
      today={today}
      filledBy={new Set(['org.name'])}
      isAsked={isAsked}
      onChange={change}
    />
  )
}

const show = (props: Parameters<typeof Shown>[0] = {}) => renderPage(<Shown {...props} />, { texts: [texts] })

test('[NET-05] every kind is filled in in its own control, and stored as what it is', async () => {
  await show()
  fireEvent.change(screen.getByLabelText(/^名称/), { target: { value: '云岫小面馆' } })
  const area = screen.getByLabelText('面积')
  fireEvent.change(area, { target: { value: '12.' } })
  fireEvent.change(area, { target: { value: '12.5' } })
  fireEvent.click(within(screen.getByRole('radiogroup', { name: '有从业人员' })).getByLabelText('是'))
  fireEvent.click(screen.getByRole('button', { name: '从业人员：加一行' }))
  fireEvent.change(screen.getByLabelText('从业人员第 1 行姓名'), { target: { value: '李禾' } })
  fireEvent.click(screen.getByLabelText('热食'))
  expect(now).toEqual({
    'org.name': '云岫小面馆',
    'place.area': 12.5,
    hasStaff: true,
    staff: [{ name: '李禾' }],
    lines: ['hot'],
  })
  fireEvent.click(screen.getByRole('button', { name: '从业人员：删除第 1 行' }))
  expect(now).not.toHaveProperty('staff')
})

test('[NET-05] a field that another one or an answer hides is not asked', async () => {
  await show()
  expect(screen.getByLabelText('产权人')).toBeDefined()
  expect(screen.queryByRole('group', { name: '从业人员' })).toBeNull()
  fireEvent.click(within(screen.getByRole('radiogroup', { name: '有从业人员' })).getByLabelText('是'))
  expect(screen.getByRole('group', { name: '从业人员' })).toBeDefined()
})

test('[NET-05] what is wrong is said when the field is left; what is missing when it is asked for', async () => {
  await show({ first: { 'keeper.phone': '1390' } })
  const phone = screen.getByLabelText(/^负责人电话/)
  expect(screen.queryByText('不是有效的电话号码')).toBeNull()
  fireEvent.blur(phone)
  expect(screen.getByText('不是有效的电话号码')).toBeDefined()
  expect(phone.getAttribute('aria-invalid')).toBe('true')
  expect(screen.queryByText('还没有填')).toBeNull()
})

test('[NET-05] [NET-08] the act goes to the first gap, into the cell of a table', async () => {
  await show({ first: { ...shopValues, staff: [{ name: '李禾' }, { since: '2026-03-01' }] }, isAsked: true })
  expect(screen.getAllByText('还没有填')).toHaveLength(1)
  focusFirstGap(document, validate(shopForm, { values: now, answers: { place: ['rent'] } }, today))
  expect(document.activeElement).toBe(screen.getByLabelText('从业人员第 2 行姓名'))
})

test('[NET-02] what a source filled in says so', async () => {
  await show({ first: { 'org.name': '云岫小面馆' } })
  expect(screen.getByText('取自申请人')).toBeDefined()
})

test('[NET-05] a form that was filled in is read in words', async () => {
  await renderPage(<FilledForm shown={{ form: shopForm, values: shopValues, answers: { place: ['own'] } }} />, {
    texts: [texts],
  })
  expect(screen.getByText('36.5 平方米')).toBeDefined()
  expect(screen.getByText('热食')).toBeDefined()
  expect(screen.queryByText('产权人')).toBeNull()
  expect(screen.getByRole('table').textContent).toContain('李禾')
})

test('[SEC-03] [NET-05] a number in a cell of a table is masked, and shown in full by a look at this one cell', async () => {
  const asked: string[] = []
  const values = { ...shopValues, staff: [{ name: '李禾' }, { name: '陈望', idNumber: '3399**********3214' }] }
  const form = withNumbers(shopForm)
  await renderPage(
    <FilledForm
      shown={{ form, values, answers: { place: ['own'] } }}
      onUnmask={async (code) => {
        asked.push(code)
        return textAt({ staff: [{}, { idNumber: '339921199011053214' }] }, code) ?? ''
      }}
    />,
    { texts: [texts] },
  )
  const table = within(screen.getByRole('table'))
  expect(table.getAllByRole('button')).toHaveLength(1)
  fireEvent.click(table.getByRole('button', { name: /第 2 行身份证号/ }))
  await screen.findByText('339921199011053214')
  expect(asked).toEqual(['staff/1/idNumber'])
})

/** The shop's form, asking for the numbers of its staff too. */
function withNumbers({ groups }: ItemForm): ItemForm {
  const number = { id: 'idNumber', label: '身份证号', kind: 'identity' } as const
  return {
    groups: groups.map((group) => ({
      ...group,
      fields: group.fields.map((field) =>
        field.id === 'staff' ? { ...field, columns: [...(field.columns ?? []), number] } : field,
      ),
    })),
  }
}
