import { Button, ProblemNote, Tag, useAct, useTexts } from '@yichuang/kit'
import type { TagKind } from '@yichuang/kit'
import { askConfirmation, readMyPad, withdrawConfirmation } from '@yichuang/modules/evaluation/contract'
import type { ConfirmationStage, DeskConfirmation } from './use-confirmation.ts'

interface ConfirmationLineProps {
  readonly pad: DeskConfirmation
  /** the applicant is not typed yet: goes there instead */
  readonly onApplicant: (() => void) | undefined
}

const kinds: Readonly<Record<Exclude<ConfirmationStage, 'none'>, TagKind>> = {
  asked: 'blue',
  'wants-change': 'amber',
  confirmed: 'green',
  outdated: 'amber',
}

/** 请申请人核对: one small act that shows on the pad what was typed, and what the applicant said of it. */
export function ConfirmationLine({ pad: { isThere, stage, shown, found }, onApplicant }: ConfirmationLineProps) {
  const t = useTexts('intake')
  const ask = useAct(askConfirmation, { refresh: [readMyPad] })
  const withdraw = useAct(withdrawConfirmation, { refresh: [readMyPad] })
  if (!isThere && stage === 'none') return null
  const act = () => (onApplicant === undefined ? void ask.act({ body: shown }) : onApplicant())
  return (
    <div className="confirmation" role="status">
      {stage !== 'none' && <Tag kind={kinds[stage]}>{t(`confirmation.${stage}`)}</Tag>}
      {stage === 'asked' && found !== null ? (
        <Button
          size="s"
          kind="quiet"
          busy={withdraw.isBusy}
          onClick={() => void withdraw.act({ params: { id: found.id } })}
        >
          {t('confirmation.withdraw')}
        </Button>
      ) : (
        stage !== 'confirmed' && (
          <Button size="s" busy={ask.isBusy} onClick={act}>
            {t(stage === 'none' ? 'confirmation.ask' : 'confirmation.askAgain')}
          </Button>
        )
      )}
      <ProblemNote problem={ask.problem ?? withdraw.problem} />
    </div>
  )
}
