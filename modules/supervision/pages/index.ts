import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { readCounts } from '../contract.ts'

/** The screens of those who watch: figures of today, limits, the history of a case. */
export const pages: readonly PageEntry[] = [
  {
    path: 'live',
    title: 'supervision:pages.live',
    permission: 'supervision.read',
    rail: { icon: 'chart', label: 'supervision:rail.live', order: 10, roles: ['hall-manager', 'supervisor'] },
    load: () => import('./LivePage.tsx').then((module) => module.LivePage),
  },
  {
    path: 'due',
    title: 'supervision:pages.due',
    permission: 'supervision.read',
    rail: {
      icon: 'clock',
      label: 'supervision:rail.due',
      order: 20,
      roles: ['hall-manager', 'supervisor'],
      count: { read: () => call(readCounts, {}).then(({ all }) => all.overdue), topics: ['cases'] },
    },
    load: () => import('./DuePage.tsx').then((module) => module.DuePage),
  },
  {
    path: 'audit',
    title: 'supervision:pages.audit',
    permission: 'audit.read',
    rail: { icon: 'eye', label: 'supervision:rail.audit', order: 10, roles: ['security-auditor'] },
    load: () => import('./AuditPage.tsx').then((module) => module.AuditPage),
  },
  {
    path: 'deferrals',
    title: 'supervision:pages.deferrals',
    permission: 'supervision.read',
    rail: { icon: 'list', label: 'supervision:rail.deferrals', order: 25, roles: ['hall-manager', 'supervisor'] },
    load: () => import('./DeferralsPage.tsx').then((module) => module.DeferralsPage),
  },
  {
    path: 'histories',
    title: 'supervision:pages.histories',
    permission: 'cases.read-history',
    rail: { icon: 'shield', label: 'supervision:rail.histories', order: 30, roles: ['supervisor', 'security-auditor'] },
    load: () => import('./HistoriesPage.tsx').then((module) => module.HistoriesPage),
  },
  {
    path: 'histories/:id',
    title: 'supervision:pages.histories',
    permission: 'cases.read-history',
    load: () => import('./HistoryPage.tsx').then((module) => module.HistoryPage),
  },
]

export const texts: ModuleTexts = {
  namespace: 'supervision',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
}
