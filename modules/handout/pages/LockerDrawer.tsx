import {
  ActFoot,
  Band,
  DoorButton,
  Drawer,
  FactList,
  ProblemNote,
  readLocker,
  TextField,
  useCall,
  useTexts,
  useToast,
} from '@yichuang/kit'
import type { LockerDoor } from '@yichuang/kit'
import { useEffect, useState } from 'react'
import { listResults, putInLocker } from '../contract.ts'
import type { SendProps } from './SendDrawers.tsx'
import { useResultAct } from './shown-result.ts'

/** Free doors that are named; the others are seen on the locker. */
const MOST_NAMED = 8

/** 入柜: an empty box, its door opened from here where the computer reaches the locker; its code goes to the applicant by message. (OUT-04) */
export function LockerDrawer({ dossier, onClose }: SendProps) {
  const t = useTexts('handout')
  const toast = useToast()
  const free = useFreeDoors()
  const [typed, setTyped] = useState<string>()
  const box = typed ?? free[0] ?? ''
  const [opened, setOpened] = useState<string>()
  const phone = dossier.delivery.phone ?? dossier.applicant.phone
  const put = useResultAct(putInLocker, () => {
    toast({ text: t('locker.done', { phone }) })
    onClose()
  })
  const body = { box: box.trim(), expectedVersion: dossier.version }
  return (
    <Drawer
      title={t('locker.title')}
      width="s"
      onClose={onClose}
      footer={
        <ActFoot
          act={t('locker.act')}
          busy={put.isBusy}
          onAct={() => void put.act({ params: { id: dossier.id }, body })}
        />
      }
    >
      <TextField
        label={t('way.box')}
        value={box}
        onChange={setTyped}
        required
        hint={free.length === 0 ? undefined : t('locker.free', { boxes: free.slice(0, MOST_NAMED).join('、') })}
      />
      {free.length > 0 && box.trim() !== '' && <DoorButton door={box.trim()} onOpened={setOpened} />}
      {opened !== undefined && opened === box.trim() && <Band kind="amber">{t('locker.shut', { box: opened })}</Band>}
      <FactList facts={[{ term: t('mail.phone'), value: phone }]} />
      <Band kind="blue">{t('locker.byMessage')}</Band>
      <ProblemNote problem={put.problem} />
    </Drawer>
  )
}

/** Boxes in which nothing lies, as the locker and the records say; none where this computer reaches no locker. */
function useFreeDoors(): readonly string[] {
  const [doors, setDoors] = useState<readonly LockerDoor[]>([])
  const lying = useCall(listResults, { query: { state: 'locker', limit: 200 } })
  useEffect(() => {
    const ending = new AbortController()
    readLocker({ signal: ending.signal }).then(setDoors, () => undefined)
    return () => ending.abort()
  }, [])
  if (lying.data === undefined) return []
  const taken = new Set(lying.data.rows.map(({ box }) => box))
  return doors.filter(({ door, isOccupied }) => isOccupied !== true && !taken.has(door)).map(({ door }) => door)
}
