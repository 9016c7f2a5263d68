import { useTexts } from '@yichuang/kit'
import type { DirectoryLine } from '../contract.ts'

const kinds = { open: 'slate', agrees: 'green', differs: 'amber', gone: 'red' } as const

/** The colour of how an item stands to the province's directory. */
export function kindOf(state: DirectoryLine['state']) {
  return kinds[state]
}

/** In what an item differs from what corresponds to it, in words; empty when in nothing. */
export function useDifferences(): (line: Pick<DirectoryLine, 'differences'>) => string {
  const t = useTexts('directory')
  return ({ differences }) =>
    differences.length === 0
      ? ''
      : t('differsIn', { names: differences.map((one) => t(`difference.${one}`)).join(t('and')) })
}
