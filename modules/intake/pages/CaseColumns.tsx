import { MomentText } from '@yichuang/kit'
import type { TableColumn, useTexts } from '@yichuang/kit'
import type { DossierLine } from '@yichuang/modules/cases/contract'

/** Columns that every list of dossiers has, by their keys. */
export function caseColumns(t: ReturnType<typeof useTexts>) {
  return {
    applicant: plain('applicant', t('follow.applicant'), (row) => row.applicantName),
    number: { ...plain('number', t('follow.number'), (row) => row.applicationNo), width: 190 },
    changed: {
      key: 'changed',
      title: t('follow.changed'),
      width: 150,
      cell: (row) => <MomentText at={row.changedAt} />,
      text: (row) => row.changedAt,
    },
  } as const satisfies Record<string, TableColumn<DossierLine>>
}

function plain(key: string, title: string, text: (row: DossierLine) => string) {
  return { key, title, text, cell: text }
}
