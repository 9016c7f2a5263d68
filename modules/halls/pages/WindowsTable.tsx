import { Button, DataTable, Tag, useAct, useCall, useTable, useTexts, useToast } from '@yichuang/kit'
import type { TableColumn, TagKind } from '@yichuang/kit'
import { useState } from 'react'
import { listAreas, listHalls, listOpenWindows, listWindows, readHall, resumeWindow } from '../contract.ts'
import type { Hall, WindowLine } from '../contract.ts'
import { TurnDrawer } from './TurnDrawer.tsx'
import { WindowDrawer } from './WindowDrawer.tsx'

const stateKinds: Readonly<Record<WindowLine['state'], TagKind>> = { open: 'green', paused: 'amber', closed: 'slate' }

type Opened =
  { readonly what: 'add' } | { readonly what: 'change' | 'pause' | 'close'; readonly window: WindowLine } | undefined

/** The windows of a hall: what they do, and their opening, pausing and closing. */
export function WindowsTable({ hall }: { readonly hall: Hall }) {
  const t = useTexts('halls')
  const toast = useToast()
  const [opened, setOpened] = useState<Opened>()
  const table = useTable(listWindows, { filters: ['board', 'state'], sort: 'no' })
  const list = useCall(listWindows, { params: { id: hall.id }, query: table.query }, { keepFormer: true })
  const boards = useCall(listAreas, {}).data?.boards ?? []
  const resume = useAct(resumeWindow, { refresh: [listWindows, readHall, listHalls, listOpenWindows] })
  const open = async ({ id, no, version }: WindowLine) => {
    const done = await resume.act({ params: { id }, body: { expectedVersion: version } })
    toast({ text: done === undefined ? t('window.notOpened', { no }) : t('window.opened', { no }) })
    if (done === undefined) list.refetch()
  }
  const close = () => setOpened(undefined)
  const reload = () => {
    list.refetch()
    close()
  }
  const acts: TableColumn<WindowLine> = {
    key: 'acts',
    title: t('window.acts'),
    width: 210,
    cell: (row) => <RowActs hall={hall} window={row} onChoose={setOpened} onOpen={() => void open(row)} />,
    text: () => '',
  }
  return (
    <>
      <DataTable
        label={t('windows.title')}
        table={table}
        answer={list}
        rowKey={({ id }) => id}
        columns={hall.mayManage || hall.mayPause ? [...columnsOf(t), acts] : columnsOf(t)}
        {...(hall.mayManage && {
          onOpen: (window: WindowLine) => window.state !== 'closed' && setOpened({ what: 'change', window }),
        })}
        filters={filtersOf(t, boards)}
        actions={
          hall.mayManage && (
            <Button kind="primary" icon="plus" size="s" onClick={() => setOpened({ what: 'add' })}>
              {t('windows.add')}
            </Button>
          )
        }
        empty={{ title: t('windows.emptyTitle'), text: t('windows.emptyText') }}
        exportName={`${hall.name} ${t('windows.title')}`}
      />
      {opened?.what === 'add' && <WindowDrawer hall={hall} onClose={close} onReload={reload} />}
      {opened?.what === 'change' && (
        <WindowDrawer hall={hall} window={opened.window} onClose={close} onReload={reload} />
      )}
      {(opened?.what === 'pause' || opened?.what === 'close') && (
        <TurnDrawer turn={opened.what} window={opened.window} onClose={close} onReload={reload} />
      )}
    </>
  )
}

interface RowActsProps {
  readonly hall: Hall
  readonly window: WindowLine
  readonly onChoose: (opened: Opened) => void
  readonly onOpen: () => void
}

function RowActs({ hall, window, onChoose, onOpen }: RowActsProps) {
  const t = useTexts('halls')
  const { no, state } = window
  const mayOpen = state === 'closed' ? hall.mayManage : hall.mayPause
  const mayKeep = hall.mayManage && state !== 'closed'
  return (
    <span className="halls-rows">
      {mayKeep && (
        <Button size="s" label={t('window.changeOf', { no })} onClick={() => onChoose({ what: 'change', window })}>
          {t('window.changeShort')}
        </Button>
      )}
      {hall.mayPause && state === 'open' && (
        <Button size="s" label={t('window.pauseOf', { no })} onClick={() => onChoose({ what: 'pause', window })}>
          {t('window.pause')}
        </Button>
      )}
      {state !== 'open' && mayOpen && (
        <Button size="s" label={t('window.openOf', { no })} onClick={onOpen}>
          {t('window.open')}
        </Button>
      )}
      {mayKeep && (
        <Button size="s" label={t('window.closeOf', { no })} onClick={() => onChoose({ what: 'close', window })}>
          {t('window.close')}
        </Button>
      )}
    </span>
  )
}

type Words = ReturnType<typeof useTexts>

function filtersOf(t: Words, boards: readonly { readonly id: string; readonly name: string }[]) {
  const states = ['open', 'paused', 'closed'] as const
  return [
    {
      name: 'board',
      label: t('window.boards'),
      single: true,
      options: boards.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'state',
      label: t('state.label'),
      single: true,
      options: states.map((state) => ({ value: state, label: t(`window.state.${state}`) })),
    },
  ]
}

function dutiesOf(t: Words, { takesApplications, receivesOnly, handsOut }: WindowLine): string {
  const takes = receivesOnly ? t('window.receivesOnly') : t('window.takes')
  const duties = [...(takesApplications ? [takes] : []), ...(handsOut ? [t('window.handsOut')] : [])]
  return duties.length === 0 ? t('window.noDuty') : duties.join(t('window.and'))
}

function columnsOf(t: Words): readonly TableColumn<WindowLine>[] {
  return [
    { key: 'no', title: t('window.no'), sort: 'no', width: 90, cell: ({ no }) => <b>{no}</b>, text: ({ no }) => no },
    {
      key: 'kind',
      title: t('window.kind'),
      sort: 'kind',
      width: 170,
      cell: (row) => row.kind,
      text: (row) => row.kind,
    },
    {
      key: 'boards',
      title: t('window.boards'),
      cell: ({ boardNames }) => boardNames.join(t('window.and')),
      text: ({ boardNames }) => boardNames.join(' '),
    },
    {
      key: 'zone',
      title: t('window.zone'),
      sort: 'zone',
      width: 130,
      cell: ({ zoneName }) => zoneName ?? '–',
      text: ({ zoneName }) => zoneName ?? '',
    },
    {
      key: 'floor',
      title: t('window.floor'),
      sort: 'floor',
      width: 80,
      cell: ({ floor }) => floor ?? '–',
      text: ({ floor }) => floor ?? '',
    },
    {
      key: 'duties',
      title: t('window.duties'),
      width: 150,
      cell: (row) => dutiesOf(t, row),
      text: (row) => dutiesOf(t, row),
    },
    {
      key: 'state',
      title: t('state.label'),
      sort: 'state',
      width: 150,
      cell: ({ state, reason }) => (
        <span className="halls-two">
          <span>
            <Tag kind={stateKinds[state]}>{t(`window.state.${state}`)}</Tag>
          </span>
          {reason !== undefined && <span className="muted small">{reason}</span>}
        </span>
      ),
      text: ({ state }) => t(`window.state.${state}`),
    },
  ]
}
