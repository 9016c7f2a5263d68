import { call } from '@yichuang/kit'
import type { BellEntry, ModuleTexts, PageEntry } from '@yichuang/kit'
import { countMessages, countNotices } from '../contract.ts'

/** The outbox of messages, notices of one's own, results nobody collects. */
export const pages: readonly PageEntry[] = [
  {
    path: 'messages',
    title: 'messages:pages.outbox',
    permission: 'messages.read',
    rail: {
      icon: 'forward',
      label: 'messages:rail.outbox',
      order: 60,
      group: 'settings',
      roles: ['hall-manager', 'system-administrator'],
      count: { read: () => call(countMessages, {}).then(({ failed }) => failed), topics: ['messages'] },
    },
    load: () => import('./OutboxPage.tsx').then((module) => module.OutboxPage),
  },
  {
    path: 'uncollected',
    title: 'messages:pages.uncollected',
    permission: 'handout.read',
    rail: {
      icon: 'card',
      label: 'messages:rail.uncollected',
      order: 50,
      roles: ['handout-clerk', 'hall-manager'],
    },
    load: () => import('./UncollectedPage.tsx').then((module) => module.UncollectedPage),
  },
  {
    path: 'notices',
    title: 'messages:pages.notices',
    load: () => import('./NoticesPage.tsx').then((module) => module.NoticesPage),
  },
]

/** What the bell of the frame counts and where it leads. */
export const bell: BellEntry = {
  to: '/work/notices',
  label: 'messages:pages.notices',
  read: () => call(countNotices, {}).then(({ unread }) => unread),
  topics: ({ person }) => [`notices/${person}`],
}

export const texts: ModuleTexts = {
  namespace: 'messages',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
