import {
  Button,
  DataTable,
  MomentText,
  Page,
  Tag,
  TextInput,
  useCall,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn, TableFilter } from '@yichuang/kit'
import { readItemFacets } from '@yichuang/modules/catalogue/contract'
import { useState } from 'react'
import { readDirectory } from '../contract.ts'
import type { Directory, DirectoryLine } from '../contract.ts'
import { LineDrawer } from './LineDrawer.tsx'
import { MissingDrawer } from './MissingDrawer.tsx'
import { ProposalsDrawer } from './ProposalsDrawer.tsx'
import { kindOf, useDifferences } from './use-standing.ts'
import { TakeListDrawer } from './TakeListDrawer.tsx'
import './directory.css'

type Open = 'take' | 'missing' | 'proposals'

/** 事项目录: main item over sub-item, the situations below, and what corresponds to them in the province's directory. (CAT-02) */
export function DirectoryPage() {
  const t = useTexts('directory')
  const { may } = useSession()
  const table = useTable(readDirectory, { filters: ['q', 'department', 'state'] })
  const asked = useCall(readDirectory, { query: table.query }, { topics: ['directory', 'items'], keepFormer: true })
  const [line, setLine] = useState<string>()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const chosen = asked.data?.rows.find(({ id }) => id === line)
  const q = table.filterValues('q')[0] ?? ''
  return (
    <Page
      title={t('title')}
      hint={t('hint')}
      back={{ to: '/work/items' }}
      actions={may('directory.take-list') && <Button onClick={() => setOpen('take')}>{t('list.take')}</Button>}
    >
      <div className="directory">
        {asked.data !== undefined && <ListLine answer={asked.data} onMissing={() => setOpen('missing')} />}
        <DataTable
          label={t('title')}
          table={table}
          answer={asked}
          rowKey={({ id }) => id}
          onOpen={({ id }) => setLine(id)}
          groupOf={mainOf}
          columns={useLineColumns(setLine)}
          filters={useLineFilters()}
          actions={
            <>
              <Search key={q} phrase={q} onFind={(word) => table.setFilter('q', word === '' ? [] : [word])} />
              {(asked.data?.proposals ?? 0) > 0 && (
                <Button kind="primary" onClick={() => setOpen('proposals')}>
                  {t('proposals.act', { count: asked.data?.proposals ?? 0 })}
                </Button>
              )}
            </>
          }
          empty={{ title: t('empty'), text: t('emptyText') }}
          exportName={t('title')}
        />
      </div>
      {chosen !== undefined && <LineDrawer line={chosen} onClose={() => setLine(undefined)} />}
      {open === 'take' && <TakeListDrawer onTaken={asked.refetch} onClose={close} />}
      {open === 'missing' && <MissingDrawer onClose={close} />}
      {open === 'proposals' && <ProposalsDrawer onClose={close} />}
    </Page>
  )
}

/** Which list of the province it is compared with, and what of it nobody here has. */
function ListLine({
  answer: { list, counts },
  onMissing,
}: {
  readonly answer: Directory
  readonly onMissing: () => void
}) {
  const t = useTexts('directory')
  if (list === null) return <p className="muted">{t('list.none')}</p>
  return (
    <p className="directory-list">
      <span className="muted">
        {t('list.from', { count: list.count, name: list.takenByName, source: list.source })}{' '}
        <MomentText at={list.takenAt} />
      </span>
      {counts.missing > 0 && (
        <button type="button" className="as-link" onClick={onMissing}>
          {t('list.missing', { count: counts.missing })}
        </button>
      )}
    </p>
  )
}

function Search({ phrase, onFind }: { readonly phrase: string; readonly onFind: (phrase: string) => void }) {
  const t = useTexts('directory')
  const [typed, setTyped] = useState(phrase)
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        onFind(typed.trim())
      }}
    >
      <TextInput aria-label={t('search')} type="search" value={typed} placeholder={t('search')} onChange={setTyped} />
    </form>
  )
}

function mainOf({ mainName, mainCode }: DirectoryLine) {
  return { key: mainName, title: mainCode === null ? mainName : `${mainName} ${mainCode}` }
}

function useLineFilters(): readonly TableFilter[] {
  const t = useTexts('directory')
  const facets = useCall(readItemFacets, {})
  const departments = (facets.data?.departments ?? []).map(({ id, name, count }) => ({ value: id, label: name, count }))
  return [
    { name: 'department', label: t('column.department'), options: departments },
    {
      name: 'state',
      label: t('column.state'),
      options: (['open', 'agrees', 'differs', 'gone'] as const).map((value) => ({ value, label: t(`state.${value}`) })),
    },
  ]
}

function useLineColumns(onOpen: (id: string) => void): readonly TableColumn<DirectoryLine>[] {
  const t = useTexts('directory')
  const differencesIn = useDifferences()
  return [
    {
      key: 'sub',
      title: t('column.sub'),
      fixed: true,
      cell: ({ id, name, code }) => (
        <span className="directory-two">
          <button type="button" className="as-link" onClick={() => onOpen(id)}>
            {name}
          </button>
          <span className="muted small">{code ?? t('noCode')}</span>
        </span>
      ),
      text: ({ name, code }) => [name, code].filter(Boolean).join(' '),
    },
    {
      key: 'department',
      title: t('column.department'),
      width: 170,
      cell: ({ departmentName }) => departmentName,
      text: ({ departmentName }) => departmentName,
    },
    {
      key: 'provincial',
      title: t('column.provincial'),
      width: 300,
      cell: ({ provincial, chosen }) => (
        <span className="directory-two">
          <span>{provincial?.name ?? ''}</span>
          <span className="muted small">{chosen ?? ''}</span>
        </span>
      ),
      text: ({ provincial, chosen }) => [provincial?.name, chosen].filter(Boolean).join(' '),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 220,
      cell: (row) => (
        <span className="directory-two">
          <span>
            <Tag kind={kindOf(row.state)}>{t(`state.${row.state}`)}</Tag>
          </span>
          {row.differences.length > 0 && <span className="muted small">{differencesIn(row)}</span>}
        </span>
      ),
      text: (row) => [t(`state.${row.state}`), differencesIn(row)].filter(Boolean).join(' '),
    },
  ]
}
