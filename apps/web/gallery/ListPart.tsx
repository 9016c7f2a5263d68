import { Button, DataTable, DateText, LimitLight, Page, Tag, useTable, Views } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { endpoint, Type } from '@yichuang/platform/contract'
import { useState } from 'react'
import { columns as titles, filters, views, words } from './samples.ts'
import { taskRows } from './tasks.ts'
import type { TaskRow } from './tasks.ts'

const text = Type.Optional(Type.String())
const listTasks = endpoint({
  name: 'galleryTasks',
  method: 'GET',
  path: '/gallery/tasks',
  tag: 'gallery',
  summary: 'Rows of the gallery',
  may: 'public',
  query: Type.Object({ step: text, item: text, situation: text, window: text, light: text, sort: text, after: text }),
  answer: Type.Object({}),
  example: {},
})

const columns: readonly TableColumn<TaskRow>[] = [
  {
    key: 'light',
    title: titles[0],
    width: 138,
    sort: 'light',
    fixed: true,
    cell: ({ light, days, time }) => (
      <LimitLight light={light} {...(days !== undefined && { days })} {...(time !== undefined && { time })} />
    ),
    text: ({ light }) => light,
  },
  {
    key: 'due',
    title: titles[1],
    width: 128,
    sort: 'due',
    cell: ({ due, dueNote }) => (due === undefined ? dueNote : <DateText day={due} form="two-lines" />),
    text: ({ due }) => due ?? '',
  },
  {
    key: 'item',
    title: titles[2],
    fixed: true,
    cell: ({ item, tag, number }) => (
      <>
        <b>{item}</b>
        {tag !== undefined && <Tag kind={tag[0]}>{tag[1]}</Tag>}
        <span className="s">{number}</span>
      </>
    ),
    text: ({ item, number }) => `${item} ${number}`,
  },
  {
    key: 'accepted',
    title: titles[3],
    width: 112,
    cell: ({ accepted, channel }) => (
      <>
        <DateText day={accepted} form="bare" />
        <span className="s">{channel}</span>
      </>
    ),
    text: ({ accepted }) => accepted,
  },
  {
    key: 'applicant',
    title: titles[4],
    width: 206,
    cell: ({ applicant }) => applicant,
    text: ({ applicant }) => applicant,
  },
  {
    key: 'step',
    title: titles[5],
    width: 176,
    cell: ({ step, holder }) => (
      <>
        {step}
        <span className="s">{holder}</span>
      </>
    ),
    text: ({ step }) => step,
  },
  { key: 'paper', title: titles[6], width: 168, cell: ({ paper }) => paper, text: ({ paper }) => paper },
]

/** A work list, as mock-up b. */
export function ListPart() {
  const table = useTable(listTasks, { filters: filters.map(({ name }) => name), sort: 'due', size: 10 })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['339921-260918-00052']))
  const rows = table.isFirst ? taskRows : taskRows.slice(0, 8)
  return (
    <Page
      title={words.tasks}
      hint={words.tasksHint}
      views={<Views label={words.tasks} views={views} note={words.viewsNote} />}
    >
      <DataTable
        label={words.tasks}
        table={table}
        answer={{
          data: { rows, total: 18, ...(table.isFirst && { next: 'second' }) },
          problem: undefined,
          isLoading: false,
          isFetching: false,
          refetch: () => undefined,
        }}
        columns={columns}
        rowKey={({ number }) => number}
        onOpen={() => undefined}
        filters={filters}
        groupOf={({ band }) => ({ key: band, title: band })}
        select={{ selected, onSelect: setSelected }}
        rowKeys={[{ combo: 'L', label: words.claim, act: () => undefined }]}
        actions={
          <>
            <Button hotkey="L">{words.claim}</Button>
            <Button hotkey="T">{words.pass}</Button>
            <Button kind="primary">
              {words.open} <kbd>Enter</kbd>
            </Button>
          </>
        }
        empty={{ title: words.emptyTitle, text: words.emptyText }}
        exportName={words.tasks}
      />
    </Page>
  )
}
