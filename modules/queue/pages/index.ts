import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { readMyWindow } from '../contract.ts'

/** Calling at the window, and the guide desk. */
export const pages: readonly PageEntry[] = [
  {
    path: 'queue',
    title: 'queue:pages.window',
    permission: 'queue.serve-ticket',
    rail: {
      icon: 'bell',
      label: 'queue:rail.window',
      order: 5,
      roles: ['window-clerk', 'handout-clerk'],
      count: {
        read: () =>
          call(readMyWindow, {}).then(
            ({ serves }) => serves.reduce((sum, group) => sum + group.waiting, 0),
            () => 0,
          ),
        topics: ['queue'],
      },
    },
    load: () => import('./WindowPage.tsx').then((module) => module.WindowPage),
  },
  {
    path: 'guide',
    title: 'queue:pages.guide',
    permission: 'queue.take-ticket',
    rail: { icon: 'ticket', label: 'queue:rail.guide', order: 45, roles: ['window-clerk', 'hall-manager'] },
    load: () => import('./GuidePage.tsx').then((module) => module.GuidePage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'queue',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
