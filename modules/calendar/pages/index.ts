import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** The calendar that all limits are counted by. */
export const pages: readonly PageEntry[] = [
  {
    path: 'calendar',
    title: 'calendar:pages.calendar',
    permission: ['calendar.manage', 'halls.read'],
    rail: {
      icon: 'calendar',
      label: 'calendar:rail.calendar',
      order: 60,
      group: 'settings',
      roles: ['system-administrator', 'hall-manager'],
    },
    load: () => import('./CalendarPage.tsx').then((module) => module.CalendarPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'calendar',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
