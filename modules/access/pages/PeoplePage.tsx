import {
  Button,
  DataTable,
  MomentText,
  Page,
  TableSearch,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn, TableFilter } from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { listPeople, readWorkPlaces } from '../contract/people.ts'
import type { PersonLine } from '../contract/people.ts'
import { roles } from '../rules/index.ts'
import { AddPersonDrawer } from './PersonDrawers.tsx'
import { RoleTags, StateTag } from './Words.tsx'
import './access.css'

type Words = ReturnType<typeof useTexts>

/** 人员: everybody with an account in the own area, found by name, account or pinyin. (SEC-01) */
export function PeoplePage() {
  const t = useTexts('access')
  const { may } = useSession()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const table = useTable(listPeople, { filters: ['q', 'department', 'hall', 'role', 'state'], sort: 'name' })
  const list = useCall(listPeople, { query: table.query }, { keepFormer: true })
  const places = useCall(readWorkPlaces, {})
  return (
    <Page
      title={t('people.title')}
      hint={t('people.hint')}
      actions={
        may('access.manage-people') && (
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('people.title')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/work/people/${id}`)}
        columns={columnsOf(t)}
        filters={filtersOf(t, places.data)}
        actions={<TableSearch table={table} label={t('people.search')} />}
        empty={{ title: t('people.emptyTitle'), text: t('people.emptyText') }}
        exportName={t('people.title')}
      />
      {isAdding && <AddPersonDrawer onClose={() => setAdding(false)} />}
    </Page>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

function filtersOf(
  t: Words,
  places: { readonly departments: readonly Named[]; readonly halls: readonly Named[] } | undefined,
): readonly TableFilter[] {
  const options = (list: readonly Named[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { name: 'department', label: t('person.department'), options: options(places?.departments) },
    { name: 'hall', label: t('person.hall'), options: options(places?.halls) },
    {
      name: 'role',
      label: t('person.roles'),
      options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })),
    },
    {
      name: 'state',
      label: t('person.state'),
      options: ['active', 'locked', 'inactive'].map((state) => ({ value: state, label: t(`state.${state}`) })),
    },
  ]
}

function columnsOf(t: Words): readonly TableColumn<PersonLine>[] {
  const roleWords = (held: readonly string[]) => held.map((role) => t(`role.${role}`)).join(t('people.and'))
  return [
    {
      key: 'name',
      title: t('person.name'),
      width: 130,
      sort: 'name',
      fixed: true,
      cell: ({ name }) => <b>{name}</b>,
      text: ({ name }) => name,
    },
    {
      key: 'account',
      title: t('person.account'),
      width: 150,
      sort: 'account',
      cell: ({ account }) => account,
      text: ({ account }) => account,
    },
    {
      key: 'place',
      title: t('person.place'),
      cell: (row) => placeOf(t, row),
      text: (row) => placeOf(t, row),
    },
    {
      key: 'roles',
      title: t('person.roles'),
      cell: ({ roles: held }) => <RoleTags roles={held} />,
      text: ({ roles: held }) => roleWords(held),
    },
    {
      key: 'state',
      title: t('person.state'),
      width: 90,
      cell: ({ state }) => <StateTag state={state} />,
      text: ({ state }) => t(`state.${state}`),
    },
    {
      key: 'signedInAt',
      title: t('person.signedInAt'),
      width: 150,
      cell: ({ signedInAt }) =>
        signedInAt === null ? <span className="muted">{t('person.never')}</span> : <MomentText at={signedInAt} />,
      text: ({ signedInAt }) => signedInAt ?? '',
    },
  ]
}

/** Where somebody works, in one line: department, hall and window, else the area. */
function placeOf(t: Words, { departmentName, hallName, windowNo, regionName }: PersonLine): string {
  const window = windowNo === null ? '' : ` ${t('person.windowNo', { no: windowNo })}`
  const places = [departmentName, hallName === null ? null : `${hallName}${window}`].filter((name) => name !== null)
  return places.length === 0 ? t('person.wholeArea', { region: regionName }) : places.join(' · ')
}
