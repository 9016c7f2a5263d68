import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { listLockers } from '../contract.ts'

/** 取件柜: the lockers of a hall, and the doors that did not open. */
export const pages: readonly PageEntry[] = [
  {
    path: 'lockers',
    title: 'lockers:pages.lockers',
    permission: 'lockers.read',
    rail: {
      icon: 'locker',
      label: 'lockers:rail.lockers',
      order: 31,
      roles: ['handout-clerk', 'hall-manager'],
      count: { read: () => call(listLockers, {}).then(({ stuck }) => stuck.length), topics: ['lockers'] },
    },
    load: () => import('./LockersPage.tsx').then((module) => module.LockersPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'lockers',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
