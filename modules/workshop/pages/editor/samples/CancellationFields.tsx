import { TextField, useTexts } from '@yichuang/kit'
import { cancellationRules } from '@yichuang/modules/catalogue/rules'
import type { AnnexState } from './use-annex.ts'

/** 减证便民核对: the six rules by which a proof is no longer asked for, and why this one still is. (CAT-05) */
export function CancellationFields({ annex }: { readonly annex: AnnexState }) {
  const t = useTexts('workshop')
  const { answers, setAnswers } = annex
  const open = cancellationRules.filter((rule) => (answers[rule] ?? '').trim() === '').length
  return (
    <section className="ws-cancel" aria-label={t('proof.title')}>
      <p className="ws-label">{t('proof.title')}</p>
      <p className="muted small">{t(open === 0 ? 'proof.done' : 'proof.open', { count: open })}</p>
      {cancellationRules.map((rule, index) => (
        <TextField
          key={rule}
          label={`${index + 1}. ${t(`proof.rule.${rule}`)}`}
          placeholder={t('proof.why')}
          maxLength={300}
          value={answers[rule] ?? ''}
          onChange={(text) => setAnswers({ ...answers, [rule]: text })}
        />
      ))}
    </section>
  )
}
