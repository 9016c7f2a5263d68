import { Card, EmptyState, ReviewPointList, useTexts } from '@yichuang/kit'
import type { PointState } from '@yichuang/kit'
import type { PointCheck } from '@yichuang/modules/cases/rules'

interface PointsCardProps {
  readonly points: readonly { readonly id: string; readonly text: string; readonly part: string }[]
  readonly checks: Readonly<Record<string, PointCheck>>
  readonly isReadOnly: boolean
  readonly current: string | undefined
  readonly onCurrent: (id: string) => void
  readonly onCheck: (id: string, check: PointCheck | undefined) => void
}

/** The review points of the material in hand: the same ones as at the window. (BAK-04) */
export function PointsCard({ points, checks, isReadOnly, current, onCurrent, onCheck }: PointsCardProps) {
  const t = useTexts('handling')
  const numbered = points.map((point, index) => ({ ...point, number: index + 1 }))
  const answer = (id: string, state: PointState) => {
    if (state === 'open') onCheck(id, undefined)
    else onCheck(id, state === 'met' ? { ok: true } : { ok: false, defect: t('points.defect') })
  }
  return (
    <Card title={t('points.title')} hint={t('points.same')} flush grow>
      {points.length === 0 ? (
        <EmptyState icon="check" title={t('points.none')} />
      ) : (
        <ReviewPointList
          label={t('points.title')}
          look="answers"
          isReadOnly={isReadOnly}
          current={current ?? numbered.find(({ id }) => checks[id] === undefined)?.id}
          onCurrent={onCurrent}
          onState={answer}
          onReason={(id, defect) => onCheck(id, { ok: false, defect })}
          groups={[
            {
              points: numbered.map(({ id, number, text }) => {
                const check = checks[id]
                return {
                  id,
                  number,
                  text,
                  state: stateOf(check),
                  ...(check?.ok === false ? { reason: check.defect } : {}),
                }
              }),
            },
          ]}
        />
      )}
    </Card>
  )
}

function stateOf(check: PointCheck | undefined): PointState {
  if (check === undefined) return 'open'
  return check.ok ? 'met' : 'not-met'
}
