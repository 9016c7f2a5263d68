import { useCall, useTable, useTexts } from '@yichuang/kit'
import { hallLevels, listHalls } from '../contract.ts'
import type { HallLine } from '../contract.ts'
import { HallDrawer } from './HallDrawer.tsx'
import { nameColumn, PlaceList, regionColumn } from './PlaceList.tsx'

/** 大厅: all halls. */
export function HallsPage() {
  const t = useTexts('halls')
  const table = useTable(listHalls, { filters: ['q', 'region', 'state'], sort: 'region' })
  const answer = useCall(listHalls, { query: table.query }, { keepFormer: true })
  return (
    <PlaceList
      kind="halls"
      table={table}
      answer={answer}
      columns={[
        nameColumn(t('hall.name'), 'halls', ({ address }: HallLine) => address),
        {
          key: 'level',
          title: t('hall.level'),
          sort: 'level',
          width: 90,
          cell: ({ level }) => levelName(t, level),
          text: ({ level }) => levelName(t, level),
        },
        regionColumn(t('hall.region')),
        { key: 'phone', title: t('hall.phone'), width: 140, cell: (row) => row.phone, text: (row) => row.phone },
        {
          key: 'windows',
          title: t('halls.windows'),
          sort: 'windows',
          width: 130,
          cell: ({ openWindows, windows }) => t('halls.openOf', { open: openWindows, count: windows }),
          text: ({ openWindows, windows }) => `${openWindows}/${windows}`,
        },
      ]}
      adding={(close, done) => <HallDrawer onClose={close} onDone={done} />}
    />
  )
}

/** A level in the person's language; what is no known level as it is. */
export function levelName(t: ReturnType<typeof useTexts>, level: string): string {
  const n = hallLevels.findIndex((known) => known === level)
  return n === -1 ? level : t(`level.${n + 1}`)
}
