import {
  ActFoot,
  Button,
  Card,
  DoorButton,
  Drawer,
  MomentText,
  ProblemNote,
  TextField,
  useAct,
  useSession,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { listLockers, settleOpening } from '../contract.ts'
import type { StuckDoor } from '../contract.ts'

const said = ['door-stuck', 'locker-missing', 'no-such-door', 'silent', 'agent-missing'] as const

/** 没打开的柜门: collected by the record, and maybe still inside: opened from the window, and what was done is noted. */
export function StuckDoors({ doors }: { readonly doors: readonly StuckDoor[] }) {
  const t = useTexts('lockers')
  const { may } = useSession()
  const [settling, setSettling] = useState<StuckDoor>()
  const mayAct = may('lockers.settle-opening')
  if (doors.length === 0) return <p className="muted">{t('page.noStuck')}</p>
  return (
    <Card title={t('page.stuck')} hint={t('page.stuckCount', { count: doors.length })} strong>
      <p className="muted">{t('page.stuckHint')}</p>
      <ul className="lockers stuck">
        {doors.map((door) => (
          <li key={door.dossier}>
            <b>{t('page.box', { locker: door.lockerName, box: door.box })}</b>
            <span className="grow">
              {door.itemName} <span className="small muted">{door.applicationNo}</span>
              <br />
              <span className="small muted">
                <MomentText at={door.askedAt} /> {faultOf(t, door)}
              </span>
            </span>
            {mayAct && (
              <>
                <DoorButton door={door.box} />
                <Button size="s" kind="primary" onClick={() => setSettling(door)}>
                  {t('page.settle')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {settling !== undefined && <SettleDrawer door={settling} onClose={() => setSettling(undefined)} />}
    </Card>
  )
}

function SettleDrawer({ door, onClose }: { readonly door: StuckDoor; readonly onClose: () => void }) {
  const t = useTexts('lockers')
  const toast = useToast()
  const [note, setNote] = useState('')
  const settle = useAct(settleOpening, {
    refresh: [listLockers],
    onDone: () => {
      toast({ text: t('page.settled') })
      onClose()
    },
  })
  const act = () => void settle.act({ params: { dossier: door.dossier }, body: { note } })
  return (
    <Drawer
      title={t('page.settleTitle', { box: door.box })}
      width="s"
      onClose={onClose}
      footer={<ActFoot act={t('page.settleAct')} busy={settle.isBusy} onAct={act} />}
    >
      <TextField label={t('page.note')} hint={t('page.noteHint')} value={note} onChange={setNote} required />
      <ProblemNote problem={settle.problem} />
    </Drawer>
  )
}

function faultOf(t: ReturnType<typeof useTexts>, { fault }: StuckDoor): string {
  if (fault === null) return t('page.silent')
  const known = said.find((one) => one === fault)
  return t('page.fault', { fault: known === undefined ? fault : t(`page.faults.${known}`) })
}
