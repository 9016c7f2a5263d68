import type { InquiryLine } from '../contract.ts'

/** The states of a question, in their order. */
export const states = ['asked', 'answered', 'told', 'withdrawn'] as const satisfies readonly InquiryLine['state'][]

/** How a state looks. */
export const stateKinds = { asked: 'amber', answered: 'blue', told: 'green', withdrawn: 'slate' } as const
