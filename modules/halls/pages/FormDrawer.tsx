import { ActFoot, ApiProblem, Band, Button, ConflictPanel, Drawer, ProblemNote, useTexts } from '@yichuang/kit'
import { useState } from 'react'
import type { ReactNode } from 'react'

export interface FormDrawerProps {
  readonly title: string
  /** the act itself: 保存修改 */
  readonly act: string
  readonly isDirty: boolean
  readonly busy: boolean
  readonly problem: ApiProblem | undefined
  /** what was typed, shown beside the newest state when somebody else was first */
  readonly mine: readonly { readonly label: string; readonly value: string }[]
  readonly consequence?: string
  readonly kind?: 'primary' | 'danger'
  readonly onAct: () => void
  readonly onClose: () => void
  /** reads the newest state */
  readonly onReload?: () => void
  readonly children: ReactNode
}

/** A form in a drawer. F9 saves; leaving with changes that are not saved asks once. */
export function FormDrawer(props: FormDrawerProps) {
  const { title, isDirty, busy, problem, mine, onClose, onReload, children } = props
  const t = useTexts('halls')
  const [isAsking, setAsking] = useState(false)
  const leave = () => (isDirty && !isAsking ? setAsking(true) : onClose())
  const isConflict = problem?.isConflict === true && onReload !== undefined
  return (
    <Drawer title={title} width="m" onClose={leave} footer={<ActFoot {...props} busy={busy} />}>
      <div className="cf">
        {isAsking && (
          <div role="alert">
            <Band
              kind="amber"
              actions={
                <>
                  <Button size="s" onClick={() => setAsking(false)}>
                    {t('form.stay')}
                  </Button>
                  <Button size="s" kind="danger" onClick={onClose}>
                    {t('form.discard')}
                  </Button>
                </>
              }
            >
              {t('form.unsaved')}
            </Band>
          </div>
        )}
        {isConflict && <ConflictPanel problem={problem} mine={mine} onReload={onReload} />}
        {children}
        {!isConflict && <ProblemNote problem={problem} />}
      </div>
    </Drawer>
  )
}
