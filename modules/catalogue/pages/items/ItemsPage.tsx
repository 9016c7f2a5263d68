import {
  Band,
  Button,
  DataTable,
  DateText,
  dayOf,
  formatDay,
  Page,
  Tag,
  TextInput,
  useCall,
  useLanguage,
  useSession,
  useTable,
  useTexts,
} from '@yichuang/kit'
import type { TableColumn, TableFilter } from '@yichuang/kit'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { readItemFacets, searchItems } from '../../contract.ts'
import type { ItemFacets, ItemLine } from '../../contract.ts'
import { useItemWords } from './use-item-words.ts'
import './items.css'

type Words = ReturnType<typeof useTexts>
const filters = ['q', 'here', 'department', 'board', 'handling'] as const

/** 事项: all items, found by name, everyday word, code or pinyin; what this window takes, by which paper. (CAT-01, CAT-14) */
export function ItemsPage() {
  const t = useTexts('catalogue')
  const navigate = useNavigate()
  const table = useTable(searchItems, { filters })
  const phrase = table.filterValues('q')[0] ?? ''
  const list = useCall(searchItems, { query: table.query }, { keepFormer: true })
  const facets = useCall(readItemFacets, {})
  return (
    <Page
      title={t('items.title')}
      hint={t('items.hint')}
      actions={<Button to="/work/item-directory">{t('items.directory')}</Button>}
    >
      <div className="catalogue-items">
        <Search key={phrase} phrase={phrase} onFind={(q) => table.setFilter('q', q === '' ? [] : [q])} />
        {list.data?.confident === false && list.data.rows.length > 0 && (
          <Band kind="amber">{t('items.near', { phrase })}</Band>
        )}
        <DataTable
          label={t('items.title')}
          table={table}
          answer={list}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate(`/work/items/${id}`)}
          columns={useItemColumns(t)}
          filters={useItemFilters(t, facets.data)}
          empty={{
            title: phrase === '' ? t('items.emptyTitle') : t('items.noneTitle', { phrase }),
            text: t('items.emptyText'),
          }}
          exportName={t('items.title')}
        />
      </div>
    </Page>
  )
}

function Search({ phrase, onFind }: { readonly phrase: string; readonly onFind: (phrase: string) => void }) {
  const t = useTexts('catalogue')
  const [typed, setTyped] = useState(phrase)
  const find = () => onFind(typed.trim())
  return (
    <form
      role="search"
      className="catalogue-search"
      onSubmit={(event) => {
        event.preventDefault()
        find()
      }}
    >
      <TextInput
        aria-label={t('items.search')}
        type="search"
        value={typed}
        placeholder={t('items.placeholder')}
        onChange={setTyped}
      />
      <Button kind="primary" submit icon="search">
        {t('items.find')}
      </Button>
    </form>
  )
}

function useItemFilters(t: Words, facets: ItemFacets | undefined): readonly TableFilter[] {
  const { word } = useItemWords()
  const options = (rows: ItemFacets['boards'] = []) =>
    rows.map(({ id, name, count }) => ({ value: id, label: word(name), count }))
  const { window } = useSession()
  return [
    ...(window === undefined
      ? []
      : [{ name: 'here', label: t('items.mine'), options: [{ value: 'taken', label: t('items.onlyMine') }] }]),
    { name: 'department', label: t('items.department'), options: options(facets?.departments) },
    { name: 'board', label: t('items.board'), options: options(facets?.boards) },
    { name: 'handling', label: t('items.handling'), options: options(facets?.handlings) },
  ]
}

function useItemColumns(t: Words): readonly TableColumn<ItemLine>[] {
  const { word, length } = useItemWords()
  const session = useSession()
  const language = useLanguage()
  const here: TableColumn<ItemLine> = {
    key: 'here',
    title: t(session.window === undefined ? 'items.delegation' : 'items.here'),
    width: 230,
    cell: (row) => <Here row={row} />,
    text: (row) =>
      [
        row.taken === undefined ? '' : t(isTaken(row) ? 'items.taken' : `items.notTaken.${whyNot(row)}`),
        row.delegation === undefined
          ? ''
          : t('items.until', { no: row.delegation.no, day: formatDay(dayOf(row.delegation.until), 'bare', language) }),
      ]
        .filter(Boolean)
        .join(' '),
  }
  const hasPlace = session.window !== undefined || session.hall !== undefined
  return [
    {
      key: 'name',
      title: t('items.name'),
      sort: 'name',
      fixed: true,
      cell: ({ id, name, code }) => (
        <span className="catalogue-two">
          <Link to={`/work/items/${id}`}>{name}</Link>
          {code !== null && <span className="muted small">{code}</span>}
        </span>
      ),
      text: ({ name }) => name,
    },
    {
      key: 'handling',
      title: t('items.handling'),
      width: 110,
      sort: 'handling',
      ...inWords(({ handling }) => word(handling)),
    },
    {
      key: 'limit',
      title: t('items.limit'),
      width: 130,
      sort: 'limit',
      ...inWords(({ committed }) => length(committed)),
    },
    { key: 'type', title: t('items.type'), width: 110, ...inWords(({ type }) => word(type)) },
    {
      key: 'department',
      title: t('items.department'),
      width: 170,
      sort: 'department',
      ...inWords((row) => row.departmentName),
    },
    { key: 'board', title: t('items.board'), width: 120, sort: 'board', ...inWords(({ boardName }) => boardName) },
    ...(hasPlace ? [here] : []),
  ]
}

function inWords(text: (row: ItemLine) => string): Pick<TableColumn<ItemLine>, 'cell' | 'text'> {
  return { cell: text, text }
}

function isTaken({ taken, delegation }: ItemLine): boolean {
  return taken === true && delegation !== undefined
}

function whyNot({ taken, reason, delegation }: ItemLine): string {
  if (taken === false && reason !== undefined) return reason
  return delegation === undefined ? 'no-delegation' : 'other-board'
}

/** Whether this window may accept it, and the paper that says so. */
function Here({ row }: { readonly row: ItemLine }) {
  const t = useTexts('catalogue')
  const { delegation, taken } = row
  if (taken !== undefined && !isTaken(row)) return <span className="muted">{t(`items.notTaken.${whyNot(row)}`)}</span>
  if (delegation === undefined) return <span className="muted">{t('items.notTaken.no-delegation')}</span>
  return (
    <span className="catalogue-two">
      {taken === true && <Tag kind="green">{t('items.taken')}</Tag>}
      <span className="small">
        {delegation.no}{' '}
        <span className="until">
          {t('items.untilDay')}
          <DateText day={dayOf(delegation.until)} form="bare" />
        </span>
      </span>
    </span>
  )
}
