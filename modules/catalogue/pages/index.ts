import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** Who may decide what, and what a place sets for itself. */
export const pages: readonly PageEntry[] = [
  {
    path: 'delegations',
    title: 'catalogue:pages.delegations',
    permission: 'catalogue.read-delegations',
    rail: {
      icon: 'scales',
      label: 'catalogue:rail.delegations',
      order: 50,
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
