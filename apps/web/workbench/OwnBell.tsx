import { useQuery } from '@tanstack/react-query'
import { Bell, useFreshOn, useTexts } from '@yichuang/kit'
import type { BellEntry, Session } from '@yichuang/kit'

/** The bell with the person's own unread notices, kept fresh by what happens. */
export function OwnBell({ bell, session }: { readonly bell: BellEntry; readonly session: Session }) {
  const t = useTexts('web')
  const queryKey = ['bell', session.person]
  const { data = 0 } = useQuery({ queryKey, queryFn: bell.read, refetchInterval: 60_000 })
  useFreshOn(bell.topics(session), queryKey)
  return <Bell to={bell.to} label={t(bell.label)} count={data} />
}
