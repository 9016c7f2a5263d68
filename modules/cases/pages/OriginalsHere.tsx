import { Button, DataTable, useCall, useSession, useTable, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import { listOriginals } from '../contract.ts'
import type { OriginalLine } from '../contract.ts'
import { DispatchDrawer } from './DispatchDrawer.tsx'
import { GiveBackDrawer } from './GiveBackDrawer.tsx'
import { originalColumns } from './OriginalColumns.tsx'

const keyOf = ({ id, original }: OriginalLine) => `${id}/${original}`

/** What lies here and no sheet carries: picked for a sheet, or given back to the applicant. */
export function OriginalsHere() {
  const t = useTexts('cases')
  const { may, department } = useSession()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'dispatch' | 'give-back'>()
  const table = useTable(listOriginals, { size: 200 })
  const list = useCall(listOriginals, { query: table.query }, { topics: ['cases'] })
  const picked = (list.data?.rows ?? []).filter((row) => selected.has(keyOf(row)))
  const placesOf = (rows: readonly OriginalLine[]) =>
    new Set(rows.map((row) => (department === undefined ? row.department : row.hall)))
  const cases = new Set(picked.map(({ id }) => id))
  const close = (isDone: boolean) => {
    setOpen(undefined)
    if (isDone) setSelected(new Set())
  }
  const none = picked.length === 0 ? t('custody.pickFirst') : undefined
  return (
    <>
      <DataTable
        label={t('custody.boxes.here')}
        table={table}
        answer={list}
        rowKey={keyOf}
        columns={originalColumns(t, 'here')}
        select={{ selected, onSelect: setSelected }}
        actions={
          <>
            {may('cases.return-original') && picked.length > 0 && (
              <Button
                icon="person"
                disabledReason={cases.size > 1 ? t('custody.oneCase') : undefined}
                onClick={() => setOpen('give-back')}
              >
                {t('custody.giveBack')}
              </Button>
            )}
            <Button
              kind="primary"
              icon="exchange"
              disabledReason={none ?? (placesOf(picked).size > 1 ? t('custody.onePlace') : undefined)}
              onClick={() => setOpen('dispatch')}
            >
              {t(department === undefined ? 'custody.toDepartment' : 'custody.toWindow')}
            </Button>
          </>
        }
        empty={{ title: t('custody.hereEmptyTitle'), text: t('custody.hereEmptyText'), icon: 'document' }}
        exportName={t('custody.boxes.here')}
      />
      {open === 'dispatch' && <DispatchDrawer rows={picked} onClose={close} />}
      {open === 'give-back' && <GiveBackDrawer rows={picked} onClose={close} />}
    </>
  )
}
