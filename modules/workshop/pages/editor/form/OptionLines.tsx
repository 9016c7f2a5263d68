import { TextAreaField, useTexts } from '@yichuang/kit'
import { optionsOfLines } from '@yichuang/modules/forms/rules'
import type { FormOption } from '@yichuang/modules/forms/rules'
import { useState } from 'react'

interface OptionLinesProps {
  readonly options: readonly FormOption[]
  readonly onChange: (options: readonly FormOption[]) => void
}

/** The choices, one on each line; a line that is being begun is no choice yet. */
export function OptionLines({ options, onChange }: OptionLinesProps) {
  const t = useTexts('workshop')
  const written = options.map(({ label }) => label).join('\n')
  const [typed, setTyped] = useState(written)
  const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
  const shown = linesOf(typed).join('\n') === written ? typed : written
  return (
    <TextAreaField
      required
      label={t('form.options')}
      hint={t('master.oneALine')}
      rows={Math.min(8, Math.max(3, options.length + 1))}
      value={shown}
      onChange={(text) => {
        setTyped(text)
        onChange(optionsOfLines(linesOf(text), options))
      }}
    />
  )
}
