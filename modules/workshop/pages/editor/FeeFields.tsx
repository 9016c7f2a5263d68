import { Button, Checkbox, TextField, useTexts } from '@yichuang/kit'
import type { FeeLine, Item } from '@yichuang/modules/catalogue/rules'
import type { MasterMember } from '../../rules/index.ts'

interface FeeFieldsProps {
  readonly item: Item
  readonly set: (member: MasterMember, value: unknown) => void
  readonly wrong: (pointer: string) => string | undefined
}

/** 收费: whether the item costs something, and each line with its amount and basis. (CAT-01) */
export function FeeFields({ item: { fee }, set, wrong }: FeeFieldsProps) {
  const t = useTexts('workshop')
  const lines = (next: readonly FeeLine[]) => set('fee', { ...fee, lines: next })
  const change = (id: string, part: Partial<FeeLine>) =>
    lines(fee.lines.map((line) => (line.id === id ? { ...line, ...part } : line)))
  const fresh = `fee-${fee.lines.length + 1}`
  return (
    <div className="ws-form">
      <Checkbox checked={fee.charged} onChange={(charged) => set('fee', { ...fee, charged })}>
        {t('master.charged')}
      </Checkbox>
      {fee.lines.map((line) => (
        <div key={line.id} className="ws-law">
          <TextField
            required
            label={t('master.feeName')}
            value={line.name}
            onChange={(name) => change(line.id, { name })}
          />
          <TextField
            required
            label={t('master.feeBasis')}
            value={line.basis ?? ''}
            onChange={(basis) => change(line.id, { basis })}
          />
          <Button
            size="s"
            icon="trash"
            label={t('master.removeFee', { name: line.name })}
            onClick={() => lines(fee.lines.filter(({ id }) => id !== line.id))}
          />
        </div>
      ))}
      {wrong('/fee') !== undefined && <p className="ws-wrong">{wrong('/fee')}</p>}
      {fee.charged && (
        <Button size="s" icon="plus" onClick={() => lines([...fee.lines, { id: fresh, name: '', amount: null }])}>
          {t('master.addFee')}
        </Button>
      )}
    </div>
  )
}
