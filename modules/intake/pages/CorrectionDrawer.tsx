import { ConfirmAct, useTexts } from '@yichuang/kit'
import type { ApiProblem } from '@yichuang/kit'
import type { Material } from '@yichuang/modules/catalogue/rules'
import { pointsOf, workOf } from './desk-state.ts'
import type { DeskState, Gaps } from './desk-state.ts'

interface CorrectionDrawerProps {
  readonly gaps: Gaps
  readonly state: DeskState
  readonly problem: ApiProblem | undefined
  readonly isBusy: boolean
  readonly onIssue: () => void
  readonly onClose: () => void
}

/** 一次性告知补正: everything that must be corrected, at once. (INT-05) */
export function CorrectionDrawer({ gaps, state, problem, isBusy, onIssue, onClose }: CorrectionDrawerProps) {
  const t = useTexts('intake')
  const defects = defectLines(gaps, state, t)
  return (
    <ConfirmAct
      title={t('correction.title')}
      act={t('correction.act')}
      hotkey="F8"
      consequence={t('correction.consequence')}
      warning={t('correction.once')}
      busy={isBusy}
      problem={problem}
      missing={defects.length === 0 ? t('correction.nothing') : undefined}
      onAct={onIssue}
      onClose={onClose}
    >
      <h3>{t('correction.list', { count: defects.length })}</h3>
      <ol className="defects">
        {defects.map(({ material, text }) => (
          <li key={`${material} ${text}`}>
            <b>{material}</b>　{text}
          </li>
        ))}
      </ol>
    </ConfirmAct>
  )
}

function defectLines({ wrongMaterials, blocking, deferrable }: Gaps, state: DeskState, t: ReturnType<typeof useTexts>) {
  const wrong = wrongMaterials.flatMap((material: Material) =>
    pointsOf(material).flatMap(({ id, text }) => {
      const check = workOf(state, material.key).checks[id]
      return check?.ok === false ? [{ material: material.name, text: `${text}：${check.defect}` }] : []
    }),
  )
  const missing = [...blocking, ...deferrable].map(({ name }) => ({ material: name, text: t('correction.missing') }))
  return [...wrong, ...missing]
}
