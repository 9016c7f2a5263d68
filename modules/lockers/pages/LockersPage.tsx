import {
  ActFoot,
  Ask,
  Button,
  Card,
  Drawer,
  EmptyState,
  formatTime,
  MomentText,
  Page,
  ProblemNote,
  Tag,
  TextField,
  useAct,
  useCall,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { addLocker, endLocker, listLockers } from '../contract.ts'
import type { LockerLine } from '../contract.ts'
import { StuckDoors } from './StuckDoors.tsx'
import './lockers.css'

const kinds = { waiting: 'amber', away: 'red', barred: 'red', there: 'green' } as const

/** 取件柜: doors that did not open, and the lockers of the hall; a screen is paired by a code that is shown once. (OUT-04) */
export function LockersPage() {
  const t = useTexts('lockers')
  const toast = useToast()
  const { may, hall } = useSession()
  const [adding, setAdding] = useState(false)
  const list = useCall(listLockers, {}, { topics: ['lockers'], keepFormer: true })
  const end = useAct(endLocker, { refresh: [listLockers] })
  const mayManage = may('lockers.manage-lockers') && hall !== undefined
  const stop = async ({ id, name }: LockerLine) => {
    if ((await end.act({ params: { id } })) !== undefined) toast({ text: t('page.ended', { name }) })
  }
  return (
    <Page
      title={t('pages.lockers')}
      hint={t('page.hint')}
      actions={mayManage && <Button onClick={() => setAdding(true)}>{t('page.add')}</Button>}
    >
      <ProblemNote problem={end.problem} />
      <Ask query={list}>
        {({ rows, stuck }) => (
          <>
            {rows.length + stuck.length > 0 && <StuckDoors doors={stuck} />}
            <Card title={t('page.list')}>
              {rows.length === 0 && <EmptyState icon="package" title={t('page.empty')} text={t('page.emptyText')} />}
              <ul className="lockers">
                {rows.map((row) => (
                  <Line key={row.id} row={row} onEnd={mayManage ? () => void stop(row) : undefined} />
                ))}
              </ul>
            </Card>
          </>
        )}
      </Ask>
      {adding && hall !== undefined && <AddDrawer hall={hall.id} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Line({ row, onEnd }: { readonly row: LockerLine; readonly onEnd: (() => void) | undefined }) {
  const t = useTexts('lockers')
  const { name, hallName, state, closedUntil, seenAt } = row
  return (
    <li>
      <b>{name}</b>
      <span>{hallName}</span>
      <Tag kind={kinds[state]}>{t(`page.states.${state}`)}</Tag>
      <span className="small muted grow">
        {closedUntil !== null
          ? t('page.barredUntil', { time: formatTime(closedUntil) })
          : seenAt !== null && (
              <>
                {t('page.seen')} <MomentText at={seenAt} />
              </>
            )}
      </span>
      {onEnd !== undefined && (
        <Button size="s" kind="quiet" onClick={onEnd}>
          {t('page.end')}
        </Button>
      )}
    </li>
  )
}

/** Adds a locker, and then shows the code for its screen, once. */
function AddDrawer({ hall, onClose }: { readonly hall: string; readonly onClose: () => void }) {
  const t = useTexts('lockers')
  const [name, setName] = useState('')
  const [added, setAdded] = useState<{ readonly id: string; readonly code: string; readonly until: string }>()
  const add = useAct(addLocker, { refresh: [listLockers] })
  const make = async () => setAdded(await add.act({ body: { hall, name: name.trim() } }))
  const close = (
    <>
      <span className="grow" />
      <Button kind="primary" onClick={onClose}>
        {t('page.close')}
      </Button>
    </>
  )
  return (
    <Drawer
      title={added === undefined ? t('page.addTitle') : t('page.codeTitle', { name: name.trim() })}
      width="s"
      onClose={onClose}
      footer={
        added === undefined ? <ActFoot act={t('page.addAct')} busy={add.isBusy} onAct={() => void make()} /> : close
      }
    >
      {added === undefined ? (
        <TextField label={t('page.name')} hint={t('page.nameHint')} value={name} onChange={setName} required />
      ) : (
        <>
          <p className="locker-code">{added.code}</p>
          <p>{t('page.codeHint', { time: formatTime(added.until) })}</p>
          <p className="locker-address">{`${location.origin}/locker/${added.id}`}</p>
        </>
      )}
      <ProblemNote problem={add.problem} />
    </Drawer>
  )
}
