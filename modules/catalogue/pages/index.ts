import type { ModuleTexts, PageEntry, QuickSearchProvider } from '@yichuang/kit'
import { noteWhatIsMissed, searchItemsQuickly } from './items/search-items.ts'

/** The catalogue as the people of the hall read it, who may decide what, and what a place sets for itself. */
export const pages: readonly PageEntry[] = [
  {
    path: 'items',
    title: 'catalogue:items.title',
    permission: 'catalogue.read',
    rail: {
      icon: 'book',
      label: 'catalogue:items.rail',
      order: 45,
      group: 'items',
      roles: [
        'window-clerk',
        'handout-clerk',
        'reviewer',
        'chief-representative',
        'department-administrator',
        'hall-manager',
        'supervisor',
        'system-administrator',
      ],
    },
    load: () => import('./items/ItemsPage.tsx').then((module) => module.ItemsPage),
  },
  {
    path: 'items/:id',
    title: 'catalogue:item.title',
    permission: 'catalogue.read',
    load: () => import('./items/ItemPage.tsx').then((module) => module.ItemPage),
  },
  {
    path: 'acceptances',
    title: 'catalogue:accept.title',
    permission: 'catalogue.read',
    rail: {
      icon: 'shop',
      label: 'catalogue:accept.rail',
      order: 47,
      group: 'windows',
      roles: [
        'window-clerk',
        'chief-representative',
        'department-administrator',
        'hall-manager',
        'supervisor',
        'system-administrator',
      ],
    },
    load: () => import('./acceptances/AcceptancesPage.tsx').then((module) => module.AcceptancesPage),
  },
  {
    path: 'delegations',
    title: 'catalogue:pages.delegations',
    permission: 'catalogue.read-delegations',
    rail: {
      icon: 'scales',
      label: 'catalogue:rail.delegations',
      order: 50,
      group: 'items',
      roles: ['department-administrator', 'system-administrator', 'chief-representative', 'hall-manager', 'supervisor'],
    },
    load: () => import('./DelegationsPage.tsx').then((module) => module.DelegationsPage),
  },
  {
    path: 'item-settings',
    title: 'catalogue:pages.settings',
    permission: 'catalogue.change-item-setting',
    rail: {
      icon: 'settings',
      label: 'catalogue:rail.settings',
      order: 55,
      group: 'items',
      roles: ['department-administrator', 'system-administrator'],
    },
    load: () => import('./SettingsPage.tsx').then((module) => module.SettingsPage),
  },
  {
    path: 'item-settings/:item',
    title: 'catalogue:pages.settings',
    permission: 'catalogue.change-item-setting',
    load: () => import('./SettingPage.tsx').then((module) => module.SettingPage),
  },
  {
    path: 'missed-words',
    title: 'catalogue:pages.words',
    permission: 'catalogue.keep-words',
    rail: {
      icon: 'search',
      label: 'catalogue:rail.words',
      order: 56,
      group: 'items',
      roles: ['department-administrator', 'system-administrator'],
    },
    load: () => import('./MissedWordsPage.tsx').then((module) => module.MissedWordsPage),
  },
]

export { SampleView } from './items/SampleView.tsx'
export { sampleShown, useMaterialSample } from './items/material-sample.ts'
export type { MaterialSample } from './items/material-sample.ts'
export { useItemWords } from './items/use-item-words.ts'

export const texts: ModuleTexts = {
  namespace: 'catalogue',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}

/** What the search over everything did not find is written down for the keepers of the catalogue. */
export const missed = noteWhatIsMissed

/** Ctrl K finds items: a window clerk comes to the desk, everybody else to the item. */
export const search: readonly QuickSearchProvider[] = [
  {
    id: 'desk-items',
    label: 'catalogue:items.title',
    permission: 'intake.open-application',
    search: searchItemsQuickly('/work/intake/'),
  },
  {
    id: 'items',
    label: 'catalogue:items.title',
    permission: 'catalogue.read',
    unless: 'intake.open-application',
    search: searchItemsQuickly('/work/items/'),
  },
]
