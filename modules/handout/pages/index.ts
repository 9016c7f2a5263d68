import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countResults } from '../contract.ts'

/** The hand-out window. */
export const pages: readonly PageEntry[] = [
  {
    path: 'handout',
    title: 'handout:pages.desk',
    permission: 'handout.read',
    rail: {
      icon: 'package',
      label: 'handout:rail.desk',
      order: 30,
      roles: ['handout-clerk', 'window-clerk'],
      count: { read: () => call(countResults, {}).then(({ received }) => received), topics: ['cases'] },
    },
    load: () => import('./HandoutPage.tsx').then((module) => module.HandoutPage),
  },
  {
    path: 'handout/:id',
    title: 'handout:pages.desk',
    permission: 'handout.read',
    load: () => import('./HandoutPage.tsx').then((module) => module.HandoutPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'handout',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
