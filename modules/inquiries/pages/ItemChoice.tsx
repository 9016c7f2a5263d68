import { Button, FactList, ProblemNote, RadioList, SelectField, TextField, useCall, useTexts } from '@yichuang/kit'
import { readItem, searchItems } from '@yichuang/modules/catalogue/contract'
import { listDepartments } from '@yichuang/modules/halls/contract'
import { useState } from 'react'

interface ItemChoiceProps {
  readonly item: string
  readonly department: string
  readonly onItem: (item: string, name: string) => void
  /** undefined: no department is asked */
  readonly onDepartment: ((department: string) => void) | undefined
  readonly wrong: (pointer: string) => string | undefined
}

/** One item, found by name, everyday word, code, pinyin or initials; a department when the item is not known. */
export function ItemChoice(props: ItemChoiceProps) {
  return props.item === '' ? <ItemSearch {...props} /> : <ChosenItem {...props} />
}

function ChosenItem({ item, onItem }: ItemChoiceProps) {
  const t = useTexts('inquiries')
  const chosen = useCall(readItem, { params: { id: item }, query: {} })
  const name = chosen.data?.item['name']
  return (
    <>
      <FactList
        facts={[
          {
            term: t('ask.item'),
            value: <b>{typeof name === 'string' ? name : item}</b>,
            action: (
              <Button size="s" kind="quiet" onClick={() => onItem('', '')}>
                {t('ask.otherItem')}
              </Button>
            ),
          },
          { term: t('ask.department'), value: chosen.data?.departmentName ?? '' },
        ]}
      />
      <ProblemNote problem={chosen.problem} />
    </>
  )
}

function ItemSearch({ department, onItem, onDepartment, wrong }: ItemChoiceProps) {
  const t = useTexts('inquiries')
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const hits = useCall(searchItems, { query: { q, limit: 6 } }, { when: q !== '', keepFormer: true })
  const rows = q === '' ? [] : (hits.data?.rows ?? [])
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? ''
  return (
    <>
      <TextField
        label={t('ask.findItem')}
        hint={t('ask.findHint')}
        value={typed}
        maxLength={100}
        onChange={setTyped}
        problem={wrong('/item')}
      />
      {rows.length > 0 && (
        <div className="inquiry-hits">
          <RadioList
            label={t('ask.found')}
            options={rows.map(({ id, name, departmentName }) => ({ value: id, label: name, hint: departmentName }))}
            value={undefined}
            onChange={(id) => onItem(id, nameOf(id))}
          />
        </div>
      )}
      {q !== '' && rows.length === 0 && hits.data !== undefined && <p className="muted">{t('ask.nothingFound')}</p>}
      {onDepartment !== undefined && (
        <DepartmentField
          label={t('ask.orDepartment')}
          value={department}
          onChange={onDepartment}
          problem={wrong('/department')}
        />
      )}
    </>
  )
}

interface DepartmentFieldProps {
  readonly label: string
  readonly required?: boolean
  readonly value: string
  /** the one that is left out */
  readonly except?: string
  readonly onChange: (department: string) => void
  readonly problem: string | undefined
}

/** A department in use. */
export function DepartmentField({ except, ...field }: DepartmentFieldProps) {
  const t = useTexts('inquiries')
  const query = { state: 'active', sort: 'name', limit: 200 } as const
  const rows = useCall(listDepartments, { query }).data?.rows ?? []
  const options = rows.filter(({ id }) => id !== except).map(({ id, name }) => ({ value: id, label: name }))
  return <SelectField {...field} placeholder={t('act.choose')} options={options} />
}
