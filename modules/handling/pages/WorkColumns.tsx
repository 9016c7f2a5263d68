import { DateText, MomentText, Tag } from '@yichuang/kit'
import type { TableColumn, useTexts } from '@yichuang/kit'
import type { WorkLine } from '../contract.ts'
import { WorkLimit } from './WorkLimit.tsx'

type Words = ReturnType<typeof useTexts>

/** The columns of the work list, two lines a row at most. */
export function workColumns(t: Words): readonly TableColumn<WorkLine>[] {
  return [
    {
      key: 'limit',
      title: t('work.limit'),
      width: 132,
      cell: (row) => <WorkLimit row={row} />,
      text: ({ days }) => String(days ?? ''),
      fixed: true,
    },
    {
      key: 'due',
      title: t('work.due'),
      width: 128,
      cell: (row) => <DueCell row={row} t={t} />,
      text: ({ dueOn }) => dueOn ?? '',
    },
    {
      key: 'item',
      title: t('work.itemAndNumber'),
      cell: (row) => <ItemCell row={row} t={t} />,
      text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
      fixed: true,
    },
    {
      key: 'accepted',
      title: t('work.accepted'),
      width: 110,
      cell: (row) => <AcceptedCell row={row} t={t} />,
      text: ({ acceptedOn, acceptedAt, isDeemed }) => (isDeemed ? acceptedOn : acceptedAt),
    },
    {
      key: 'applicant',
      title: t('work.applicant'),
      width: 200,
      cell: ({ applicantName }) => applicantName,
      text: ({ applicantName }) => applicantName,
    },
    {
      key: 'step',
      title: t('work.step'),
      width: 150,
      cell: (row) => (
        <Two
          first={row.procedureName !== null && row.isStopped ? t('work.procedure') : t(`steps.${row.step}`)}
          second={
            row.isStopped && row.procedureName !== null ? row.procedureName : (row.holderName ?? t('work.unclaimed'))
          }
        />
      ),
      text: ({ step, holderName }) => `${step} ${holderName ?? ''}`,
    },
    {
      key: 'papers',
      title: t('work.papers'),
      width: 130,
      cell: (row) =>
        row.papersMissing === 0
          ? t('work.papersHere', { count: row.papers })
          : t('work.papersMissing', { count: row.papersMissing }),
      text: ({ papersMissing }) => String(papersMissing),
    },
  ]
}

function Two({ first, second }: { readonly first: React.ReactNode; readonly second: React.ReactNode }) {
  return (
    <span className="two-lines">
      <span>{first}</span>
      <span className="muted small">{second}</span>
    </span>
  )
}

/** When it was accepted and where; accepted by law, the day the law counts from. (许可法 32) */
function AcceptedCell({ row, t }: { readonly row: WorkLine; readonly t: Words }) {
  if (row.isDeemed) return <Two first={<DateText day={row.acceptedOn} form="bare" />} second={t('work.deemed')} />
  return (
    <Two
      first={<MomentText at={row.acceptedAt} form="moment" />}
      second={row.windowNo === null ? t(`channel.${row.channel}`) : t('work.window', { no: row.windowNo })}
    />
  )
}

function DueCell({ row, t }: { readonly row: WorkLine; readonly t: Words }) {
  if (row.isStopped || row.dueOn === null)
    return (
      <Two
        first={t('work.afterResuming')}
        second={row.statutoryDue === null ? '' : <DateText day={row.statutoryDue} form="short" />}
      />
    )
  return <DateText day={row.dueOn} form="two-lines" />
}

function ItemCell({ row, t }: { readonly row: WorkLine; readonly t: Words }) {
  return (
    <span className="two-lines">
      <span className="row">
        <b>{row.itemName}</b>
        {row.urges > 0 && <Tag kind="red">{t('work.urged')}</Tag>}
        {row.awaited > 0 && <Tag kind="amber">{t('work.awaited', { count: row.awaited })}</Tag>}
        {row.isJoint && <Tag kind="blue">{t('work.joint')}</Tag>}
        {row.procedureName !== null && <Tag kind="slate">{row.procedureName}</Tag>}
      </span>
      <span className="muted small">{row.applicationNo}</span>
    </span>
  )
}
