import { useTexts } from '@yichuang/kit'
import { useMemo } from 'react'
import { isParty, wordKey } from '../../rules/index.ts'
import type { Copy, Deferral, SpecialProcedure } from '../../rules/index.ts'

/** A length of time as items tell it. */
interface Length {
  readonly value: number
  readonly unit: string
}

/** The codes of an item in the reader's language. */
export interface ItemWords {
  /** a fixed word of the exchange format; free words stay as they are */
  readonly word: (value: string) => string
  readonly words: (values: readonly string[]) => string
  readonly party: (value: string) => string
  readonly length: (value: Length) => string
  readonly copies: (copies: readonly Copy[]) => string
  readonly deferral: (deferral: Deferral) => string
  readonly procedure: (procedure: SpecialProcedure) => string
}

/** Says the codes of an item in words. */
export function useItemWords(): ItemWords {
  const t = useTexts('catalogue')
  return useMemo(() => {
    const word = (value: string) => {
      const key = wordKey(value)
      return key === undefined ? value : t(`items.words.${key}`)
    }
    const length = ({ value, unit }: Length) =>
      value === 0 ? t('item.atOnce') : t(`item.length.${unit}`, { count: value })
    const joined = (parts: readonly string[]) => parts.join(t('item.and'))
    return {
      word,
      words: (values) => joined(values.map(word)),
      party: (value) => (isParty(value) ? t(`item.party.${value}`) : value),
      length,
      copies: (copies) => joined(copies.map(({ form, action, count }) => t(`item.copy.${form}-${action}`, { count }))),
      deferral: ({ allowed, days }) => {
        if (!allowed) return t('item.deferral.no')
        return days === undefined ? t('item.deferral.yes') : t('item.deferral.within', { length: length(days) })
      },
      procedure: ({ kind, days, clock }) =>
        days === null
          ? t(`item.procedure.open-${clock}`, { kind })
          : t(`item.procedure.${clock}`, { kind, length: length(days) }),
    }
  }, [t])
}
