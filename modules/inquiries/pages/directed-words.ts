import type { useTexts } from '@yichuang/kit'
import type { Directed } from '../contract.ts'

/** What the place was called at which somebody was sent on; of a window chosen from the hall's, with its number. */
export function directedWords(t: ReturnType<typeof useTexts>, { kind, place, to }: Directed): string {
  return kind === 'window' && place !== null ? t('directed.window', { no: to }) : to
}
