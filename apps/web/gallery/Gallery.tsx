import {
  AppShell,
  KeyMap,
  LanguageScope,
  PersonMenu,
  QuickSearchScope,
  SessionScope,
  useKeys,
  useLanguage,
} from '@yichuang/kit'
import { useState } from 'react'
import type { ComponentType } from 'react'
import { useParams } from 'react-router'
import { ConfirmPart } from './ConfirmPart.tsx'
import { IntakePart } from './IntakePart.tsx'
import { KeysPart, LockPart, PartsPart, SearchPart, ToastPart } from './PartsPart.tsx'
import { CameraPart } from './CameraPart.tsx'
import { ListPart } from './ListPart.tsx'
import { ReviewPart } from './ReviewPart.tsx'
import { hitGroups, hits, clerk, words } from './samples.ts'
import { StatesPart } from './StatesPart.tsx'
import { TimePart } from './TimePart.tsx'

/** The parts of the gallery by their address, /work/gallery/<part>. */
const parts: Readonly<Record<string, ComponentType>> = {
  parts: PartsPart,
  list: ListPart,
  intake: IntakePart,
  review: ReviewPart,
  confirm: ConfirmPart,
  states: StatesPart,
  time: TimePart,
  lock: LockPart,
  search: SearchPart,
  keys: KeysPart,
  toast: ToastPart,
  camera: CameraPart,
}

const icons = ['inbox', 'eye', 'page-add', 'exchange', 'book'] as const

const providers = [
  {
    id: 'items',
    label: hitGroups.items,
    search: (text: string) =>
      Promise.resolve(text === hitGroups.nothing ? hits.map((hit) => ({ ...hit, isNear: true })) : hits),
  },
]

/** Every component of the kit in every state, for looking at and for the checks. */
export function Gallery() {
  const { part = 'parts' } = useParams()
  const language = useLanguage()
  const [hasKeys, setKeys] = useState(false)
  const Part = parts[part] ?? PartsPart
  useKeys([{ combo: '?', act: () => setKeys(true), label: '?' }])
  return (
    <LanguageScope language={language}>
      <SessionScope session={clerk}>
        <QuickSearchScope providers={providers} onGo={() => undefined} onNothing={() => undefined}>
          <AppShell
            place={words.place}
            rail={words.rail.map((label, index) => ({
              to: index === 0 ? `/work/gallery/${part}` : `/work/gallery/rail-${index}`,
              icon: icons[index] ?? 'inbox',
              label,
              count: [0, 3, 0, 2][index] ?? 0,
            }))}
            onLock={() => undefined}
            person={
              <PersonMenu
                name={clerk.name}
                role={words.role}
                onLock={() => undefined}
                onKeys={() => setKeys(true)}
                onSignOut={() => undefined}
              />
            }
          >
            <Part />
          </AppShell>
          {hasKeys && <KeyMap onClose={() => setKeys(false)} />}
        </QuickSearchScope>
      </SessionScope>
    </LanguageScope>
  )
}
