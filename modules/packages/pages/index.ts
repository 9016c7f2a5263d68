import type { ModuleTexts, PageEntry, QuickSearchProvider } from '@yichuang/kit'
import { searchPackagesQuickly } from './search-packages.ts'

/** Packages (一件事): the list, a package, its composing, and items that go together. */
export const pages: readonly PageEntry[] = [
  {
    path: 'packages',
    title: 'packages:pages.list',
    permission: 'packages.read',
    rail: {
      icon: 'package',
      label: 'packages:rail.list',
      order: 49,
      group: 'items',
      roles: ['department-administrator', 'hall-manager'],
    },
    load: () => import('./PackagesPage.tsx').then((module) => module.PackagesPage),
  },
  {
    path: 'packages/:id',
    title: 'packages:pages.package',
    permission: 'packages.read',
    load: () => import('./PackagePage.tsx').then((module) => module.PackagePage),
  },
  {
    path: 'packages/:id/versions',
    title: 'packages:pages.versions',
    permission: 'packages.read',
    load: () => import('./VersionsPage.tsx').then((module) => module.VersionsPage),
  },
  {
    path: 'package-drafts/:id',
    title: 'packages:pages.draft',
    permission: 'packages.read-draft',
    load: () => import('./DraftPage.tsx').then((module) => module.DraftPage),
  },
  {
    path: 'package-associations',
    title: 'packages:pages.associations',
    permission: 'packages.read-draft',
    load: () => import('./AssociationsPage.tsx').then((module) => module.AssociationsPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'packages',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}

/** Ctrl K finds packages by the words that items are found by, for who may read them. */
export const search: readonly QuickSearchProvider[] = [
  { id: 'packages', label: 'packages:pages.list', permission: 'packages.read', search: searchPackagesQuickly },
]
