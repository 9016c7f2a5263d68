import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** The places of the hall: halls with their windows, departments. Everybody reads them, administrators keep them. */
export const pages: readonly PageEntry[] = [
  {
    path: 'halls',
    title: 'halls:pages.halls',
    permission: 'halls.read',
    rail: {
      icon: 'building',
      label: 'halls:rail.halls',
      order: 50,
      group: 'settings',
      roles: ['system-administrator', 'hall-manager'],
    },
    load: () => import('./HallsPage.tsx').then((module) => module.HallsPage),
  },
  {
    path: 'halls/:id',
    title: 'halls:pages.hall',
    permission: 'halls.read',
    load: () => import('./HallPage.tsx').then((module) => module.HallPage),
  },
  {
    path: 'halls/:id/zones',
    title: 'halls:pages.zones',
    permission: 'halls.read',
    load: () => import('./ZonesPage.tsx').then((module) => module.ZonesPage),
  },
  {
    path: 'departments',
    title: 'halls:pages.departments',
    permission: 'halls.read',
    rail: {
      icon: 'tree',
      label: 'halls:rail.departments',
      order: 52,
      group: 'settings',
      roles: ['system-administrator'],
    },
    load: () => import('./DepartmentsPage.tsx').then((module) => module.DepartmentsPage),
  },
  {
    path: 'departments/:id',
    title: 'halls:pages.department',
    permission: 'halls.read',
    load: () => import('./DepartmentPage.tsx').then((module) => module.DepartmentPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'halls',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
