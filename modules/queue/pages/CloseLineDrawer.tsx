import { Button, Drawer, ProblemNote, useAct, useTexts, useToast } from '@yichuang/kit'
import { closeLine, listArrangedItems, listLines, readQueueBoard } from '../contract.ts'
import type { HallLine } from '../contract.ts'

interface CloseLineDrawerProps {
  readonly hall: string
  readonly line: HallLine
  readonly onClose: () => void
}

/** 停用: what follows is said; while somebody waits it is refused, and by how many is said. */
export function CloseLineDrawer({ hall, line: { id, letter, name, version }, onClose }: CloseLineDrawerProps) {
  const t = useTexts('queue')
  const toast = useToast()
  const act = useAct(closeLine, {
    refresh: [listLines, readQueueBoard, listArrangedItems],
    onDone: () => {
      toast({ text: t('line.isClosed', { name }) })
      onClose()
    },
  })
  return (
    <Drawer
      title={t('line.closeOf', { name })}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <Button
            kind="danger"
            hotkey="F9"
            busy={act.isBusy}
            onClick={() => void act.act({ params: { id: hall, line: id }, body: { expectedVersion: version } })}
          >
            {t('line.close')}
          </Button>
        </>
      }
    >
      <div className="cf">
        <p>{t('line.closeConsequence', { letter })}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </Drawer>
  )
}
