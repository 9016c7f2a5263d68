import { Tag, useTexts } from '@yichuang/kit'

type Kind = 'green' | 'amber' | 'red' | 'slate'

const kinds: Readonly<Record<number, Kind>> = { 5: 'green', 4: 'green', 3: 'slate', 2: 'amber', 1: 'red' }

/** A grade in words; a service that nobody rated is said to be just that. */
export function GradeTag({ grade, state }: { readonly grade: number | null; readonly state?: string }) {
  const t = useTexts('evaluation')
  if (grade === null) return <Tag kind="line">{t(state === 'declined' ? 'list.declined' : 'list.unrated')}</Tag>
  return <Tag kind={kinds[grade] ?? 'slate'}>{t(`grades.${grade}`)}</Tag>
}
