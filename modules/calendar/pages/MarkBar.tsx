import { Card, Segmented, TextField, useTexts } from '@yichuang/kit'
import type { DayMarking } from '../rules/index.ts'

/** What the next pressed day becomes. */
export interface Brush {
  readonly kind: DayMarking['kind']
  readonly name: string
  readonly orderNo: string
}

export const firstBrush: Brush = { kind: 'local-closure', name: '', orderNo: '' }

/** The marking a brush paints, undefined while it lacks its name or order. */
export function markingOfBrush({ kind, name, orderNo }: Brush): DayMarking | undefined {
  if (kind === 'holiday') return name.trim() === '' ? undefined : { kind, name: name.trim() }
  if (kind !== 'local-closure') return { kind }
  if (name.trim() === '' || orderNo.trim() === '') return undefined
  return { kind, name: name.trim(), orderNo: orderNo.trim() }
}

interface MarkBarProps {
  readonly brush: Brush
  readonly isTried: boolean
  readonly onBrush: (brush: Brush) => void
}

const kinds = ['local-closure', 'holiday', 'makeup', 'plain'] as const

/** Says first what a day is to be, then the days are pressed one by one. */
export function MarkBar({ brush, isTried, onBrush }: MarkBarProps) {
  const t = useTexts('calendar')
  const missing = (value: string) => (isTried && value.trim() === '' ? t('edit.missing') : undefined)
  return (
    <Card title={t('edit.title')} hint={t('edit.hint')} strong>
      <div className="mark-bar">
        <Segmented
          label={t('edit.kind')}
          value={brush.kind}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => onBrush({ ...brush, kind })}
        />
        {(brush.kind === 'holiday' || brush.kind === 'local-closure') && (
          <TextField
            label={t(brush.kind === 'holiday' ? 'edit.holiday' : 'edit.name')}
            value={brush.name}
            maxLength={60}
            required
            problem={missing(brush.name)}
            onChange={(name) => onBrush({ ...brush, name })}
          />
        )}
        {brush.kind === 'local-closure' && (
          <TextField
            label={t('edit.order')}
            value={brush.orderNo}
            maxLength={60}
            required
            problem={missing(brush.orderNo)}
            onChange={(orderNo) => onBrush({ ...brush, orderNo })}
          />
        )}
      </div>
    </Card>
  )
}
