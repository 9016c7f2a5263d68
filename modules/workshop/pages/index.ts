import { call } from '@yichuang/kit'
import type { ModuleTexts, PageEntry } from '@yichuang/kit'
import { countChangeRequests } from '../contract.ts'

/** The workshop of items: the board, requests for changes, the plan, a draft, a mock application at the window, the versions of an item. */
export const pages: readonly PageEntry[] = [
  {
    path: 'workshop',
    title: 'workshop:pages.board',
    permission: 'workshop.read',
    rail: {
      icon: 'tree',
      label: 'workshop:rail.board',
      order: 48,
      group: 'items',
      roles: ['department-administrator', 'hall-manager', 'chief-representative', 'window-clerk'],
    },
    load: () => import('./BoardPage.tsx').then((module) => module.BoardPage),
  },
  {
    path: 'workshop/:id',
    title: 'workshop:pages.draft',
    permission: 'workshop.read',
    load: () => import('./DraftPage.tsx').then((module) => module.DraftPage),
  },
  {
    path: 'workshop/:id/trials/:mock',
    title: 'workshop:pages.trial',
    permission: 'workshop.try-draft',
    load: () => import('./TrialPage.tsx').then((module) => module.TrialPage),
  },
  {
    path: 'change-requests',
    title: 'workshop:pages.requests',
    permission: 'workshop.request-change',
    rail: {
      icon: 'flag',
      label: 'workshop:rail.requests',
      order: 49,
      group: 'items',
      roles: ['department-administrator', 'hall-manager', 'chief-representative'],
      count: { read: () => call(countChangeRequests, {}).then(({ waiting }) => waiting), topics: ['change-requests'] },
    },
    load: () => import('./ChangeRequestsPage.tsx').then((module) => module.ChangeRequestsPage),
  },
  {
    path: 'change-requests/:id',
    title: 'workshop:pages.request',
    permission: 'workshop.request-change',
    load: () => import('./ChangeRequestPage.tsx').then((module) => module.ChangeRequestPage),
  },
  {
    path: 'combing-plan',
    title: 'workshop:pages.plan',
    permission: 'workshop.read-plan',
    rail: {
      icon: 'pen',
      label: 'workshop:rail.plan',
      order: 50,
      group: 'items',
      roles: ['department-administrator', 'hall-manager', 'system-administrator'],
    },
    load: () => import('./CombingPlanPage.tsx').then((module) => module.CombingPlanPage),
  },
  {
    path: 'item-versions/:item',
    title: 'workshop:pages.versions',
    permission: 'workshop.read-changes',
    load: () => import('./VersionsPage.tsx').then((module) => module.VersionsPage),
  },
]

export { ChangeList } from './ChangeList.tsx'

export const texts: ModuleTexts = {
  namespace: 'workshop',
  load: {
    'zh-CN': () => import('../i18n/zh-CN.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.json', { with: { type: 'json' } }),
  },
  problems: {
    'zh-CN': () => import('../i18n/zh-CN.problems.json', { with: { type: 'json' } }),
    en: () => import('../i18n/en.problems.json', { with: { type: 'json' } }),
  },
}
