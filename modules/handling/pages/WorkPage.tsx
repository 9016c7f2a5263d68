import {
  asProblem,
  Button,
  call,
  DataTable,
  Page,
  Views,
  today,
  DateText,
  useCall,
  useKeys,
  useTable,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { claimTask, countWork, listWork } from '../contract.ts'
import type { WorkLine } from '../contract.ts'
import { PassDrawer } from './PassDrawer.tsx'
import { workColumns } from './WorkColumns.tsx'
import './handling.css'

const views = ['open', 'mine', 'waiting', 'today', 'overdue', 'stopped', 'deferred', 'joint'] as const
const filters = ['view', 'item'] as const

/** 待办: the work of my department, what is due first on top. (BAK-01) */
export function WorkPage() {
  const t = useTexts('handling')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const view = search.get('view') ?? 'open'
  const table = useTable(listWork, { filters })
  const list = useCall(listWork, { query: table.query }, { topics: ['cases'], keepFormer: true })
  const counts = useCall(countWork, {}, { topics: ['cases'] })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [passing, setPassing] = useState<readonly WorkLine[]>()
  const rows = list.data?.rows ?? []
  const chosen = rows.filter(({ task }) => selected.has(task))
  const refresh = () => {
    setSelected(new Set())
    list.refetch()
    counts.refetch()
  }
  const claim = useClaim(refresh)
  const open = (row: WorkLine | undefined) => row !== undefined && void navigate(`/work/tasks/${row.id}`)
  useKeys([{ combo: 'T', label: t('work.pass'), act: () => setPassing(chosen), when: chosen.length > 0 }])
  const items = new Map(rows.map(({ item, itemName }) => [item, itemName]))
  return (
    <Page
      title={t('work.title')}
      hint={
        <>
          <DateText day={today()} form="short" />
          {t('work.hint')}
        </>
      }
      views={
        <Views
          label={t('work.views')}
          note={t('work.note')}
          views={views.map((one) => ({
            label: t(`work.view.${one}`),
            to: one === 'open' ? '?' : `?view=${one}`,
            current: one === view,
            ...(counts.data === undefined ? {} : { count: counts.data[one] }),
          }))}
        />
      }
    >
      <DataTable
        label={t('work.title')}
        table={table}
        answer={list}
        rowKey={(row) => row.task}
        onOpen={open}
        columns={workColumns(t)}
        groupOf={(row) => ({ key: row.band, title: t(`work.band.${row.band}`) })}
        filters={[
          {
            name: 'item',
            label: t('work.item'),
            single: true,
            options: [...items].map(([value, label]) => ({ value, label })),
          },
        ]}
        select={{ selected, onSelect: setSelected }}
        rowKeys={[{ combo: 'L', label: t('work.claim'), act: (targets) => void claim(targets) }]}
        actions={
          chosen.length > 0 && (
            <>
              <Button onClick={() => void claim(chosen)}>{t('work.claim')}</Button>
              <Button onClick={() => setPassing(chosen)}>{t('work.pass')}</Button>
              <Button kind="primary" onClick={() => open(chosen[0])}>
                {t('work.open')}
              </Button>
            </>
          )
        }
        empty={{ title: t('work.emptyTitle'), text: t('work.emptyText') }}
        exportName={t('work.title')}
      />
      {passing !== undefined && (
        <PassDrawer
          rows={passing}
          onClose={() => setPassing(undefined)}
          onDone={() => {
            setPassing(undefined)
            refresh()
          }}
        />
      )}
    </Page>
  )
}

/** Claims one task after the other; what somebody else took is told. */
function useClaim(onDone: () => void) {
  const t = useTexts('handling')
  const toast = useToast()
  return async (rows: readonly WorkLine[]) => {
    const waiting = rows.filter(({ state }) => state === 'waiting')
    if (waiting.length === 0) {
      toast({ text: t('work.nothingToClaim') })
      return
    }
    let claimed = 0
    for (const { id, task, version } of waiting) {
      try {
        await call(claimTask, { params: { id }, body: { taskId: task, expectedVersion: version } })
        claimed += 1
      } catch (problem) {
        toast({ text: asProblem(problem).title })
      }
    }
    if (claimed > 0) toast({ text: t('work.claimed', { count: claimed }) })
    onDone()
  }
}
