import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** The workshop of items: the board, a draft, a mock application at the window, the versions of an item. */
export const pages: readonly PageEntry[] = [
  {
    path: 'workshop',
    title: 'workshop:pages.board',
    permission: 'workshop.read',
    rail: {
      icon: 'tree',
      label: 'workshop:rail.board',
      order: 48,
      roles: ['department-administrator', 'hall-manager', 'chief-representative', 'window-clerk'],
    },
    load: () => import('./BoardPage.tsx').then((module) => module.BoardPage),
  },
  {
    path: 'workshop/:id',
    title: 'workshop:pages.draft',
    permission: 'workshop.read',
    load: () => import('./DraftPage.tsx').then((module) => module.DraftPage),
  },
  {
    path: 'workshop/:id/trials/:mock',
    title: 'workshop:pages.trial',
    permission: 'workshop.try-draft',
    load: () => import('./TrialPage.tsx').then((module) => module.TrialPage),
  },
  {
    path: 'item-versions/:item',
    title: 'workshop:pages.versions',
    permission: 'workshop.read-changes',
    load: () => import('./VersionsPage.tsx').then((module) => module.VersionsPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'workshop',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
