import { useState } from 'react'
import { Menu } from '../actions/Menu.tsx'
import type { Language } from '../i18n/index.ts'
import { Icon } from '../public/Icon.tsx'
import type { IconName } from '../public/icons.ts'
import { useKitWords, useLanguage } from '../public/LanguageScope.tsx'
import { useChangeLanguage } from '../texts/TextsScope.tsx'

export interface PersonMenuProps {
  readonly name: string
  /** role in words: 窗口受理 */
  readonly role: string
  readonly onLock: () => void
  readonly onKeys: () => void
  readonly onSignOut: () => void
  /** more entries: 改密码 */
  readonly more?: readonly { readonly label: string; readonly icon: IconName; readonly act: () => void }[]
}

/** The person at the right of the top bar: language, density, keys, lock, sign out. */
export function PersonMenu({ name, role, onLock, onKeys, onSignOut, more }: PersonMenuProps) {
  const w = useKitWords()
  const entries = [
    { label: w('shell.keys'), icon: 'keyboard', act: onKeys },
    ...(more ?? []),
    { label: w('shell.lock'), icon: 'lock', act: onLock },
    { label: w('shell.signOut'), icon: 'exit', act: onSignOut },
  ] as const
  return (
    <Menu
      className="me"
      side="right"
      label={w('shell.person', { name, role })}
      trigger={
        <>
          <b aria-hidden="true">{name.slice(0, 1)}</b>
          <span className="me-name">
            {name} · {role}
          </span>
        </>
      }
    >
      {(close) => (
        <div className="person-menu">
          <p className="person-name">
            <b>{name}</b>
            <span className="muted">{role}</span>
          </p>
          <LanguageSwitch />
          <DensitySwitch />
          {entries.map(({ label, icon, act }) => (
            <button
              key={label}
              type="button"
              className="menu-item"
              onClick={() => {
                close()
                act()
              }}
            >
              <Icon name={icon} />
              {label}
            </button>
          ))}
        </div>
      )}
    </Menu>
  )
}

const languages = ['zh-CN', 'en'] as const satisfies readonly Language[]

function LanguageSwitch() {
  const w = useKitWords()
  const language = useLanguage()
  const change = useChangeLanguage()
  return (
    <fieldset className="menu-choice" aria-label={w('shell.language')}>
      <Icon name="globe" />
      {languages.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={code === language ? 'btn s on' : 'btn s'}
          aria-pressed={code === language}
          onClick={() => void change(code)}
        >
          {w(`language.${code}`)}
        </button>
      ))}
    </fieldset>
  )
}

function DensitySwitch() {
  const w = useKitWords()
  const [density, setDensity] = useState(rememberedDensity)
  const choose = (next: Density) => {
    localStorage.setItem(densityPlace, next)
    applyDensity(next)
    setDensity(next)
  }
  return (
    <fieldset className="menu-choice" aria-label={w('shell.density')}>
      <Icon name="list" />
      {(['normal', 'compact'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className={name === density ? 'btn s on' : 'btn s'}
          aria-pressed={name === density}
          onClick={() => choose(name)}
        >
          {w(`shell.density.${name}`)}
        </button>
      ))}
    </fieldset>
  )
}

type Density = 'normal' | 'compact'
const densityPlace = 'yichuang.density'

function rememberedDensity(): Density {
  return localStorage.getItem(densityPlace) === 'compact' ? 'compact' : 'normal'
}

/** Sets the height of rows as this person chose it before. */
export function applyDensity(density: Density = rememberedDensity()): void {
  document.documentElement.dataset['density'] = density
}
