import type { TagKind } from '@yichuang/kit'
import type { ChangeRequestLine } from '../contract.ts'

/** The look of each state of a request. */
export const requestKinds: Readonly<Record<ChangeRequestLine['state'], TagKind>> = {
  open: 'amber',
  'taken-up': 'blue',
  published: 'green',
  declined: 'red',
  withdrawn: 'slate',
}
