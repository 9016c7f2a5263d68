import { Link } from 'react-router'
import { Icon } from '../public/Icon.tsx'
import { useKitWords } from '../public/LanguageScope.tsx'

export interface BellProps {
  readonly to: string
  readonly label: string
  readonly count: number
}

/** The bell in the top bar, with how many notices are unread. */
export function Bell({ to, label, count }: BellProps) {
  const w = useKitWords()
  return (
    <Link className="bell" to={to} aria-label={count > 0 ? `${label} ${count} ${w('shell.waiting')}` : label}>
      <Icon name="bell" size={20} />
      {count > 0 && <sup aria-hidden>{count > 99 ? '99+' : count}</sup>}
    </Link>
  )
}
