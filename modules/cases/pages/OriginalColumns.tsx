import { MomentText, Tag } from '@yichuang/kit'
import type { TableColumn, useTexts } from '@yichuang/kit'
import type { OriginalLine } from '../contract.ts'

type Words = ReturnType<typeof useTexts>

/** Columns of a list of originals: what it is, whose, and where it is. */
export function originalColumns(t: Words, shows: 'here' | 'everywhere'): readonly TableColumn<OriginalLine>[] {
  const common: readonly TableColumn<OriginalLine>[] = [
    {
      key: 'name',
      title: t('custody.original'),
      cell: ({ name, applicantName }) => <Two first={<b>{name}</b>} second={applicantName} />,
      text: ({ name }) => name,
    },
    {
      key: 'case',
      title: t('custody.case'),
      cell: ({ itemName, applicationNo }) => <Two first={itemName} second={applicationNo} />,
      text: ({ itemName, applicationNo }) => `${itemName} ${applicationNo}`,
    },
  ]
  const since: TableColumn<OriginalLine> = {
    key: 'since',
    title: t('custody.since'),
    width: 150,
    cell: ({ movedAt }) => <MomentText at={movedAt} />,
    text: ({ movedAt }) => movedAt,
  }
  if (shows === 'here') {
    const department: TableColumn<OriginalLine> = {
      key: 'department',
      title: t('custody.department'),
      width: 170,
      cell: ({ departmentName }) => departmentName,
      text: ({ departmentName }) => departmentName,
    }
    return [...common, department, since]
  }
  const holder: TableColumn<OriginalLine> = {
    key: 'holder',
    title: t('custody.holder'),
    width: 220,
    cell: ({ holder, holderName, sheetNo }) => (
      <Two
        first={holder === 'applicant' ? t('custody.returnedTo', { name: holderName }) : holderName}
        second={sheetNo === null ? '' : <Tag kind="amber">{t('custody.onSheet', { no: sheetNo })}</Tag>}
      />
    ),
    text: ({ holderName }) => holderName,
  }
  return [...common, holder, since]
}

export function Two({ first, second }: { readonly first: React.ReactNode; readonly second: React.ReactNode }) {
  return (
    <span className="custody-two">
      <span>{first}</span>
      <span className="muted small">{second}</span>
    </span>
  )
}
