import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** People and rights for the three administrators, and the own account for everybody. (SEC-01) */
export const pages: readonly PageEntry[] = [
  {
    path: 'people',
    title: 'access:pages.people',
    permission: 'access.read-people',
    rail: {
      icon: 'people',
      label: 'access:rail.people',
      order: 20,
      roles: ['system-administrator', 'security-administrator', 'security-auditor'],
    },
    load: () => import('./PeoplePage.tsx').then((module) => module.PeoplePage),
  },
  {
    path: 'people/:id',
    title: 'access:pages.person',
    permission: 'access.read-people',
    load: () => import('./PersonPage.tsx').then((module) => module.PersonPage),
  },
  {
    path: 'sessions',
    title: 'access:pages.sessions',
    permission: 'access.end-sessions',
    rail: { icon: 'key', label: 'access:rail.sessions', order: 30, roles: ['security-administrator'] },
    load: () => import('./SessionsPage.tsx').then((module) => module.SessionsPage),
  },
  {
    path: 'account',
    title: 'access:pages.account',
    load: () => import('./AccountPage.tsx').then((module) => module.AccountPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'access',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
