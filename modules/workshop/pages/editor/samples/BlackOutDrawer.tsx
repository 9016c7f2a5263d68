import { ConfirmAct, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'

interface BlackOutDrawerProps {
  readonly areas: number
  readonly busy: boolean
  readonly problem: ApiProblem | undefined
  readonly onAct: () => Promise<void>
  readonly onClose: () => void
}

/** What is blacked out is gone: said before it is done. (CAT-06) */
export function BlackOutDrawer({ areas, busy, problem, onAct, onClose }: BlackOutDrawerProps) {
  const t = useTexts('workshop')
  return (
    <ConfirmAct
      title={t('sample.blackTitle')}
      warning={t('sample.blackWarning')}
      act={t(areas === 0 ? 'sample.blackNone' : 'sample.blackOut', { count: areas })}
      busy={busy}
      problem={problem}
      onAct={() => void onAct()}
      onClose={onClose}
    >
      <p>{t(areas === 0 ? 'sample.blackFirst' : 'sample.blackText', { count: areas })}</p>
    </ConfirmAct>
  )
}
