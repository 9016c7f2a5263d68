import { DataTable, DateText, LimitLight, MomentText, StatusTag, useCall, useTable, useTexts } from '@yichuang/kit'
import type { Light } from '@yichuang/kit'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { listMatters } from '../contract.ts'

const lights: readonly string[] = ['green', 'yellow', 'red', 'double-red', 'grey'] satisfies readonly Light[]

interface MatterListProps {
  readonly title: string
  /** only matters of this kind; without it the one in the address */
  readonly kind?: 'result'
  readonly empty: { readonly title: string; readonly text: string }
  readonly actions?: ReactNode
}

const onlyResults = { kind: 'result' } as const

/** What waits for the decider, what is due first on top. */
export function MatterList({ title, kind, empty, actions }: MatterListProps) {
  const t = useTexts('handling')
  const navigate = useNavigate()
  const table = useTable(listMatters, kind === undefined ? { filters: matterFilters } : { fixed: onlyResults })
  const list = useCall(listMatters, { query: table.query }, { topics: ['cases'], keepFormer: true })
  return (
    <DataTable
      label={title}
      table={table}
      answer={list}
      rowKey={(row) => `${row.id}/${row.kind}`}
      onOpen={(row) => void navigate(`/work/tasks/${row.id}`)}
      columns={[
        {
          key: 'limit',
          title: t('work.limit'),
          width: 130,
          cell: (row) => <MatterLight light={row.light} days={row.days} />,
          text: ({ days }) => String(days ?? ''),
        },
        {
          key: 'due',
          title: t('work.due'),
          width: 128,
          cell: ({ dueOn }) => (dueOn === null ? '' : <DateText day={dueOn} form="two-lines" />),
          text: ({ dueOn }) => dueOn ?? '',
        },
        {
          key: 'item',
          title: t('work.itemAndNumber'),
          cell: ({ itemName, applicationNo }) => (
            <span className="two-lines">
              <b>{itemName}</b>
              <span className="muted small">{applicationNo}</span>
            </span>
          ),
          text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
        },
        {
          key: 'applicant',
          title: t('work.applicant'),
          width: 220,
          cell: ({ applicantName }) => applicantName,
          text: ({ applicantName }) => applicantName,
        },
        {
          key: 'kind',
          title: t('matters.what'),
          width: 150,
          cell: (row) => <StatusTag kind={kinds[row.kind]}>{t(`matters.kind.${row.kind}`)}</StatusTag>,
          text: (row) => t(`matters.kind.${row.kind}`),
        },
        {
          key: 'since',
          title: t('matters.since'),
          width: 150,
          cell: ({ waitsSince }) => <MomentText at={waitsSince} />,
          text: ({ waitsSince }) => waitsSince,
        },
      ]}
      actions={actions}
      empty={empty}
      exportName={title}
    />
  )
}

const matterFilters = ['kind'] as const
const kinds = { decide: 'waiting', extension: 'waiting', default: 'refused', result: 'ready' } as const

function MatterLight({ light, days }: { readonly light: string | null; readonly days: number | null }) {
  const t = useTexts('handling')
  const known = lights.includes(light ?? '') ? (light as Light) : undefined
  if (known === undefined || days === null) return <span className="muted">{t('work.noLimit')}</span>
  return days === 0 ? (
    <LimitLight light={known}>{t('work.dueToday')}</LimitLight>
  ) : (
    <LimitLight light={known} days={Math.abs(days)} />
  )
}
