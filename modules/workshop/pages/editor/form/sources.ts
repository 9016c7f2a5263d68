import { applicantMembers } from '@yichuang/modules/forms/rules'
import type { FormField, PrefillSource } from '@yichuang/modules/forms/rules'

const written: ReadonlySet<string> = new Set(['text', 'paragraph', 'identity', 'creditCode', 'phone', 'address'])

/** The sources that can fill in a field of this kind. (NET-05) */
export function sourcesFor({ kind }: FormField, questions: readonly string[]): readonly PrefillSource[] {
  const takesAnswers = kind === 'single' || kind === 'multi' || kind === 'text' || kind === 'paragraph'
  return [
    ...(written.has(kind) ? applicantMembers.map((member) => `applicant.${member}` as const) : []),
    ...(takesAnswers ? questions.map((question) => `answer.${question}` as const) : []),
    ...(kind === 'date' ? (['today'] as const) : []),
    'earlier',
  ]
}
