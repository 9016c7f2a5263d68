import type { ModuleTexts, PageEntry } from '@yichuang/kit'

/** Import and export of the catalogue as spreadsheets. */
export const pages: readonly PageEntry[] = [
  {
    path: 'sheets',
    title: 'spreadsheets:title',
    permission: 'spreadsheets.import',
    rail: {
      icon: 'exchange',
      label: 'spreadsheets:rail',
      order: 56,
      group: 'items',
      roles: ['department-administrator', 'system-administrator'],
    },
    load: () => import('./SheetsPage.tsx').then((module) => module.SheetsPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'spreadsheets',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
