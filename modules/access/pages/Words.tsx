import { Tag, useTexts } from '@yichuang/kit'

/** The roles of somebody as tags; who has none is said. */
export function RoleTags({ roles }: { readonly roles: readonly string[] }) {
  const t = useTexts('access')
  if (roles.length === 0) return <span className="muted">{t('people.noRole')}</span>
  return (
    <span className="people-tags">
      {roles.map((role) => (
        <Tag key={role} kind="blue">
          {t(`role.${role}`)}
        </Tag>
      ))}
    </span>
  )
}

const kinds = { active: 'green', locked: 'amber', inactive: 'slate' } as const

/** Whether an account works, is locked or switched off. */
export function StateTag({ state }: { readonly state: string }) {
  const t = useTexts('access')
  return <Tag kind={kinds[state as keyof typeof kinds] ?? 'plain'}>{t(`state.${state}`)}</Tag>
}
