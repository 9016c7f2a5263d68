import { useAct, useTexts, useToast } from '@yichuang/kit'
import { closeWindow, listHalls, listOpenWindows, listWindows, pauseWindow, readHall } from '../contract.ts'
import type { WindowLine } from '../contract.ts'
import { ReasonForm } from './ActivityDrawers.tsx'

interface TurnDrawerProps {
  readonly turn: 'pause' | 'close'
  readonly window: WindowLine
  readonly onClose: () => void
  readonly onReload: () => void
}

/** 暂停 or 撤销 of a window, with the reason. */
export function TurnDrawer({ turn, window, onClose, onReload }: TurnDrawerProps) {
  const t = useTexts('halls')
  const toast = useToast()
  const { id, no, version } = window
  const act = useAct(turn === 'pause' ? pauseWindow : closeWindow, {
    onDone: () => {
      toast({ text: t(turn === 'pause' ? 'window.paused' : 'window.closed', { no }) })
      onClose()
    },
    refresh: [listWindows, readHall, listHalls, listOpenWindows],
  })
  return (
    <ReasonForm
      title={t(turn === 'pause' ? 'window.pauseOf' : 'window.closeOf', { no })}
      act={t(turn === 'pause' ? 'window.pause' : 'window.close')}
      consequence={t(turn === 'pause' ? 'window.pauseConsequence' : 'window.closeConsequence')}
      busy={act.isBusy}
      problem={act.problem}
      onReason={(reason) => void act.act({ params: { id }, body: { reason, expectedVersion: version } })}
      onClose={onClose}
      onReload={onReload}
    />
  )
}
