import type { ModuleTexts, PageEntry, QuickSearchProvider } from '@yichuang/kit'
import { searchItemsQuickly } from './items/search-items.ts'

/** The catalogue as the people of the hall read it. */
export const pages: readonly PageEntry[] = [
  {
    path: 'items',
    title: 'catalogue:items.title',
    permission: 'catalogue.read',
    rail: {
      icon: 'book',
      label: 'catalogue:items.rail',
      order: 60,
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
]

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
