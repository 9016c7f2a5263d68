import { Card, Icon, useKeys, useTexts } from '@yichuang/kit'
import type { CaseView, Checks } from './shown-case.ts'

/** The row of the application form, beside the keys of the materials. */
export const formRow = ' form'

interface MaterialListProps {
  readonly view: CaseView
  readonly checks: Checks
  readonly current: string | undefined
  readonly onCurrent: (key: string) => void
}

/** The materials of the situation with how far each was reviewed; ↑ ↓ move. */
export function MaterialList({ view: { dossier, handling }, checks, current, onCurrent }: MaterialListProps) {
  const t = useTexts('handling')
  const { requirements, materials } = dossier
  const at = requirements.findIndex(({ key }) => key === current)
  const go = (step: number) => {
    const next = requirements[Math.min(requirements.length - 1, Math.max(0, at + step))]
    if (next !== undefined) onCurrent(next.key)
  }
  useKeys([
    { combo: 'Down', label: t('materials.next'), act: () => go(1), when: requirements.length > 0 },
    { combo: 'Up', label: t('materials.former'), act: () => go(-1), when: requirements.length > 0 },
  ])
  const rows = requirements.map(({ key, name, isRequired }) => {
    const state = materials.find((material) => material.key === key)
    const points = handling.points[key] ?? []
    const answers = points.map(({ id }) => checks[key]?.[id])
    const isHere = state?.received === true || state?.shared === true
    return {
      key,
      name,
      isRequired,
      isHere,
      isShared: state?.shared === true,
      points: points.length,
      met: answers.filter((answer) => answer?.ok === true).length,
      wrong: answers.filter((answer) => answer?.ok === false).length,
    }
  })
  const seen = rows.filter(({ points, met, wrong }) => met + wrong === points).length
  return (
    <Card title={t('materials.title')} hint={t('materials.count', { count: rows.length, seen })} flush grow>
      <ol className="review-materials">
        {dossier.filledForm !== undefined && (
          <li>
            <button
              type="button"
              className={current === formRow ? 'cur' : ''}
              aria-pressed={current === formRow}
              onClick={() => onCurrent(formRow)}
            >
              <span>{t('form.title')}</span>
              <small className="muted">
                {t('form.count', { count: Object.keys(dossier.filledForm.values).length })}
              </small>
            </button>
          </li>
        )}
        {rows.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={row.key === current ? 'cur' : ''}
              aria-pressed={row.key === current}
              onClick={() => onCurrent(row.key)}
            >
              <span>{row.name}</span>
              <Standing row={row} />
            </button>
          </li>
        ))}
      </ol>
    </Card>
  )
}

interface Row {
  readonly isRequired: boolean
  readonly isHere: boolean
  readonly isShared: boolean
  readonly points: number
  readonly met: number
  readonly wrong: number
}

function Standing({ row: { isHere, isRequired, isShared, points, met, wrong } }: { readonly row: Row }) {
  const t = useTexts('handling')
  if (!isHere)
    return (
      <small className={isRequired ? 'w' : 'muted'}>{t(isRequired ? 'materials.missing' : 'materials.notGiven')}</small>
    )
  const isDone = met === points
  return (
    <small className={isDone ? 'ok' : wrong > 0 ? 'w' : 'muted'}>
      {isDone && <Icon name="check" size={12} />}
      {met} / {points}
      {wrong > 0 && t('materials.wrong', { count: wrong })}
      {isShared && <span className="muted">{t('materials.shared')}</span>}
    </small>
  )
}
