import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Bell, useLive, useTexts } from '@yichuang/kit'
import type { BellEntry, Session } from '@yichuang/kit'

/** The bell with the person's own unread notices, kept fresh by what happens. */
export function OwnBell({ bell, session }: { readonly bell: BellEntry; readonly session: Session }) {
  const t = useTexts('web')
  const memory = useQueryClient()
  const queryKey = ['bell', session.person]
  const { data = 0 } = useQuery({ queryKey, queryFn: bell.read, refetchInterval: 60_000 })
  useLive(bell.topics(session), () => void memory.invalidateQueries({ queryKey }))
  return <Bell to={bell.to} label={t(bell.label)} count={data} />
}
