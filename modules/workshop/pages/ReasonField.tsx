import { TextAreaField, useTexts } from '@yichuang/kit'

interface ReasonFieldProps {
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/** The reason of an act that needs one; blanks are none. */
export function ReasonField({ reason, onReason }: ReasonFieldProps) {
  const t = useTexts('workshop')
  return (
    <TextAreaField
      label={t('reason')}
      required
      rows={4}
      maxLength={500}
      value={reason}
      onChange={onReason}
      problem={reason !== '' && reason.trim() === '' ? t('missing') : undefined}
    />
  )
}
