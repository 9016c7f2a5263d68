import { CountText, useCall, useTable, useTexts } from '@yichuang/kit'
import { listDepartments } from '../contract.ts'
import type { Department } from '../contract.ts'
import { DepartmentDrawer } from './DepartmentDrawer.tsx'
import { nameColumn, PlaceList, regionColumn } from './PlaceList.tsx'

/** 部门: all departments. */
export function DepartmentsPage() {
  const t = useTexts('halls')
  const table = useTable(listDepartments, { filters: ['q', 'region', 'state'], sort: 'name' })
  const answer = useCall(listDepartments, { query: table.query }, { keepFormer: true })
  return (
    <PlaceList
      kind="departments"
      table={table}
      answer={answer}
      columns={[
        nameColumn(t('department.name'), 'departments', ({ shortName }: Department) => shortName),
        {
          key: 'mark',
          title: t('department.mark'),
          sort: 'documentMark',
          width: 120,
          cell: ({ documentMark }) => documentMark,
          text: ({ documentMark }) => documentMark,
        },
        regionColumn(t('hall.region')),
        {
          key: 'people',
          title: t('department.people'),
          sort: 'people',
          width: 110,
          cell: ({ people }) => <CountText value={people} />,
          text: ({ people }) => String(people),
        },
      ]}
      adding={(close, done) => <DepartmentDrawer onClose={close} onDone={done} />}
    />
  )
}
