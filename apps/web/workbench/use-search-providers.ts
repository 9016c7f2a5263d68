import { railOf, useTexts } from '@yichuang/kit'
import type { QuickHit, QuickSearchProvider, Session } from '@yichuang/kit'
import { useMemo } from 'react'
import type { PagesDoor } from './modules.ts'

/** What the quick search asks: the modules' own sources this person may use, and the places of the rail. */
export function useSearchProviders(doors: readonly PagesDoor[], session: Session): readonly QuickSearchProvider[] {
  const t = useTexts('web')
  return useMemo(() => {
    const places: readonly QuickHit[] = railOf(
      doors.flatMap((door) => door.pages),
      session,
    ).map((page) => ({ key: page.path, title: t(page.title), to: `/work/${page.path}` }))
    const own = doors
      .flatMap((door) => door.search ?? [])
      .filter(({ permission }) => permission === undefined || session.permissions.includes(permission))
      .filter(({ unless }) => unless === undefined || !session.permissions.includes(unless))
      .map((provider) => ({ ...provider, label: t(provider.label) }))
    return [
      ...own,
      {
        id: 'places',
        label: t('search.places'),
        search: (text) => Promise.resolve(places.filter(({ title }) => title.includes(text))),
      },
    ]
  }, [doors, session, t])
}
