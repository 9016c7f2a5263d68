import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry, StripEntry } from '@yichuang/kit'
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
      order: 12,
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
    rail: { icon: 'ticket', label: 'queue:rail.guide', order: 10, roles: ['guide'] },
    load: () => import('./GuidePage.tsx').then((module) => module.GuidePage),
  },
  {
    path: 'green-channel',
    title: 'queue:pages.green',
    permission: 'queue.take-ticket',
    rail: { icon: 'shield', label: 'queue:rail.green', order: 40, roles: ['guide'] },
    load: () => import('./GuidePage.tsx').then((module) => module.GreenChannelPage),
  },
  {
    path: 'queue-board',
    title: 'queue:pages.board',
    permission: 'queue.read',
    rail: { icon: 'people', label: 'queue:rail.board', order: 12, roles: ['hall-manager', 'supervisor'] },
    load: () => import('./BoardPage.tsx').then((module) => module.BoardPage),
  },
  {
    path: 'queue-lines',
    title: 'queue:pages.lines',
    permission: 'queue.arrange',
    rail: { icon: 'place', label: 'queue:rail.lines', order: 14, group: 'windows', roles: ['hall-manager'] },
    load: () => import('./LinesPage.tsx').then((module) => module.LinesPage),
  },
  {
    path: 'queue-visits',
    title: 'queue:pages.visits',
    permission: 'queue.read',
    rail: {
      icon: 'columns',
      label: 'queue:rail.visits',
      order: 16,
      group: 'windows',
      roles: ['hall-manager', 'supervisor'],
    },
    load: () => import('./VisitsPage.tsx').then((module) => module.VisitsPage),
  },
]

/** Over every page of a window that calls: who is at it, F2 for the next. */
export const strip: StripEntry = {
  permission: 'queue.serve-ticket',
  load: () => import('./TicketStrip.tsx').then((module) => module.TicketStrip),
}

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
