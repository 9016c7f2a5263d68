import {
  ActFoot,
  Button,
  CheckboxGroup,
  Drawer,
  fieldProblem,
  ProblemNote,
  TextField,
  useAct,
  useTexts,
  useToast,
} from '@yichuang/kit'
import { useState } from 'react'
import { arrangeWindow, readQueueBoard, turnWindow } from '../contract.ts'
import type { QueueBoard } from '../contract.ts'

interface WindowDrawerProps {
  readonly window: QueueBoard['windows'][number]
  readonly groups: QueueBoard['groups']
  readonly onClose: () => void
}

/** What a window calls, the first choice first, and whether it calls; holds from its next call on. */
export function WindowDrawer({ window, groups, onClose }: WindowDrawerProps) {
  const t = useTexts('queue')
  const toast = useToast()
  const [chosen, setChosen] = useState<readonly string[]>(window.groups)
  const arrange = useAct(arrangeWindow, {
    refresh: [readQueueBoard],
    onDone: () => {
      toast({ text: t('arrange.done', { no: window.no }) })
      onClose()
    },
  })
  const hints = new Map(chosen.map((id, rank) => [id, t('arrange.rank', { rank: rank + 1 })]))
  return (
    <Drawer
      title={t('arrange.title', { no: window.no })}
      onClose={onClose}
      footer={
        <ActFoot
          consequence={t('arrange.hint')}
          act={t('arrange.act')}
          busy={arrange.isBusy}
          onAct={() => void arrange.act({ params: { id: window.id }, body: { groups: [...chosen] } })}
        />
      }
    >
      <div className="cf">
        <h3>{t('arrange.groups')}</h3>
        <CheckboxGroup
          label={t('arrange.groups')}
          value={chosen}
          onChange={setChosen}
          options={groups.map(({ id, letter, name }) => ({
            value: id,
            label: `${letter} ${name}`,
            ...(hints.has(id) ? { hint: hints.get(id) } : {}),
          }))}
        />
        <ProblemNote problem={arrange.problem} />
        <Calling window={window} onClose={onClose} />
      </div>
    </Drawer>
  )
}

/** Opens the window for calling, or pauses it with the reason that the board shows. */
function Calling({ window, onClose }: Pick<WindowDrawerProps, 'window' | 'onClose'>) {
  const t = useTexts('queue')
  const [reason, setReason] = useState('')
  const turn = useAct(turnWindow, { refresh: [readQueueBoard], onDone: onClose })
  const { id, isOpen } = window
  const act = () => void turn.act({ params: { id }, body: { isOpen: !isOpen, ...(isOpen ? { reason } : {}) } })
  return (
    <>
      <h3>{t('arrange.calling')}</h3>
      <p>{stateWords(t, window)}</p>
      {isOpen && (
        <TextField
          label={t('pause.reason')}
          value={reason}
          onChange={setReason}
          required
          problem={fieldProblem(turn.problem, '/reason')}
        />
      )}
      <p>
        <Button busy={turn.isBusy} onClick={act}>
          {t(isOpen ? 'window.pause' : 'acts.open')}
        </Button>
      </p>
      {fieldProblem(turn.problem, '/reason') === undefined && <ProblemNote problem={turn.problem} />}
    </>
  )
}

function stateWords(t: ReturnType<typeof useTexts>, { isOpen, reason }: WindowDrawerProps['window']): string {
  if (isOpen) return t('window.open')
  return reason === null ? t('window.notOpen') : t('window.pausedFor', { reason })
}
