import { Button, DataTable, Page, Tag, useCall, useTable, useTexts } from '@yichuang/kit'
import type { TableColumn } from '@yichuang/kit'
import { useState } from 'react'
import { useParams } from 'react-router'
import { listZones, readHall } from '../contract.ts'
import type { ZoneLine } from '../contract.ts'
import { takesWindows } from '../rules/index.ts'
import { HallViews } from './HallViews.tsx'
import { RemoveZoneDrawer } from './RemoveZoneDrawer.tsx'
import { ZoneDrawer } from './ZoneDrawer.tsx'
import './halls.css'

type Opened = { readonly what: 'add' } | { readonly what: 'change' | 'remove'; readonly zone: ZoneLine } | undefined

/** 分区: what stands where in a hall, which windows are there, and where its people wait. (QUE-08) */
export function ZonesPage() {
  const t = useTexts('halls')
  const { id = '' } = useParams()
  const hall = useCall(readHall, { params: { id } }).data
  const table = useTable(listZones)
  const list = useCall(listZones, { params: { id } }, { keepFormer: true })
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const drawer = {
    hall: id,
    zones: list.data?.rows ?? [],
    onClose: close,
    onReload: () => {
      list.refetch()
      close()
    },
  }
  const mayKeep = hall?.mayKeepZones === true
  const acts: TableColumn<ZoneLine> = {
    key: 'acts',
    title: t('window.acts'),
    width: 140,
    cell: (zone) => <RowActs zone={zone} onChoose={setOpened} />,
    text: () => '',
  }
  return (
    <Page
      title={hall?.name ?? t('pages.hall')}
      back={{ to: '/work/halls' }}
      hint={t('zones.hint')}
      views={<HallViews hall={id} current="zones" />}
    >
      <DataTable
        label={t('zones.title')}
        table={table}
        answer={list}
        rowKey={(zone) => zone.id}
        columns={mayKeep ? [...columnsOf(t), acts] : columnsOf(t)}
        {...(mayKeep && { onOpen: (zone: ZoneLine) => setOpened({ what: 'change', zone }) })}
        actions={
          mayKeep && (
            <Button kind="primary" icon="plus" size="s" onClick={() => setOpened({ what: 'add' })}>
              {t('zones.add')}
            </Button>
          )
        }
        empty={{ title: t('zones.emptyTitle'), text: t('zones.emptyText') }}
        exportName={`${hall?.name ?? id} ${t('zones.title')}`}
      />
      {opened?.what === 'add' && <ZoneDrawer {...drawer} />}
      {opened?.what === 'change' && <ZoneDrawer {...drawer} zone={opened.zone} />}
      {opened?.what === 'remove' && <RemoveZoneDrawer {...drawer} zone={opened.zone} />}
    </Page>
  )
}

interface RowActsProps {
  readonly zone: ZoneLine
  readonly onChoose: (opened: Opened) => void
}

function RowActs({ zone, onChoose }: RowActsProps) {
  const t = useTexts('halls')
  const { name } = zone
  return (
    <span className="halls-rows">
      <Button size="s" label={t('zone.changeOf', { name })} onClick={() => onChoose({ what: 'change', zone })}>
        {t('window.changeShort')}
      </Button>
      <Button size="s" label={t('zone.removeOf', { name })} onClick={() => onChoose({ what: 'remove', zone })}>
        {t('zone.remove')}
      </Button>
    </span>
  )
}

function columnsOf(t: ReturnType<typeof useTexts>): readonly TableColumn<ZoneLine>[] {
  return [
    { key: 'code', title: t('zone.code'), width: 80, cell: ({ code }) => <b>{code}</b>, text: ({ code }) => code },
    {
      key: 'name',
      title: t('zone.name'),
      width: 230,
      cell: ({ name, nameEn }) => (
        <span className="halls-two">
          <span>{name}</span>
          {nameEn !== '' && <span className="muted small">{nameEn}</span>}
        </span>
      ),
      text: ({ name, nameEn }) => `${name} ${nameEn}`,
    },
    {
      key: 'kind',
      title: t('zone.kind'),
      width: 130,
      cell: ({ kind }) => <Tag kind={takesWindows(kind) ? 'blue' : 'slate'}>{t(`zone.kinds.${kind}`)}</Tag>,
      text: ({ kind }) => t(`zone.kinds.${kind}`),
    },
    {
      key: 'floor',
      title: t('window.floor'),
      width: 80,
      cell: ({ floor }) => floor ?? '–',
      text: ({ floor }) => floor ?? '',
    },
    {
      key: 'windows',
      title: t('windows.title'),
      cell: ({ windowNos }) => (windowNos.length === 0 ? '–' : windowNos.join(t('window.and'))),
      text: ({ windowNos }) => windowNos.join(' '),
    },
    {
      key: 'waitsIn',
      title: t('zone.waitsIn'),
      width: 150,
      cell: ({ waitsInName }) => waitsInName ?? '–',
      text: ({ waitsInName }) => waitsInName ?? '',
    },
    {
      key: 'screen',
      title: t('zone.screen'),
      width: 120,
      cell: ({ id, kind, name }) =>
        (takesWindows(kind) || kind === 'waiting') && (
          <a href={`/display/zone/${id}`} target="_blank" rel="noreferrer" aria-label={t('zone.screenOf', { name })}>
            {t('zone.screen')}
          </a>
        ),
      text: () => '',
    },
  ]
}
