import { decided, refused } from '@yichuang/platform/pure'
import type { Decision } from '@yichuang/platform/pure'
import type { DraftView } from './draft.ts'

/**
 * Whether a draft began from the version in force, so that publishing it undoes nothing that somebody else put in
 * force meanwhile; a new item: whether there is still none. (CAT-12)
 */
export function decideBase(
  { baseVersion }: Pick<DraftView, 'baseVersion'>,
  current: number | undefined,
): Decision<true> {
  if (baseVersion === current) return decided(true)
  return refused({ code: 'workshop.base-outdated', base: baseVersion ?? null, current: current ?? null })
}
