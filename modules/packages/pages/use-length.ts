import { useTexts } from '@yichuang/kit'
import type { LimitValue } from '@yichuang/modules/catalogue/rules'
import { useCallback } from 'react'

/** Says a time limit in words; nothing to wait for is done on the spot. */
export function useLength(): (limit: LimitValue) => string {
  const t = useTexts('packages')
  return useCallback(
    ({ value, unit }: LimitValue) => (value === 0 ? t('length.spot') : t(`length.${unit}`, { count: value })),
    [t],
  )
}
