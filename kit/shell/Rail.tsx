import { Link, useLocation } from 'react-router'
import { Menu } from '../actions/Menu.tsx'
import { Icon } from '../public/Icon.tsx'
import type { IconName } from '../public/icons.ts'
import { useKitWords } from '../public/LanguageScope.tsx'
import { folded } from './rail-groups.ts'
import type { RailGroup } from './rail-groups.ts'

export interface RailItem {
  readonly to: string
  readonly icon: IconName
  readonly label: string
  readonly count?: number
  /** what it is put under where the rail would get too long */
  readonly group?: RailGroup
}

interface RailProps {
  readonly items: readonly RailItem[]
  readonly onLock: () => void
}

const groupIcons: Readonly<Record<RailGroup, IconName>> = {
  windows: 'list',
  quality: 'star',
  items: 'book',
  settings: 'settings',
}

/** The places of a person with words under their icons; who has many finds the rarer ones together under one word. */
export function Rail({ items, onLock }: RailProps) {
  const w = useKitWords()
  const { pathname } = useLocation()
  const current = items.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  const places = folded(items)
  const rest = places.length < PHONE ? [] : places.slice(PHONE - 1).flatMap(membersOf)
  return (
    <nav className={rest.length > 0 ? 'rail long' : 'rail'} aria-label={w('shell.nav')}>
      {places.map((place) =>
        'members' in place ? (
          <Group
            key={place.group}
            icon={groupIcons[place.group]}
            label={w(`shell.group.${place.group}`)}
            members={place.members}
            current={current}
          />
        ) : (
          <Link key={place.to} to={place.to} {...(place === current && { 'aria-current': 'page' })}>
            <Place icon={place.icon} label={place.label} count={place.count} />
          </Link>
        ),
      )}
      <button type="button" className="end" aria-keyshortcuts="Alt+L" onClick={onLock}>
        <Icon name="lock" />
        {w('shell.lock')}
      </button>
      {rest.length > 0 && (
        <div className="rail-more">
          <Group icon="list" label={w('shell.more')} members={rest} current={current} onLock={onLock} />
        </div>
      )}
    </nav>
  )
}

/** As many places as a phone shows beside each other; of more the last is a word that opens the rest. */
const PHONE = 6

function membersOf(place: ReturnType<typeof folded<RailItem>>[number]): readonly RailItem[] {
  return 'members' in place ? place.members : [place]
}

interface GroupProps {
  readonly icon: IconName
  readonly label: string
  readonly members: readonly RailItem[]
  readonly current: RailItem | undefined
  /** the rest of a phone's rail ends with the lock, as the rail does */
  readonly onLock?: () => void
}

function Group({ icon, label, members, current, onLock }: GroupProps) {
  const w = useKitWords()
  const isHere = current !== undefined && members.includes(current)
  const count = members.reduce((sum, member) => sum + (member.count ?? 0), 0)
  return (
    <Menu
      className={isHere ? 'rail-group here' : 'rail-group'}
      side="beside"
      trigger={<Place icon={icon} label={label} count={count} />}
    >
      {(close) => (
        <ul className="rail-menu">
          {members.map((member) => (
            <li key={member.to}>
              <Link
                className="menu-item"
                to={member.to}
                onClick={close}
                {...(member === current && { 'aria-current': 'page' })}
              >
                <Icon name={member.icon} />
                <span className="grow">{member.label}</span>
                {member.count !== undefined && member.count > 0 && <Count count={member.count} />}
              </Link>
            </li>
          ))}
          {onLock !== undefined && (
            <li>
              <button type="button" className="menu-item" onClick={onLock}>
                <Icon name="lock" />
                <span className="grow">{w('shell.lock')}</span>
              </button>
            </li>
          )}
        </ul>
      )}
    </Menu>
  )
}

function Place({ icon, label, count }: { icon: IconName; label: string; count: number | undefined }) {
  return (
    <>
      <Icon name={icon} />
      {label}
      {count !== undefined && count > 0 && <Count count={count} />}
    </>
  )
}

function Count({ count }: { readonly count: number }) {
  const w = useKitWords()
  return (
    <sup>
      {count > 99 ? '99+' : count}
      <span className="vh">{w('shell.waiting')}</span>
    </sup>
  )
}
