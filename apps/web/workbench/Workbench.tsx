import {
  AppShell,
  KeyMap,
  LockScreen,
  PersonMenu,
  QuickSearchScope,
  railOf,
  SessionScope,
  StripScope,
  useIdle,
  useKeys,
  useTexts,
} from '@yichuang/kit'
import type { Session } from '@yichuang/kit'
import { useState } from 'react'
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router'
import type { PagesDoor } from './modules.ts'
import { OwnBell } from './OwnBell.tsx'
import { OwnStrip } from './OwnStrip.tsx'
import { useHeldSession } from './SessionHolder.tsx'
import { useLock } from './use-lock.ts'
import { useRailCounts } from './use-rail-counts.ts'
import { useSearchProviders } from './use-search-providers.ts'

/** Three minutes without use lock the screen (screens README 3). */
const IDLE_MS = 180_000

/** The frame around every page: who is not signed in is asked to, and comes back to the same address. */
export function Workbench({ doors }: { readonly doors: readonly PagesDoor[] }) {
  const { session } = useHeldSession()
  const { pathname, search } = useLocation()
  if (session === undefined) {
    return <Navigate to={`/work/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />
  }
  if (session.mustChangePassword === true && pathname !== '/work/account')
    return <Navigate to="/work/account" replace />
  return (
    <SessionScope session={session}>
      <Frame session={session} doors={doors} />
    </SessionScope>
  )
}

function Frame({ session, doors }: { readonly session: Session; readonly doors: readonly PagesDoor[] }) {
  const t = useTexts('web')
  const navigate = useNavigate()
  const { leave } = useHeldSession()
  const lock = useLock(session)
  const [hasKeyMap, setKeyMap] = useState(false)
  const rail = railOf(
    doors.flatMap((door) => door.pages),
    session,
  )
  const counts = useRailCounts(rail)
  const bellDoor = doors.find(({ bell }) => bell !== undefined)?.bell
  const providers = useSearchProviders(doors, session)
  const missed = doors.find((door) => door.missed !== undefined)?.missed
  useIdle(IDLE_MS, () => lock.close('idle'))
  useKeys([
    { combo: 'Alt+L', act: () => lock.close('locked'), label: t('keys.lock') },
    { combo: '?', act: () => setKeyMap(true), label: t('keys.all') },
  ])
  const role = t(`role.${session.roles[0] ?? 'none'}`)
  const leaveFor = async () => {
    await leave()
    void navigate('/work/sign-in')
  }
  return (
    <QuickSearchScope
      providers={providers}
      onGo={(to) => void navigate(to)}
      {...(missed !== undefined &&
        session.permissions.includes('catalogue.read') && {
          // What cannot be written down is lost; the search goes on.
          onNothing: (text: string) => void missed(text).catch(() => undefined),
        })}
    >
      <AppShell
        place={<Place session={session} />}
        rail={rail.map((page) => ({
          to: `/work/${page.path}`,
          icon: page.rail.icon,
          label: t(page.rail.label),
          count: counts[page.path] ?? 0,
          ...(page.rail.group !== undefined && { group: page.rail.group }),
        }))}
        onLock={() => lock.close('locked')}
        person={
          <>
            {bellDoor !== undefined && <OwnBell bell={bellDoor} session={session} />}
            <PersonMenu
              name={session.name}
              role={role}
              onLock={() => lock.close('locked')}
              more={[{ label: t('account'), icon: 'person', act: () => void navigate('/work/account') }]}
              onKeys={() => setKeyMap(true)}
              onSignOut={() => void leaveFor()}
            />
          </>
        }
      >
        <StripScope strip={<OwnStrip doors={doors} />}>
          <Outlet />
        </StripScope>
      </AppShell>
      {hasKeyMap && <KeyMap onClose={() => setKeyMap(false)} />}
      {lock.cause !== undefined && (
        <LockScreen
          name={session.name}
          cause={lock.cause}
          place={placeOf(session, t)}
          onUnlock={lock.open}
          onOther={() => {
            lock.giveUp()
            void leaveFor()
          }}
        />
      )}
    </QuickSearchScope>
  )
}

function Place({ session }: { readonly session: Session }) {
  const t = useTexts('web')
  const { hall, window } = session
  if (hall === undefined || window === undefined) return placeOf(session, t)
  return (
    <>
      {hall.name}
      {'\u3000'}
      <b>{t('place.window', { no: window.no })}</b>
    </>
  )
}

/** Where the person works: hall and window, or department, or the area. */
function placeOf({ hall, window, department }: Session, t: (key: string, facts?: { no: string }) => string): string {
  const at = window === undefined ? '' : t('place.window', { no: window.no })
  if (hall !== undefined && window !== undefined) return `${hall.name}\u3000${at}`
  return department?.name ?? hall?.name ?? t('place.area')
}
